import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { floatSpec } from '../tensors/tensorSpec';
import { buildStep, stepOf } from '../testing/layerSteps';
import { lstm } from './lstm';

const UNITS = 4;
const FEATURES = 3;
const STEPS = 5;
const SAMPLES = 2;

type Matrix = number[][];

interface Weights {
  /** Kernel [features, 4·units], recurrent kernel [units, 4·units], bias [4·units]; gates in the order i, f, C̃, o. */
  readonly kernel: Matrix;
  readonly recurrent: Matrix;
  readonly bias: number[];
}

const fill = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The LSTM equations, one line each, in double precision: the last state of every sample. */
function referenceLstm(windows: readonly Matrix[], weights: Weights): Matrix {
  return windows.map((window) => {
    let h = fill(UNITS, 0);
    let cell = fill(UNITS, 0);
    for (const x of window) {
      const gate = (index: number, unit: number): number => {
        const column = index * UNITS + unit;
        const fromInput = x.reduce((sum, value, k) => sum + value * (weights.kernel[k]?.[column] as number), 0);
        const fromState = h.reduce((sum, value, k) => sum + value * (weights.recurrent[k]?.[column] as number), 0);
        return fromInput + fromState + (weights.bias[column] as number);
      };
      const next = cell.map((old, u) => {
        const i = sigmoid(gate(0, u));
        const f = sigmoid(gate(1, u));
        const candidate = Math.tanh(gate(2, u));
        return f * old + i * candidate;
      });
      const shown = next.map((value, u) => sigmoid(gate(3, u)) * Math.tanh(value));
      cell = next;
      h = shown;
    }
    return h;
  });
}

function randomWindows(): Matrix[] {
  const random = createRandom('windows');
  return Array.from({ length: SAMPLES }, () =>
    Array.from({ length: STEPS }, () => Array.from({ length: FEATURES }, () => random.normal())),
  );
}

function buildLstm(): tf.layers.Layer {
  const layer = buildStep(tf, stepOf(lstm, { units: UNITS }, [floatSpec([STEPS, FEATURES], true)]), 3);
  tf.dispose(layer.apply(tf.zeros([1, STEPS, FEATURES])) as tf.Tensor);
  return layer;
}

function weightsOf(layer: tf.layers.Layer): Weights {
  const [kernel, recurrent, bias] = layer.getWeights() as [tf.Tensor2D, tf.Tensor2D, tf.Tensor1D];
  return { kernel: kernel.arraySync(), recurrent: recurrent.arraySync(), bias: bias.arraySync() };
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('LSTM', () => {
  it('follows the gate equations forward', () => {
    const layer = buildLstm();
    const windows = randomWindows();
    const expected = referenceLstm(windows, weightsOf(layer));
    const actual = (layer.apply(tf.tensor3d(windows)) as tf.Tensor2D).arraySync();
    actual.flat().forEach((value, i) => {
      expect(value).toBeCloseTo(expected.flat()[i] as number, 6);
    });
  });

  it('follows them backward: every weight’s gradient equals the finite difference of the equations', () => {
    const layer = buildLstm();
    const windows = randomWindows();
    const weights = weightsOf(layer);
    const loss = (changed: Weights): number =>
      referenceLstm(windows, changed)
        .flat()
        .reduce((sum, value) => sum + value * value, 0);
    const variables = layer.trainableWeights.map((weight) => (weight as unknown as { val: tf.Variable }).val);
    const { grads } = tf.variableGrads(
      () => tf.sum<tf.Scalar>(tf.square(layer.apply(tf.tensor3d(windows)) as tf.Tensor)),
      variables,
    );
    const analytic = variables.flatMap((variable) => [...(grads[variable.name] as tf.Tensor).dataSync()]);
    const step = 1e-5;
    const difference = (nudge: (by: number) => Weights): number =>
      (loss(nudge(step)) - loss(nudge(-step))) / (2 * step);
    const nudged = (matrix: Matrix, r: number, c: number, by: number): Matrix =>
      matrix.map((row, i) => row.map((value, k) => (i === r && k === c ? value + by : value)));
    const numeric = [
      ...weights.kernel.flatMap((row, r) =>
        row.map((_, c) => difference((by) => ({ ...weights, kernel: nudged(weights.kernel, r, c, by) }))),
      ),
      ...weights.recurrent.flatMap((row, r) =>
        row.map((_, c) => difference((by) => ({ ...weights, recurrent: nudged(weights.recurrent, r, c, by) }))),
      ),
      ...weights.bias.map((_, c) =>
        difference((by) => ({ ...weights, bias: nudged([weights.bias], 0, c, by)[0] as number[] })),
      ),
    ];
    expect(analytic.length).toBe(numeric.length);
    const squared = (values: number[]): number => values.reduce((sum, value) => sum + value * value, 0);
    const error = squared(analytic.map((value, i) => value - (numeric[i] as number)));
    expect(Math.sqrt(error / squared(numeric))).toBeLessThan(1e-5);
  });

  it('starts with a forget bias of 1 and every other bias 0', () => {
    const { bias } = weightsOf(buildLstm());
    expect(bias).toEqual([...fill(UNITS, 0), ...fill(UNITS, 1), ...fill(2 * UNITS, 0)]);
  });

  it('uses the sigmoid for its gates unless told otherwise', () => {
    expect(lstm.tfjs?.(stepOf(lstm, {}, [])).args.recurrentActivation).toBe('sigmoid');
  });
});
