import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { lineValues, MODEL } from '../reports/report';
import { trainCase, type TrainedCase } from '../testing/trainCase';
import { evaluateTrained, predictTestPart, predictTrained, type TrainedJob } from './useTrained';

let cases: Record<string, TrainedJob>;

const jobOf = ({ project, table }: TrainedCase): TrainedJob => ({
  ...project,
  table,
  trained: project.trained as NonNullable<typeof project.trained>,
});

beforeAll(async () => {
  await tf.setBackend('cpu');
  cases = {
    stock: jobOf(await trainCase(tf, 'stock')),
    european: jobOf(await trainCase(tf, 'european')),
    mixed: jobOf(await trainCase(tf, 'mixed')),
  };
});

const job = (name: string): TrainedJob => cases[name] as TrainedJob;

test('outputs that are no numbers are told as an error', async () => {
  const stock = job('stock');
  expect((await predictTrained(tf, stock)).problems).toEqual([]);
  const weightData = new Uint8Array(new Float32Array(stock.trained.weightData.length / 4).fill(Number.NaN).buffer);
  const { problems } = await predictTrained(tf, { ...stock, trained: { ...stock.trained, weightData } });
  expect(problems).toMatchObject([{ code: 'predict.notFinite', severity: 'error', values: { count: 84, total: 84 } }]);
});

describe('the forecasts of the test part in full', () => {
  test('are those that the evaluation measures', async () => {
    const [forecast] = await predictTestPart(tf, job('stock'));
    const { targets } = await evaluateTrained(tf, job('stock'), 'test');
    expect(forecast).toMatchObject({ column: 'close', kind: 'numbers', width: 1 });
    expect(forecast?.values).toEqual(lineValues(targets[0], MODEL));
  });

  test('begin at the last value where changes are forecast, whose spread is that of changes', async () => {
    const [forecast] = await predictTestPart(tf, job('stock'));
    const { targets } = await evaluateTrained(tf, job('stock'), 'test');
    expect(forecast?.known).toEqual(lineValues(targets[0], 'lastValue'));
    // The column is a random walk of steps of size 1.
    expect(forecast?.spread).toBeGreaterThan(0.7);
    expect(forecast?.spread).toBeLessThan(1.3);
  });

  test('begin at the column’s mean where values are forecast', async () => {
    const [forecast] = await predictTestPart(tf, job('european'));
    const mean = forecast?.known[0] ?? Number.NaN;
    expect([...new Set(forecast?.known)]).toEqual([mean]);
    expect(mean).toBeGreaterThan(80);
    expect(mean).toBeLessThan(120);
  });

  test('hold how probable each class is, and one number for two classes', async () => {
    const forecasts = await predictTestPart(tf, job('mixed'));
    expect(forecasts.map(({ column, kind, width }) => [column, kind, width])).toEqual([
      ['close', 'numbers', 1],
      ['colour', 'probabilities', 4],
      ['rising', 'probabilities', 1],
      ['close', 'numbers', 1],
    ]);
    const colours = forecasts[1]?.values ?? new Float64Array();
    expect(colours.subarray(0, 4).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  });

  test('leave no tensor behind', async () => {
    const before = tf.memory().numTensors;
    await predictTestPart(tf, job('mixed'));
    expect(tf.memory().numTensors).toBe(before);
  });
});
