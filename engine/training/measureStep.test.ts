import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../problem/problem';
import { makeGraph, makeNode, stockGraph } from '../testing/graphs';
import { hourlyRecipe, hourlyTable, forecastBy } from '../testing/tables';
import { measureStep } from './measureStep';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import type { TrainingJob } from './train';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const JOB: TrainingJob = {
  graph: stockGraph(),
  task: forecastBy(hourlyRecipe()),
  table: hourlyTable(150),
  settings: { ...DEFAULT_TRAINING, batchSize: 16 },
};

/** A clock on which reading the time takes no time, and the steps take these milliseconds one after another. */
function scriptedClock(stepsMs: readonly number[]): { now: () => number; readonly steps: number } {
  let readings = 0;
  let ms = 0;
  let step = 0;
  // The engine reads once at its start; then each step has a reading before it and one after, and one for the limit.
  return {
    now: () => {
      const position = readings++ % 3;
      if (readings > 1 && position === 2) ms += stepsMs[Math.min(step++, stepsMs.length - 1)] ?? 0;
      return ms;
    },
    get steps() {
      return step;
    },
  };
}

describe('measureStep', () => {
  it('times real steps: more work takes longer', async () => {
    const options = { clock: { now: () => performance.now() }, limitMs: 20_000 };
    const small = { ...JOB, graph: stockGraph(2) };
    // Whatever runs first in a process is slow for that reason alone.
    await measureStep(tf, small, options);
    const short = await measureStep(tf, small, options);
    const long = await measureStep(tf, { ...JOB, graph: stockGraph(96) }, options);
    expect(short).toMatchObject({ warm: true, backend: 'cpu' });
    expect(short.stepMs).toBeGreaterThan(0);
    expect(long.stepMs).toBeGreaterThan(short.stepMs);
  });

  it('leaves no tensor behind, whatever the graph, also where it stops after one step', async () => {
    const everything = makeGraph(
      [
        makeNode('Load', 'input'),
        makeNode('Kind', 'input', { form: 'codes' }),
        makeNode('Embedding', 'embedding', { vocabulary: 3, dimensions: 2 }),
        makeNode('Join', 'concatenate'),
        makeNode('GRU', 'gru', { units: 3, dropout: 0.2, recurrentDropout: 0.2 }),
        makeNode('Dropout', 'dropout'),
        makeNode('Out', 'dense'),
        makeNode('Target', 'target'),
      ],
      ['Load>Join', 'Kind>Embedding', 'Embedding>Join', 'Join>GRU', 'GRU>Dropout', 'Dropout>Out', 'Out>Target'],
    );
    const job = { ...JOB, graph: everything, task: forecastBy(hourlyRecipe({ features: ['load', 'kind'] })) };
    const clock = { now: () => performance.now() };
    await measureStep(tf, job, { clock, limitMs: 20_000 });
    const before = tf.memory().numTensors;
    await measureStep(tf, job, { clock, limitMs: 20_000 });
    await measureStep(tf, job, { clock, limitMs: 0 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('takes the fastest of a few steps', async () => {
    const clock = scriptedClock([100, 23, 22, 24, 23, 25, 1]);
    expect(await measureStep(tf, JOB, { clock, limitMs: 5000 })).toEqual({
      stepMs: 22,
      steps: 5,
      warm: true,
      backend: 'cpu',
    });
  });

  it('counts the first step where the limit leaves no time for a second, and says so', async () => {
    const clock = scriptedClock([900, 20]);
    expect(await measureStep(tf, JOB, { clock, limitMs: 1000 })).toMatchObject({ stepMs: 900, steps: 1, warm: false });
    expect(clock.steps).toBe(1);
  });

  it('begins no step that would not fit', async () => {
    const clock = scriptedClock([120, 80, 80]);
    expect(await measureStep(tf, JOB, { clock, limitMs: 270 })).toMatchObject({ stepMs: 80, steps: 1, warm: true });
    expect(clock.steps).toBe(2);
  });

  it('times short steps more often, but not for ever', async () => {
    const clock = scriptedClock([100, 1]);
    expect(await measureStep(tf, JOB, { clock, limitMs: 5000 })).toMatchObject({ stepMs: 1, steps: 20 });
  });

  it('times a long step fewer times than a short one', async () => {
    const clock = scriptedClock([90, 60, 55, 50]);
    expect(await measureStep(tf, JOB, { clock, limitMs: 5000 })).toMatchObject({ stepMs: 55, steps: 2 });
  });

  it('does not time again what has lost already', async () => {
    const clock = scriptedClock([200, 70, 70]);
    expect(await measureStep(tf, JOB, { clock, limitMs: 9000, lostMs: 60 })).toMatchObject({ stepMs: 70, steps: 1 });
  });

  it('refuses what a training would refuse', async () => {
    const clock = { now: () => performance.now() };
    const options = { clock, limitMs: 1000 };
    const before = tf.memory().numTensors;
    const unwired = makeGraph([makeNode('Input', 'input'), makeNode('Target', 'target')], []);
    await expect(measureStep(tf, { ...JOB, graph: unwired }, options)).rejects.toBeInstanceOf(UserError);
    const settings = { ...JOB.settings, batchSize: 0 };
    await expect(measureStep(tf, { ...JOB, settings }, options)).rejects.toMatchObject({
      problems: [{ code: 'training.setting' }],
    });
    await expect(measureStep(tf, { ...JOB, table: hourlyTable(8) }, options)).rejects.toBeInstanceOf(UserError);
    expect(tf.memory().numTensors).toBe(before);
  });
});
