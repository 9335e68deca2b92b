import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPTIMIZERS, type OptimizerName } from './index';
import { referenceUpdate } from '../testing/optimizerReference';
import { makeTfjsUpdate } from './tfjsUpdate';
import { DEFAULT_TRAINING, type TrainingSettings } from './trainingSettings';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const STEPS = 25;
const RATE = 0.05;

const settingsOf = (optimizer: OptimizerName, changes: Partial<TrainingSettings> = {}): TrainingSettings => ({
  ...DEFAULT_TRAINING,
  optimizer,
  learningRate: RATE,
  ...changes,
});

/** Gradients of all sizes, some of them zero. */
const gradientAt = (step: number, i: number): number => (i === 3 ? 0 : Math.sin(step * 1.7 + i) * 10 ** (1 - i));

/** The weights after each step. */
function tfjsPath(settings: TrainingSettings, steps = STEPS): number[][] {
  const weight = tf.tidy(() => tf.variable(tf.tensor1d([1, -2, 0.5, 3])));
  const update = makeTfjsUpdate(tf, settings);
  const path = Array.from({ length: steps }, (_, step) => {
    const gradient = tf.tensor1d([0, 1, 2, 3].map((i) => gradientAt(step, i)));
    tf.dispose(update.apply([weight], { [weight.name]: gradient }, 0, RATE));
    gradient.dispose();
    return [...weight.dataSync()];
  });
  update.dispose();
  weight.dispose();
  return path;
}

const CASES: readonly (readonly [OptimizerName, Partial<TrainingSettings>])[] = [
  ...OPTIMIZERS.map(({ id }) => [id, {}] as const),
  ['sgd', { momentum: 0 }],
  ['adam', { beta1: 0.5, beta2: 0.9 }],
  ['adamW', { weightDecay: 0.3 }],
  ['adagrad', { initialAccumulator: 0 }],
  ['rmsprop', { rho: 0.5 }],
  ['adadelta', { adadeltaRho: 0.5 }],
];

describe('optimizers on tfjs', () => {
  it.each(CASES)('%s with %o follows its formula step by step', (optimizer, changes) => {
    const settings = settingsOf(optimizer, changes);
    const reference = referenceUpdate(settings);
    const weights = [1, -2, 0.5, 3];
    tfjsPath(settings).forEach((path, step) => {
      reference(
        weights,
        weights.map((_, i) => gradientAt(step, i)),
        RATE,
      );
      path.forEach((value, i) => expect(value).toBeCloseTo(weights[i] as number, 4));
    });
  });

  it.each(OPTIMIZERS.map(({ id }) => id))('%s goes on as if it had never stopped, and leaves no tensor', async (id) => {
    const before = tf.memory().numTensors;
    const settings = settingsOf(id);
    const whole = tfjsPath(settings, 6).at(-1);
    const weight = tf.tidy(() => tf.variable(tf.tensor1d([1, -2, 0.5, 3])));
    const idle = tf.tidy(() => tf.variable(tf.scalar(1)));
    let update = makeTfjsUpdate(tf, settings);
    for (let step = 0; step < 6; step++) {
      if (step === 3) {
        const state = await update.read([idle, weight]);
        update.dispose();
        update = makeTfjsUpdate(tf, settings);
        update.write([idle, weight], state);
        const tooFew = { ...state, arrays: [...state.arrays, new Float32Array(1)] };
        expect(() => update.write([idle, weight], tooFew)).toThrow();
      }
      const gradient = tf.tensor1d([0, 1, 2, 3].map((i) => gradientAt(step, i)));
      tf.dispose([update.apply([idle, weight], { [weight.name]: gradient }, 0, RATE), gradient]);
    }
    expect([...weight.dataSync()]).toEqual(whole);
    update.dispose();
    tf.dispose([weight, idle]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('clip the norm of the whole gradient', () => {
    const weights = [tf.variable(tf.scalar(0)), tf.variable(tf.scalar(0))] as const;
    const update = makeTfjsUpdate(tf, settingsOf('sgd', { momentum: 0 }));
    const norm = tf.tidy(() => {
      const gradients = { [weights[0].name]: tf.scalar(3), [weights[1].name]: tf.scalar(4) };
      return update.apply(weights, gradients, 1, 1);
    });
    expect(norm.dataSync()[0]).toBeCloseTo(5, 5);
    expect(weights[0].dataSync()[0]).toBeCloseTo(-0.6, 5);
    expect(weights[1].dataSync()[0]).toBeCloseTo(-0.8, 5);
    tf.dispose([norm, ...weights]);
    update.dispose();
  });
});
