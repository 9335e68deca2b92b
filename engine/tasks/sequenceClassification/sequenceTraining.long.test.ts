import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeKernels } from '../../../cli/nodeKernels';
import type { KernelPool } from '../../kernels/kernelPool';
import { DEFAULT_TRAINING } from '../../optimizers/trainingSettings';
import { readProject, writeProject } from '../../project/projectFile';
import { hourlyProject, tableNamed } from '../../testing/projects';
import { classifyBy, recordingsRecipe, recordingsTable, slopes, waves } from '../../testing/recordings';
import { testClock } from '../../testing/run';
import type { Checkpoint } from '../../training/checkpoint';
import { decodeCheckpoint, encodeCheckpoint } from '../../training/checkpointBytes';
import { type TrainHooks, train, type TrainingJob, type TrainingOutcome } from '../../training/train';
import { evaluateTrained, predictTrained } from '../../training/useTrained';
import type { SequenceRecipe } from './recipe';
import { sequenceClassification } from './sequenceClassification';

let kernels: KernelPool;

beforeAll(async () => {
  await tf.setBackend('cpu');
  kernels = (await startNodeKernels({ threads: 1 })) as KernelPool;
});

afterAll(() => kernels.dispose());

const TABLE = recordingsTable(slopes(100));
const RECIPE = recordingsRecipe();

function jobOf(epochs: number, recipe = RECIPE, table = TABLE): TrainingJob {
  const started = sequenceClassification.startingGraph(sequenceClassification.describe(table, recipe));
  const nodes = started.nodes.map((node) =>
    node.type === 'lstm' ? { ...node, params: { ...node.params, units: 6 } } : node,
  );
  return {
    graph: { ...started, nodes },
    task: classifyBy(recipe),
    table,
    settings: { ...DEFAULT_TRAINING, epochs, batchSize: 16, learningRate: 0.03, patience: 0 },
  };
}

const run = (job: TrainingJob, hooks: Partial<TrainHooks> = {}): Promise<TrainingOutcome> =>
  train(tf, job, {
    ...{ clock: testClock(), control: { aborted: false, paused: false }, onEvent: () => {} },
    ...hooks,
  });

const probabilities = async (job: TrainingJob, { trained }: TrainingOutcome, pool: KernelPool | null = null) => {
  const { answers } = await predictTrained(tf, { ...job, trained }, pool);
  return answers.slice(1).map((row) => row.slice(4).map(Number));
};

