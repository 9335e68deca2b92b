import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { stockGraph } from '../testing/graphs';
import { testClock } from '../testing/run';
import { hourlyRecipe, hourlyTable, forecastBy } from '../testing/tables';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { train, type TrainingJob, type TrainingOutcome } from './train';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const job: TrainingJob = {
  graph: stockGraph(),
  task: forecastBy(hourlyRecipe()),
  table: hourlyTable(120),
  settings: { ...DEFAULT_TRAINING, epochs: 2, batchSize: 16, learningRate: 0.01 },
};
const run = (changes: Partial<TrainingJob>): Promise<TrainingOutcome> =>
  train(
    tf,
    { ...job, ...changes },
    {
      clock: testClock(),
      control: { aborted: false, paused: false },
      onEvent: () => {},
    },
  );
const firstLoss = ({ trained }: TrainingOutcome): number => trained.history[0]?.loss ?? Number.NaN;

describe('a warm start', () => {
  it('goes on from the weights there are, only where the settings say so', async () => {
    const cold = await run({});
    const settings = { ...job.settings, warmStart: true };
    const warm = await run({ settings, initial: cold.trained });
    expect(firstLoss(warm)).toBeLessThan(cold.trained.history[1]?.loss ?? 0);
    expect(firstLoss(await run({ initial: cold.trained }))).toBe(firstLoss(cold));
    expect(firstLoss(await run({ settings }))).toBe(firstLoss(cold));
    expect(warm.problems.filter(({ code }) => code === 'training.partlyNew')).toEqual([]);
  });

  it('says which weights do not fit and starts those anew', async () => {
    const { trained } = await run({ graph: stockGraph(5) });
    const before = tf.memory().numTensors;
    const { problems } = await run({ settings: { ...job.settings, warmStart: true }, initial: trained });
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'training.partlyNew',
        severity: 'warning',
        values: {
          count: 4,
          total: 5,
          weights: ['lstm/kernel', 'lstm/recurrent_kernel', 'lstm/bias', 'dense/kernel'],
        },
      }),
    );
    expect(tf.memory().numTensors).toBe(before);
  });
});
