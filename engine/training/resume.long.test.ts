import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeKernels } from '../../cli/nodeKernels';
import type { Graph } from '../graph/graph';
import type { KernelPool } from '../kernels/kernelPool';
import { UserError } from '../problem/problem';
import { lineValues, MODEL } from '../reports/report';
import { everyLayerGraph, makeGraph, makeNode } from '../testing/graphs';
import { encoderDecoderGraph, maskedGraph } from '../testing/layeredGraphs';
import { hourlyRecipe, hourlyTable, forecastBy, withRecipe } from '../testing/tables';
import type { Checkpoint } from './checkpoint';
import { decodeCheckpoint, encodeCheckpoint } from './checkpointBytes';
import type { TrainingEvent } from './events';
import { OPTIMIZERS } from '../optimizers';
import { SCHEDULES } from '../optimizers/schedules';
import { DEFAULT_TRAINING, type TrainingSettings } from '../optimizers/trainingSettings';
import { type TrainHooks, train, type TrainingJob, type TrainingOutcome } from './train';

type Engine = 'fused on one thread' | 'fused on two threads' | 'wasm' | 'cpu';

const pools = new Map<Engine, KernelPool>();

beforeAll(async () => {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${path.dirname(entry)}${path.sep}`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  pools.set('fused on one thread', (await startNodeKernels({ threads: 1 })) as KernelPool);
  pools.set('fused on two threads', (await startNodeKernels({ threads: 2 })) as KernelPool);
});

afterAll(() => {
  for (const pool of pools.values()) pool.dispose();
});

/** A recurrent layer with both dropouts, odd units (padded in the kernels), a Dropout of its own and several weights. */
const DROPOUTS = makeGraph(
  [
    makeNode('Input', 'input'),
    makeNode('LSTM', 'lstm', { units: 3, dropout: 0.2, recurrentDropout: 0.3 }),
    makeNode('Dropout', 'dropout', { rate: 0.3 }),
    makeNode('Dense', 'dense'),
    makeNode('Target', 'target'),
  ],
  ['Input>LSTM', 'LSTM>Dropout', 'Dropout>Dense', 'Dense>Target'],
);

/** 66 windows to train on: five batches, the last of two windows. */
const TABLE = hourlyTable(120);
const BATCHES = 5;

function jobOf(settings: Partial<TrainingSettings> = {}, graph: Graph = DROPOUTS): TrainingJob {
  const all = { ...DEFAULT_TRAINING, epochs: 3, batchSize: 16, learningRate: 0.02, clipNorm: 0.3, ...settings };
  return { graph, task: forecastBy(hourlyRecipe({ features: ['load', 'kind'] })), table: TABLE, settings: all };
}

interface Run extends Pick<TrainHooks, 'checkpoint' | 'resume'> {
  readonly onEvent?: (event: TrainingEvent) => void;
}

async function run(engine: Engine, job: TrainingJob, { onEvent = () => {}, ...rest }: Run = {}) {
  await tf.setBackend(engine === 'wasm' ? 'wasm' : 'cpu');
  // The clock goes on from batch to batch and stands in between: checkpoints cost nothing, so one is due after each.
  let ms = 0;
  const control = {
    get aborted() {
      ms += 5;
      return false;
    },
    paused: false,
  };
  const clock = { now: () => ms, yieldToEvents: () => Promise.resolve() };
  return train(tf, job, { clock, control, onEvent, kernels: pools.get(engine) ?? null, ...rest });
}

/** An uninterrupted run, and every checkpoint of it as bytes. */
async function runWhole(engine: Engine, job: TrainingJob) {
  const kept: Uint8Array[] = [];
  const onCheckpoint = (checkpoint: Checkpoint): void => void kept.push(encodeCheckpoint(checkpoint));
  const outcome = await run(engine, job, { checkpoint: { everyMs: 0, onCheckpoint } });
  const at = (epoch: number, batch: number): Checkpoint => {
    const found = kept.map(decodeCheckpoint).find((one) => one.epoch === epoch && one.batch === batch);
    if (!found) throw new Error(`There is no checkpoint of epoch ${epoch}, batch ${batch}.`);
    return found;
  };
  return { outcome, kept, at };
}

/** All that must not depend on an interruption: everything but times. */
function resultOf({ trained, evaluation, end }: TrainingOutcome) {
  const history = trained.history.map(({ epoch, loss, valLoss, metrics }) => ({ epoch, loss, valLoss, metrics }));
  const { weightData, bestEpoch } = trained;
  return { end, bestEpoch, history, weightData, predicted: lineValues(evaluation.targets[0], MODEL) };
}

/** Every optimizer, some of them with each of the schedules. */
const SETTINGS: readonly Partial<TrainingSettings>[] = [
  ...OPTIMIZERS.map(({ id }, i) => ({ optimizer: id, schedule: SCHEDULES[i % SCHEDULES.length]?.id ?? 'constant' })),
  { optimizer: 'sgd', momentum: 0 },
  { schedule: 'plateau', plateauPatience: 1, minDelta: 10, warmupEpochs: 1 },
];

const CASES = (['fused on one thread', 'fused on two threads', 'wasm', 'cpu'] as const).flatMap((engine) =>
  // The weights move alike on all of them: tfjs has one way to update them.
  SETTINGS.filter((_, i) => engine.startsWith('fused') || i % 3 === 0).map((settings) => [engine, settings] as const),
);

describe('a checkpoint of version 1', () => {
  const file = (name: string): Uint8Array => readFileSync(path.join(import.meta.dirname, 'fixtures/version1', name));
  const expected = JSON.parse(new TextDecoder().decode(file('losses.json'))) as Record<string, [number, number][]>;

  it.each(Object.keys(expected))('%s: goes on to the losses of the training that it was taken of', async (name) => {
    const [backend = '', optimizer = ''] = name.split('-');
    const settings = { optimizer } as Partial<TrainingSettings>;
    const resume = decodeCheckpoint(file(`${name}.checkpoint`));
    expect(resume).toMatchObject({ epoch: 2, batch: 4 });
    const { trained } = await run(backend === 'fused' ? 'fused on one thread' : 'cpu', jobOf(settings), { resume });
    // Windows of the validation part read no row before it then, so that there were fewer.
    const losses = trained.history.map(({ loss }) => loss);
    const before = (expected[name] ?? []).map(([loss]) => loss);
    expect(losses.length).toBe(before.length);
    const differences = losses.map((loss, i) => Math.abs(loss - (before[i] as number)));
    expect(Math.max(...differences)).toBeLessThan(2e-6);
  });
});

describe('a training that was interrupted', () => {
  it.each(CASES)('%s, %o: ends at the same losses and weights, to the last bit', async (engine, settings) => {
    const job = jobOf(settings);
    const whole = await runWhole(engine, job);
    const expected = resultOf(whole.outcome);
    expect(resultOf(await run(engine, job)), 'checkpoints change nothing').toEqual(expected);
    expect(new Set(expected.history.map(({ loss }) => loss)).size, 'it learns').toBe(3);
    // Within the first epoch, after a first best epoch, between two epochs.
    for (const [epoch, batch] of [
      [1, 2],
      [2, 4],
      [3, 0],
    ] as const) {
      const resumed = await run(engine, job, { resume: whole.at(epoch, batch) });
      expect(resultOf(resumed), `from epoch ${epoch}, batch ${batch}`).toEqual(expected);
    }
  });

  it.each([
    ['fused on two threads', 'gru', { resetAfter: true, dropout: 0.2, recurrentDropout: 0.2 }],
    ['fused on two threads', 'bidirectional', { cell: 'lstm', merge: 'concat', dropout: 0.1, recurrentDropout: 0.1 }],
    ['wasm', 'bidirectional', { cell: 'gru', merge: 'sum', dropout: 0.1, recurrentDropout: 0.1 }],
    ['cpu', 'simpleRnn', { dropout: 0.2, recurrentDropout: 0.2 }],
  ] as const)('%s: with every layer around %s it ends the same too', async (engine, type, params) => {
    const job = jobOf({ epochs: 2 }, everyLayerGraph(type, params));
    const whole = await runWhole(engine, job);
    const resumed = await run(engine, job, { resume: whole.at(2, 3) });
    expect(resultOf(resumed)).toEqual(resultOf(whole.outcome));
  });

  it.each([
    ['fused on two threads', 'states', encoderDecoderGraph('gru', { dropout: 0.2, recurrentDropout: 0.1 })],
    ['cpu', 'states', encoderDecoderGraph('lstm', { dropout: 0.2 })],
    ['fused on two threads', 'masks', maskedGraph('lstm', { dropout: 0.2, recurrentDropout: 0.1 })],
  ] as const)('%s: with %s it ends the same, to the last bit', async (engine, _what, graph) => {
    const job = jobOf({ epochs: 2, batchSize: 24 }, graph);
    const whole = await runWhole(engine, job);
    expect(new Set(resultOf(whole.outcome).history.map(({ loss }) => loss)).size, 'it learns').toBe(2);
    const resumed = await run(engine, job, { resume: whole.at(2, 1) });
    expect(resultOf(resumed)).toEqual(resultOf(whole.outcome));
  });

  it('ends the same when it is interrupted again and again, without shuffling and clipping too', async () => {
    const job = jobOf({ shuffle: false, clipNorm: 0 });
    const expected = resultOf(await run('fused on one thread', job));
    let last: Uint8Array | null = null;
    for (let lives = 1; ; lives++) {
      let taken = 0;
      const onCheckpoint = (checkpoint: Checkpoint): void => {
        last = encodeCheckpoint(checkpoint);
        // Killed after every fourth checkpoint.
        if (++taken === 4) throw new Error('killed');
      };
      const resume: Checkpoint | undefined = last ? decodeCheckpoint(last) : undefined;
      const outcome = await run('fused on one thread', job, { checkpoint: { everyMs: 0, onCheckpoint }, resume }).catch(
        (error: Error) => error.message,
      );
      if (outcome === 'killed') continue;
      expect(resultOf(outcome as TrainingOutcome)).toEqual(expected);
      expect(lives).toBe(4);
      return;
    }
  });

  it('counts its patience over the interruption', async () => {
    const job = jobOf({ epochs: 60, learningRate: 0.3, optimizer: 'rmsprop', patience: 3 });
    const whole = await runWhole('fused on one thread', job);
    const { end, bestEpoch, history } = resultOf(whole.outcome);
    expect([end, history.length]).toEqual(['earlyStopped', bestEpoch + 3]);
    for (const epoch of [bestEpoch + 1, bestEpoch + 3]) {
      const resumed = await run('fused on one thread', job, { resume: whole.at(epoch, 1) });
      expect(resultOf(resumed)).toEqual(resultOf(whole.outcome));
    }
  });

  it('tells where it goes on and what came before, and of no epoch twice', async () => {
    const job = jobOf();
    const whole = await runWhole('fused on one thread', job);
    const events: TrainingEvent[] = [];
    await run('fused on one thread', job, { resume: whole.at(2, 3), onEvent: (event) => events.push(event) });
    const [before] = whole.outcome.trained.history;
    expect(events[0]).toMatchObject({ kind: 'started', batchesPerEpoch: BATCHES });
    expect(events[0]).toMatchObject({ resumed: { epoch: 2, batch: 3, history: [before], bestEpoch: 1 } });
    const told = events.flatMap((event) => (event.kind === 'epoch' ? [event.record.epoch] : []));
    expect(told).toEqual([2, 3]);
    const batch = events.find((event) => event.kind === 'batch');
    expect(batch?.loss, 'the running loss counts the batches before').toBe(whole.outcome.trained.history[1]?.loss);
  });

  it.each(['fused on two threads', 'wasm', 'cpu'] as const)(
    '%s: leaves no tensor and no kernel memory behind, killed or resumed',
    async (engine) => {
      const job = jobOf({ epochs: 2 });
      const { at } = await runWhole(engine, job);
      const used = () => ({ tensors: tf.memory().numTensors, bytes: pools.get(engine)?.memory().usedBytes });
      const before = used();
      const kill = (): void => {
        throw new Error('killed');
      };
      const killed = run(engine, job, { checkpoint: { everyMs: 0, onCheckpoint: kill } });
      await expect(killed).rejects.toThrow('killed');
      expect(used()).toEqual(before);
      await run(engine, job, { resume: at(2, 1) });
      expect(used()).toEqual(before);
      const counts: number[] = [];
      const onCheckpoint = (): void => void counts.push(tf.memory().numTensors);
      await run(engine, job, { checkpoint: { everyMs: 0, onCheckpoint }, resume: at(1, 3) });
      expect(counts).toHaveLength(6);
      expect(new Set(counts).size, 'checkpoints pile up nothing').toBe(1);
      expect(used()).toEqual(before);
    },
  );
});

describe('when checkpoints are taken', () => {
  /** The batches, counted over all epochs, after which there was a checkpoint that took so long; a batch takes 10 ms. */
  async function takenAfter(everyMs: number, costMs: number, epochs: number): Promise<number[]> {
    await tf.setBackend('cpu');
    let ms = 0;
    const control = {
      get aborted() {
        ms += 10;
        return false;
      },
      paused: false,
    };
    const taken: number[] = [];
    const onCheckpoint = ({ epoch, batch }: Checkpoint): void => {
      ms += costMs;
      taken.push((epoch - 1) * BATCHES + batch);
    };
    const kernels = pools.get('fused on one thread') as KernelPool;
    const clock = { now: () => ms, yieldToEvents: () => Promise.resolve() };
    const checkpoint = { everyMs, onCheckpoint };
    await train(tf, jobOf({ epochs, patience: 0 }), { clock, control, onEvent: () => {}, kernels, checkpoint });
    return taken;
  }

  it('is as often as asked, between batches and between epochs, but not after the last one', async () => {
    expect(await takenAfter(0, 0, 2)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const gaps = (await takenAfter(30, 0, 6)).map((after, i, all) => after - (all[i - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3);
    expect(gaps.length).toBeGreaterThanOrEqual(9);
  });

  it('is so seldom that they take three percent of the time at most', async () => {
    const [first, second] = (await takenAfter(0, 6, 6)) as [number, number];
    expect(first).toBe(1);
    // 200 ms, of which each batch has 10 and each end of an epoch 10 more.
    expect(second).toBeGreaterThanOrEqual(17);
    expect(second).toBeLessThanOrEqual(21);
  });
});

describe('a checkpoint that does not belong', () => {
  const codesOf = async (promise: Promise<unknown>): Promise<string[]> => {
    const error = await promise.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).problems.map((problem) => problem.code);
  };

  it('is refused with every reason, before anything is told, and leaves nothing behind', async () => {
    const job = jobOf();
    const { at } = await runWhole('fused on one thread', job);
    const resume = at(2, 2);
    await tf.setBackend('cpu');
    const before = tf.memory().numTensors;
    const events: TrainingEvent[] = [];
    const onEvent = (event: TrainingEvent): void => void events.push(event);
    const go = (changed: TrainingJob, engine: Engine = 'fused on one thread') =>
      codesOf(run(engine, changed, { resume, onEvent }));
    expect(await go(jobOf({ learningRate: 0.03 }))).toEqual(['checkpoint.settings']);
    expect(await go(withRecipe(job, { lookback: 5 }))).toEqual(['checkpoint.model']);
    expect(await go({ ...job, table: hourlyTable(200) })).toEqual(['checkpoint.model']);
    expect(await go(job, 'cpu')).toEqual(['checkpoint.backend']);
    const all = withRecipe(jobOf({ batchSize: 8 }), { lookback: 5 });
    expect(await go(all, 'cpu')).toEqual(['checkpoint.model', 'checkpoint.settings', 'checkpoint.backend']);
    expect(events).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(['fused on one thread', 'cpu'] as const)(
    '%s: is refused when its arrays fit no such model',
    async (engine) => {
      const job = jobOf();
      const { at } = await runWhole(engine, job);
      const good = at(1, 2);
      const { weights, optimizer } = good.runner;
      const short = (arrays: readonly Float32Array[]) =>
        arrays.map((values, i) => (i === 2 ? values.subarray(1) : values));
      const before = tf.memory().numTensors;
      const bad: Partial<Checkpoint>[] = [
        { runner: { ...good.runner, weights: short(weights) } },
        { runner: { ...good.runner, weights: weights.slice(1) } },
        { runner: { ...good.runner, optimizer: { ...optimizer, arrays: short(optimizer.arrays) } } },
        { runner: { ...good.runner, optimizer: { ...optimizer, arrays: optimizer.arrays.slice(1) } } },
        { runner: { ...good.runner, optimizer: { ...optimizer, kind: 'webgpu' } } },
        { best: { epoch: 0, loss: 1, weights: short(weights) } },
        { dropout: good.dropout.slice(1) },
      ];
      for (const change of bad) {
        expect(await codesOf(run(engine, job, { resume: { ...good, ...change } }))).toEqual(['checkpoint.damaged']);
      }
      expect(tf.memory().numTensors).toBe(before);
    },
  );
});