describe('training on recordings of unequal length', () => {
  it('learns what the course of a recording tells', async () => {
    const before = tf.memory().numTensors;
    const outcome = await run(jobOf(30));
    const [target] = outcome.evaluation.targets;
    expect(target).toMatchObject({ sample: 'sequence', sampleCount: 20, measures: ['errorRate'] });
    expect(target?.model.metrics.accuracy).toBeGreaterThanOrEqual(0.95);
    expect(outcome.trained.history.at(-1)?.metrics.accuracy).toBeGreaterThanOrEqual(0.95);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('learns from windows of them, wholly in the kernels where none is padded', async () => {
    const outcome = await run(jobOf(30, recordingsRecipe({ samples: 'windows', length: 5, stride: 1 })), { kernels });
    expect(outcome.trained.backend).toBe('fused');
    expect(outcome.evaluation.targets[0]).toMatchObject({ sample: 'window' });
    expect(outcome.evaluation.targets[0]?.model.metrics.accuracy).toBeGreaterThanOrEqual(0.9);
  });

  it('says the same however far the recordings are padded, with kernels and without', async () => {
    const job = jobOf(2);
    const outcome = await run(job);
    const short = await probabilities(job, outcome);
    const long = await probabilities({ ...job, task: classifyBy(recordingsRecipe({ length: 19 })) }, outcome);
    const fused = await probabilities(job, outcome, kernels);
    expect(short.length).toBe(100);
    short.flat().forEach((value, i) => {
      expect(long.flat()[i]).toBeCloseTo(value, 5);
      expect(fused.flat()[i]).toBeCloseTo(value, 5);
    });
  });

  it('repeats itself, and goes on from a checkpoint as if nothing had happened', async () => {
    const job = jobOf(3);
    const whole = await run(job, { kernels });
    const taken: Checkpoint[] = [];
    const again = await run(job, {
      kernels,
      checkpoint: {
        everyMs: 0,
        onCheckpoint: (checkpoint) => void taken.push(decodeCheckpoint(encodeCheckpoint(checkpoint))),
      },
    });
    expect(again.trained.weightData).toEqual(whole.trained.weightData);
    expect(again.evaluation).toEqual(whole.evaluation);
    // One in the middle of the second epoch.
    const resume = taken.find(({ epoch, batch }) => epoch === 2 && batch > 0);
    const resumed = await run(job, { kernels, ...(resume && { resume }) });
    expect(resume).toBeDefined();
    expect(resumed.trained.weightData).toEqual(whole.trained.weightData);
    const losses = ({ trained }: TrainingOutcome) => trained.history.map(({ loss, valLoss }) => [loss, valLoss]);
    expect(losses(resumed)).toEqual(losses(whole));
  });

  it('is the same after its project was saved and opened', async () => {
    const job = jobOf(2);
    const outcome = await run(job);
    const { graph, task, settings: training } = job;
    const project = {
      ...hourlyProject(),
      ...{ graph, task, training, trained: outcome.trained, assets: [tableNamed('recordings.csv')] },
    };
    const data = new TextEncoder().encode('rec,step,x,kind\n');
    const opened = readProject(writeProject(project, [data]), 'mine.seqloom').project;
    expect(opened).toEqual(project);
    const { trained } = opened;
    if (!trained) throw new Error('the weights are gone');
    const report = await evaluateTrained(tf, { graph: opened.graph, task: opened.task, table: TABLE, trained }, 'test');
    expect(report).toEqual(outcome.evaluation);
  });
});

describe('training on a class of each step', () => {
  const WAVES = recordingsTable(waves(60));
  const byStep = (length: number, changes: Partial<SequenceRecipe> = {}): SequenceRecipe =>
    recordingsRecipe({ classOf: 'step', length, ...changes });

  it('learns what the steps before tell, which no baseline sees', async () => {
    const before = tf.memory().numTensors;
    const outcome = await run(jobOf(25, byStep(11), WAVES), { kernels });
    // The kernels' losses know no weights: tfjs trains, the recurrent layers in the kernels.
    expect(outcome.trained.backend).not.toBe('fused');
    const [target] = outcome.evaluation.targets;
    expect(target).toMatchObject({ sample: 'step', measures: ['errorRate'], verdict: { kind: 'better' } });
    expect(target?.model.metrics.accuracy).toBeGreaterThanOrEqual(0.9);
    expect(outcome.trained.history.at(-1)?.metrics.accuracy).toBeGreaterThanOrEqual(0.9);
    const { answers } = await predictTrained(tf, { ...jobOf(1, byStep(11), WAVES), trained: outcome.trained }, kernels);
    expect(answers).toHaveLength(1 + WAVES.rowCount);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('ends at the same weights however far the recordings are padded, with weights by class too', async () => {
    const balanced = (job: TrainingJob): TrainingJob => {
      const nodes = job.graph.nodes.map((node) =>
        node.type === 'target' ? { ...node, params: { ...node.params, classWeights: 'balanced' } } : node,
      );
      return { ...job, graph: { ...job.graph, nodes } };
    };
    const short = await run(balanced(jobOf(3, byStep(11), WAVES)));
    const long = await run(balanced(jobOf(3, byStep(16), WAVES)));
    const [a, b] = [short, long].map(({ trained }) => new Float32Array(trained.weightData.slice().buffer));
    expect(b?.length).toBe(a?.length);
    a?.forEach((value, i) => expect(b?.[i]).toBeCloseTo(value, 5));
    const figures = ({ trained }: TrainingOutcome) =>
      trained.history.flatMap(({ loss, valLoss, metrics }) => [loss, valLoss ?? 0, metrics.accuracy ?? 0]);
    figures(short).forEach((value, i) => expect(figures(long)[i]).toBeCloseTo(value, 5));
    expect(long.evaluation.targets[0]?.model).toEqual(short.evaluation.targets[0]?.model);
  });

  it('goes by windows none of which is padded, and repeats itself from a checkpoint', async () => {
    const job = jobOf(2, byStep(5, { samples: 'windows', stride: 1 }), WAVES);
    const taken: Checkpoint[] = [];
    const whole = await run(job, {
      kernels,
      checkpoint: { everyMs: 0, onCheckpoint: (checkpoint) => void taken.push(checkpoint) },
    });
    expect(whole.trained.backend).not.toBe('fused');
    const resume = taken.find(({ epoch, batch }) => epoch === 2 && batch > 0);
    expect(resume).toBeDefined();
    const resumed = await run(job, { kernels, ...(resume && { resume }) });
    expect(resumed.trained.weightData).toEqual(whole.trained.weightData);
  });
});
