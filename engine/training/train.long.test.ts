import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DataRecipe } from '../tasks/forecasting/recipe';
import type { Graph } from '../graph/graph';
import { UserError } from '../problem/problem';
import { curveOf, lineValues, MODEL } from '../reports/report';
import { makeGraph, makeNode, stockGraph } from '../testing/graphs';
import { testClock } from '../testing/run';
import { hourlyRecipe, hourlyTable, tableOf, forecastBy } from '../testing/tables';
import type { TrainingEvent } from './events';
import { DEFAULT_TRAINING, type TrainingSettings } from '../optimizers/trainingSettings';
import { type TrainingOutcome, train } from './train';
import { evaluateTrained, predictTrained } from './useTrained';
import { hintOf, messageOf } from '../testing/english';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const TABLE = hourlyTable(260);
const QUICK: TrainingSettings = { ...DEFAULT_TRAINING, epochs: 3, batchSize: 32, learningRate: 0.01, patience: 0 };

interface RunOptions {
  readonly graph?: Graph;
  readonly recipe?: DataRecipe;
  readonly settings?: Partial<TrainingSettings>;
  readonly control?: { aborted: boolean; paused: boolean };
  readonly onEvent?: (event: TrainingEvent) => void;
}

function run(options: RunOptions = {}): Promise<TrainingOutcome> {
  const job = {
    graph: options.graph ?? stockGraph(),
    task: forecastBy(options.recipe ?? hourlyRecipe()),
    table: TABLE,
    settings: { ...QUICK, ...options.settings },
  };
  const control = options.control ?? { aborted: false, paused: false };
  return train(tf, job, { clock: testClock(), control, onEvent: options.onEvent ?? (() => {}) });
}

const lossesOf = (outcome: TrainingOutcome): number[] => outcome.trained.history.map((record) => record.loss);

