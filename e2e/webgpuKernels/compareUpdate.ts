import * as tf from '@tensorflow/tfjs';
import { createWebgpuUpdate } from '../../engine/kernels/webgpu/createWebgpuUpdate';
import { dispatches } from './dispatches';
import { makeNumbers, relativeErrors, type Results, takeAll } from './numbers';

/** An optimiser, its clipping, and the sizes of the variables that it moves. */
export interface UpdateCase {
  readonly optimizer: 'adam' | 'rmsprop' | 'sgd';
  readonly momentum: number;
  readonly clipNorm: number;
  readonly sizes: readonly number[];
}

const STEPS = 3;
const LEARNING_RATE = 0.01;

/** How the variables differ from those of tfjs's own optimiser after three steps, and the dispatches of the last. */
export async function compareUpdate(
  given: UpdateCase,
): Promise<{ errors: Record<string, number>; dispatches: number; leaked: number }> {
  await tf.setBackend('cpu');
  const expected = await stock(given);
  await tf.setBackend('webgpu');
  const before = tf.memory().numTensors;
  const update = createWebgpuUpdate(tf, { ...given, learningRate: LEARNING_RATE });
  if (!update) throw new Error('There is no update on this backend.');
  let counted = 0;
  const actual = await train(given, (variables, gradients) => {
    const start = dispatches();
    const norm = update.apply(variables, gradients, given.clipNorm);
    counted = dispatches() - start;
    return norm;
  });
  update.dispose();
  return { errors: relativeErrors(actual, expected), dispatches: counted, leaked: tf.memory().numTensors - before };
}

function stock(given: UpdateCase): Promise<Results> {
  const optimizer =
    given.optimizer === 'adam'
      ? tf.train.adam(LEARNING_RATE, 0.9, 0.999, 1e-7)
      : given.optimizer === 'rmsprop'
        ? tf.train.rmsprop(LEARNING_RATE, 0.9, 0, 1e-7)
        : given.momentum > 0
          ? tf.train.momentum(LEARNING_RATE, given.momentum)
          : tf.train.sgd(LEARNING_RATE);
  return train(given, (_variables, gradients) => clipAndApply(optimizer, gradients, given.clipNorm));
}

/** As engine/training/trainStep.ts does it. Call inside `tf.tidy`. */
export function clipAndApply(optimizer: tf.Optimizer, grads: tf.NamedTensorMap, clipNorm: number): tf.Scalar {
  const norm = tf.sqrt<tf.Scalar>(tf.addN(Object.values(grads).map((gradient) => tf.sum(tf.square(gradient)))));
  if (clipNorm > 0) {
    const scale = tf.minimum(1, tf.div(clipNorm, tf.maximum(norm, 1e-12)));
    for (const name of Object.keys(grads)) grads[name] = tf.mul(grads[name] as tf.Tensor, scale);
  }
  optimizer.applyGradients(grads);
  return norm;
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
