import * as tf from '@tensorflow/tfjs';
import { DEFAULT_TRAINING, type TrainingSettings } from '../../engine/index';
import { createWebgpuUpdate } from '../../engine/kernels/webgpu/createWebgpuUpdate';
import { makeTfjsUpdate } from '../../engine/optimizers/tfjsUpdate';
import { dispatches } from './dispatches';
import { makeNumbers, relativeErrors, type Results, takeAll } from './numbers';

/** An optimizer with its settings, its clipping, and the sizes of the variables that it moves. */
export interface UpdateCase {
  readonly settings: Partial<TrainingSettings>;
  readonly clipNorm: number;
  readonly sizes: readonly number[];
}

const STEPS = 3;
const LEARNING_RATE = 0.01;

/** How the variables differ from those of the same optimizer in plain tfjs after three steps, and the dispatches of the last. */
export async function compareUpdate(
  given: UpdateCase,
): Promise<{ errors: Record<string, number>; dispatches: number; leaked: number }> {
  const settings = { ...DEFAULT_TRAINING, ...given.settings };
  await tf.setBackend('cpu');
  const plain = makeTfjsUpdate(tf, settings);
  const expected = await train(given, (variables, gradients) =>
    plain.apply(variables, gradients, given.clipNorm, LEARNING_RATE),
  );
  plain.dispose();
  await tf.setBackend('webgpu');
  const before = tf.memory().numTensors;
  const update = createWebgpuUpdate(tf, settings);
  if (!update) throw new Error('There is no update on this backend.');
  let counted = 0;
  const actual = await train(given, (variables, gradients) => {
    const start = dispatches();
    const norm = update.apply(variables, gradients, given.clipNorm, LEARNING_RATE);
    counted = dispatches() - start;
    return norm;
  });
  update.dispose();
  return { errors: relativeErrors(actual, expected), dispatches: counted, leaked: tf.memory().numTensors - before };
}

async function train(
  { sizes }: UpdateCase,
  apply: (variables: tf.Variable[], gradients: tf.NamedTensorMap) => tf.Scalar,
): Promise<Results> {
  const draw = makeNumbers(sizes.length);
  const variables = sizes.map((size) => tf.tidy(() => tf.variable(tf.tensor1d(draw(size, 1)))));
  const norms: tf.Scalar[] = [];
  for (let step = 0; step < STEPS; step++) {
    norms.push(
      tf.tidy(() => {
        const gradients = variables.map(({ name, size }) => [name, tf.tensor1d(draw(size, 0.1))] as const);
        return apply(variables, Object.fromEntries(gradients));
      }),
    );
  }
  return takeAll({
    ...Object.fromEntries(variables.map((variable, i) => [`variable${i}`, variable])),
    ...Object.fromEntries(norms.map((norm, i) => [`norm${i}`, norm])),
  });
}
