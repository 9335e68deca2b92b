import { createRequire } from 'node:module';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../random/random';
import { patchTfjs } from '../../plan/patchTfjs';
import { makeTfjsLayer } from '../tfjsLayers';

const [BATCH, LENGTH, FEATURES] = [2, 7, 2];

/** Windows that overlap, that leave gaps, that reach out at both ends, and one that is longer than the sequence. */
const WINDOWS = [
  { poolSize: 3, strides: 1, padding: 'same' },
  { poolSize: 4, strides: 2, padding: 'same' },
  { poolSize: 4, strides: 3, padding: 'same' },
  { poolSize: 9, strides: 1, padding: 'same' },
  { poolSize: 2, strides: 3, padding: 'same' },
  { poolSize: 3, strides: 1, padding: 'valid' },
  { poolSize: 2, strides: 3, padding: 'valid' },
] as const;

const CASES = (['maxPooling1d', 'averagePooling1d'] as const).flatMap((factory) =>
  (['cpu', 'wasm'] as const).flatMap((backend) => WINDOWS.map((args) => [factory, backend, args] as const)),
);

beforeAll(() => {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${path.dirname(entry)}${path.sep}`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  patchTfjs(tf);
});

const random = createRandom('pooling');
const VALUES = Float32Array.from({ length: BATCH * LENGTH * FEATURES }, () => random.normal());

/** Weights of the outputs, so that each has a gradient of its own. */
const mixOf = (count: number): number[] => Array.from({ length: count }, (_, i) => Math.cos(i));

/** What tfjs itself pools, which is right in this direction, and so is the sum of it with these weights. */
function stockOutput(factory: 'maxPooling1d' | 'averagePooling1d', args: object, values: Float32Array): number[] {
  return tf.tidy(() => {
    const layer = tf.layers[factory]({ ...args });
    return [...(layer.apply(tf.tensor3d(values, [BATCH, LENGTH, FEATURES])) as tf.Tensor).dataSync()];
  });
}

describe.each(CASES)('%s on %s with %o', (factory, backend, args) => {
  it('pools as tfjs does, and its gradient agrees with finite differences at every timestep', async () => {
    await tf.setBackend('cpu');
    const expected = stockOutput(factory, args, VALUES);
    const mix = mixOf(expected.length);
    const sumOf = (values: Float32Array): number =>
      stockOutput(factory, args, values).reduce((sum, value, i) => sum + value * (mix[i] ?? 0), 0);
    const STEP = 1e-3;
    const moved = (at: number, by: number): Float32Array => VALUES.map((value, i) => (i === at ? value + by : value));
    const slopes = [...VALUES].map((_, at) => (sumOf(moved(at, STEP)) - sumOf(moved(at, -STEP))) / (2 * STEP));

    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const layer = makeTfjsLayer(tf, { factory, args: { ...args } });
    const [output, gradient] = tf.tidy(() => {
      const x = tf.tensor3d(VALUES, [BATCH, LENGTH, FEATURES]);
      const sum = (fed: tf.Tensor) => tf.sum(tf.mul(tf.reshape(layer.apply(fed) as tf.Tensor, [-1]), tf.tensor1d(mix)));
      return [(layer.apply(x) as tf.Tensor).dataSync(), tf.grad(sum)(x).dataSync()];
    });
    expect(tf.memory().numTensors).toBe(before);
    expected.forEach((value, i) => {
      expect(output[i]).toBeCloseTo(value, 5);
    });
    slopes.forEach((slope, i) => {
      expect(gradient[i], `timestep ${Math.floor(i / FEATURES) % LENGTH}`).toBeCloseTo(slope, 2);
    });
    layer.dispose();
  });
});

describe.each(['cpu', 'wasm'])('globalMaxPooling1d on %s', (backend) => {
  it('lets equal timesteps share the gradient of the largest value', async () => {
    await tf.setBackend(backend);
    const layer = makeTfjsLayer(tf, { factory: 'globalMaxPooling1d', args: {} });
    const x = tf.tensor3d([1, 4, 3, 2, 3, 0, 3, -1], [1, 4, 2]);
    const before = tf.memory().numTensors;
    const { value, grad } = tf.valueAndGrad((input) => tf.sum(tf.mul(layer.apply(input) as tf.Tensor, [6, 5])))(x);
    expect((await value.data())[0]).toBe(3 * 6 + 4 * 5);
    expect([...(await grad.data())]).toEqual([0, 5, 2, 0, 2, 0, 2, 0]);
    tf.dispose([value, grad]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