describe('training', () => {
  it('learns: the loss falls, and the forecast of a clear cycle beats the last value', async () => {
    const outcome = await run({ graph: stockGraph(8), settings: { epochs: 25, batchSize: 16 } });
    const losses = lossesOf(outcome);
    expect(losses.at(-1)).toBeLessThan(0.1 * (losses[0] as number));
    const [result] = outcome.evaluation.targets;
    expect(result?.unit).toBe('MW');
    expect(result?.baselines[0]?.comparisons[0]?.ratio).toBeLessThan(0.7);
    expect(result?.verdict.kind).toBe('better');
  });

  it('repeats itself exactly with the same seed, dropout and shuffling included, and not with another', async () => {
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('LSTM', 'lstm', { units: 4, dropout: 0.2, recurrentDropout: 0.2 }),
        makeNode('Dropout', 'dropout', { rate: 0.3 }),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ],
      ['Input>LSTM', 'LSTM>Dropout', 'Dropout>Dense', 'Dense>Target'],
    );
    const [first, again, other] = [
      await run({ graph }),
      await run({ graph }),
      await run({ graph, settings: { seed: 1 } }),
    ];
    expect(lossesOf(first)).toEqual(lossesOf(again));
    expect([...first.trained.weightData]).toEqual([...again.trained.weightData]);
    expect(lossesOf(first)).not.toEqual(lossesOf(other));
  });

  it('leaks no tensor: as many after fifty epochs as after one, and none when it is done', async () => {
    const before = tf.memory().numTensors;
    const counts: number[] = [];
    const onEvent = (event: TrainingEvent): void => {
      if (event.kind === 'epoch') counts.push(tf.memory().numTensors);
    };
    await run({ graph: stockGraph(2), settings: { epochs: 50, batchSize: 64 }, onEvent });
    expect(counts).toHaveLength(50);
    expect(new Set(counts).size).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('tells its progress in order, with speed and time left', async () => {
    const events: TrainingEvent[] = [];
    await run({ onEvent: (event) => events.push(event) });
    expect(events[0]).toMatchObject({ kind: 'started', epochs: 3, trainWindows: 150, batchesPerEpoch: 5 });
    const epochs = events.filter((event) => event.kind === 'epoch');
    expect(epochs.map((event) => event.record.epoch)).toEqual([1, 2, 3]);
    expect(epochs.at(-1)?.secondsLeft).toBe(0);
    for (const event of events) {
      if (event.kind === 'batch') {
        expect(event.sequencesPerSecond).toBeGreaterThan(0);
        expect(event.secondsLeft).toBeGreaterThanOrEqual(0);
      }
    }
    expect(events.some((event) => event.kind === 'evaluated')).toBe(true);
  });

  it('stops early and returns the weights of the best epoch', async () => {
    const outcome = await run({ settings: { epochs: 60, learningRate: 0.3, optimizer: 'rmsprop', patience: 3 } });
    const { history, bestEpoch } = outcome.trained;
    expect(outcome.end).toBe('earlyStopped');
    expect(history).toHaveLength(bestEpoch + 3);
    const best = Math.min(...history.map((record) => record.valLoss as number));
    expect(history[bestEpoch - 1]?.valLoss).toBe(best);
    const job = { graph: stockGraph(), task: forecastBy(hourlyRecipe()), table: TABLE, trained: outcome.trained };
    const validation = await evaluateTrained(tf, job, 'validation');
    const scale = outcome.trained.scalers.load?.scale as number;
    expect((validation.targets[0]?.model.metrics.rmse ?? 0) ** 2 / scale ** 2).toBeCloseTo(best, 4);
  });

  it('stops when asked, and keeps what it has', async () => {
    const control = { aborted: false, paused: false };
    const onEvent = (event: TrainingEvent): void => {
      if (event.kind === 'epoch' && event.record.epoch === 2) control.aborted = true;
    };
    const outcome = await run({ settings: { epochs: 9 }, control, onEvent });
    expect(outcome.end).toBe('stopped');
    expect(outcome.trained.history).toHaveLength(2);
    expect(lineValues(outcome.evaluation.targets[0], MODEL).length).toBeGreaterThan(0);
  });

  it('pauses between batches and goes on as if nothing had been', async () => {
    const control = { aborted: false, paused: false };
    const kinds: string[] = [];
    let looks = 0;
    const clock = {
      ...testClock(),
      yieldToEvents: () => {
        if (control.paused && ++looks === 5) control.paused = false;
        return Promise.resolve();
      },
    };
    const onEvent = (event: TrainingEvent): void => {
      kinds.push(event.kind);
      if (event.kind === 'epoch' && event.record.epoch === 1) control.paused = true;
    };
    const job = { graph: stockGraph(), task: forecastBy(hourlyRecipe()), table: TABLE, settings: QUICK };
    const outcome = await train(tf, job, { clock, control, onEvent });
    expect(kinds).toContain('paused');
    expect(kinds.indexOf('resumed')).toBeGreaterThan(kinds.indexOf('paused'));
    expect(lossesOf(outcome)).toEqual(lossesOf(await run()));
  });

  it('halts when the loss is no number any more, says why, and keeps the best weights', async () => {
    const outcome = await run({
      settings: { optimizer: 'sgd', momentum: 0, learningRate: 10, clipNorm: 0, epochs: 40 },
    });
    expect(outcome.end).toBe('diverged');
    const problem = outcome.problems.find((item) => item.code === 'training.diverged');
    expect(messageOf(problem)).toMatch(/^Training stopped: the loss became (NaN|infinite) in epoch \d+, batch \d+\./);
    expect(hintOf(problem)).toContain('Lower the learning rate (now 10)');
    const weights = new Float32Array(outcome.trained.weightData.slice().buffer);
    expect(weights.every((value) => Number.isFinite(value))).toBe(true);
  });

  it('has nothing to give when it diverges within the first epoch, and says why', async () => {
    const settings = { optimizer: 'sgd', momentum: 0, learningRate: 10, clipNorm: 0, batchSize: 1 } as const;
    const error = (await run({ settings }).catch((reason: unknown) => reason)) as UserError;
    expect(error.problems.map((problem) => problem.code)).toEqual(['training.diverged']);
  });

  it('clips the whole gradient: a step of plain descent is never longer than rate × norm', async () => {
    const settings = {
      optimizer: 'sgd',
      momentum: 0,
      learningRate: 0.1,
      clipNorm: 1e-3,
      epochs: 1,
      batchSize: 4096,
    } as const;
    const start = await run({ settings: { ...settings, learningRate: 1e-9 } });
    const after = await run({ settings });
    const floats = (outcome: TrainingOutcome) => new Float32Array(outcome.trained.weightData.slice().buffer);
    const moved = floats(after).map((value, i) => value - (floats(start)[i] as number));
    expect(Math.hypot(...moved)).toBeCloseTo(1e-4, 6);
  });

  it('trains classes from codes: two inputs, an embedding, categorical and binary cross-entropy', async () => {
    const recipe = hourlyRecipe({ features: ['load', 'kind'], targets: ['kind'] });
    const graph = (loss: string, units: number, activation: string): Graph =>
      makeGraph(
        [
          makeNode('Load', 'input'),
          makeNode('Kind', 'input', { form: 'codes' }),
          makeNode('Embedding', 'embedding', { vocabulary: 3, dimensions: 2 }),
          makeNode('Join', 'concatenate'),
          makeNode('GRU', 'gru', { units: 8 }),
          makeNode('Dense', 'dense', { units, activation }),
          makeNode('Target', 'target', { loss }),
        ],
        ['Load>Join', 'Kind>Embedding', 'Embedding>Join', 'Join>GRU', 'GRU>Dense', 'Dense>Target'],
      );
    for (const shape of [graph('categoricalCrossentropy', 2, 'softmax'), graph('binaryCrossentropy', 1, 'sigmoid')]) {
      const outcome = await run({ graph: shape, recipe, settings: { epochs: 8, batchSize: 16, learningRate: 0.02 } });
      const [result] = outcome.evaluation.targets;
      expect(result && curveOf(result)?.classes).toEqual(['am', 'pm']);
      expect(result?.model.metrics.accuracy).toBeGreaterThan(0.8);
      expect(outcome.trained.history.at(-1)?.metrics.accuracy).toBeGreaterThan(0.8);
      expect(result?.baselines.map(({ id }) => id)).toEqual(['lastValue', 'seasonal24', 'majorityClass']);
    }
  });

  it('forecasts several steps with three Target nodes, two of them on one node', async () => {
    const recipe = hourlyRecipe({ horizon: 3, targets: ['load'], transforms: { load: 'difference' } });
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('LSTM', 'lstm', { units: 4 }),
        makeNode('A', 'dense', { units: 3 }),
        makeNode('B', 'dense', { units: 3 }),
        makeNode('Target A', 'target'),
        makeNode('Target B', 'target', { loss: 'huber' }),
        makeNode('Target C', 'target', { loss: 'meanAbsoluteError' }),
      ],
      ['Input>LSTM', 'LSTM>A', 'LSTM>B', 'A>Target A', 'B>Target B', 'B>Target C'],
    );
    const outcome = await run({ graph, recipe });
    expect(outcome.evaluation.targets).toHaveLength(3);
    expect(lineValues(outcome.evaluation.targets[0], MODEL).length).toBe(
      3 * (outcome.evaluation.targets[0]?.sampleCount ?? 0),
    );
  });

  it('predicts the same from its saved weights, and forecasts past the last row', async () => {
    const outcome = await run();
    const job = { graph: stockGraph(), task: forecastBy(hourlyRecipe()), table: TABLE, trained: outcome.trained };
    const again = await evaluateTrained(tf, job, 'test');
    expect(lineValues(again.targets[0], MODEL)).toEqual(lineValues(outcome.evaluation.targets[0], MODEL));
    const { answers } = await predictTrained(tf, job);
    expect(answers.at(-1)).toEqual(['', '2024-01-11 19:00', 1, expect.any(Number), '']);
    expect(answers).toHaveLength(1 + 260 - 6 + 1);
    const lastTest = lineValues(outcome.evaluation.targets[0], MODEL).at(-1);
    expect(answers.at(-2)?.[3]).toBeCloseTo(lastTest as number, 4);
  });

  it('reports mistakes of settings, data and graph together, and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const settings = { learningRate: -1, epochs: 0 };
    const failure = run({ graph: makeGraph([makeNode('Target', 'target')], []), settings }).catch(
      (error: unknown) => error,
    );
    const error = (await failure) as UserError;
    expect(error).toBeInstanceOf(UserError);
    expect(error.problems.map((problem) => problem.code)).toEqual([
      'training.setting',
      'training.setting',
      'graph.noInput',
      'graph.danglingInput',
    ]);
    expect(messageOf(error.problems[0])).toEqual(
      expect.stringMatching(/^Learning rate must be a number above 0 .* -1\.$/),
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  it('never measures against a cell that was empty', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => (i > 170 && i % 5 === 0 ? ',x' : `${(i * 7) % 11},x`));
    const table = tableOf(`n,m\n${rows.join('\n')}\n`);
    const recipe = hourlyRecipe({ time: null, features: ['n'], targets: ['n'], seasons: [] });
    const job = { graph: stockGraph(), task: forecastBy(recipe), table, settings: { ...QUICK, epochs: 1 } };
    const hooks = { clock: testClock(), control: { aborted: false, paused: false }, onEvent: () => {} };
    const { evaluation } = await train(tf, job, hooks);
    const [result] = evaluation.targets;
    const empty = [175, 180, 185, 190, 195];
    expect(result?.sampleCount).toBe(40 - empty.length);
    const at = result && curveOf(result)?.at;
    expect(at?.kind).toBe('row');
    expect(at?.kind === 'row' && [...at.values].filter((row) => empty.includes(row))).toEqual([]);
  });

  it('measures each layer’s part of a step, without changing a weight', async () => {
    const outcome = await run({ settings: { epochs: 1 } });
    expect(Object.keys(outcome.layerTimes)).toEqual(['LSTM', 'Dense']);
    for (const ms of Object.values(outcome.layerTimes)) expect(ms).toBeGreaterThan(0);
    const job = { graph: stockGraph(), task: forecastBy(hourlyRecipe()), table: TABLE, trained: outcome.trained };
    const again = await evaluateTrained(tf, job, 'test');
    expect(lineValues(again.targets[0], MODEL)).toEqual(lineValues(outcome.evaluation.targets[0], MODEL));
  });

  it('trains with a lookback of one step through stacked recurrent layers', async () => {
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('A', 'lstm', { units: 3, output: 'sequences' }),
        makeNode('B', 'simpleRnn', { units: 3 }),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ],
      ['Input>A', 'A>B', 'B>Dense', 'Dense>Target'],
    );
    const outcome = await run({ graph, recipe: hourlyRecipe({ lookback: 1 }) });
    expect(outcome.end).toBe('completed');
  });
});
