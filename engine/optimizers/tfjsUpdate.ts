import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import { refuse } from '../problem/problem';
import { findOptimizer } from './index';
import type { TrainingSettings } from './trainingSettings';
import { TINY_NORM, type WeightUpdate } from './weightUpdate';

const NONE = new Float32Array(0);

/**
 * The update on whichever backend tfjs computes with. Moving averages belong to the variable at the same place of every
 * call; a variable that never had a gradient has none.
 */
export function makeTfjsUpdate(tf: Tf, settings: TrainingSettings): WeightUpdate {
  const optimizer = findOptimizer(settings.optimizer);
  const first = optimizer.slots(settings);
  const slots: (readonly tfjs.Tensor[] | undefined)[] = [];
  let steps = 0;
  const clear = (): void => {
    for (const kept of slots) kept?.forEach((slot) => slot.dispose());
    slots.length = 0;
  };
  return {
    apply: (variables, gradients, clipNorm, rate) =>
      tf.tidy(() => {
        steps += 1;
        const norm = tf.sqrt(tf.addN(Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)))));
        const scale = clipNorm > 0 ? tf.minimum(1, tf.div(clipNorm, tf.maximum(norm, TINY_NORM))) : null;
        const scalars = optimizer.scalars(settings, rate, steps);
        variables.forEach((variable, i) => {
          const gradient = gradients[variable.name];
          if (!gradient) return;
          const before = slots[i] ?? first.map((value) => tf.fill(variable.shape, value));
          const clipped = scale ? tf.mul(gradient, scale) : gradient;
          const [weight, ...after] = optimizer.tfjs(tf, variable, clipped, before, scalars);
          variable.assign(weight);
          slots[i]?.forEach((slot) => slot.dispose());
          slots[i] = after.map((slot) => tf.keep(slot));
        });
        return norm as tfjs.Scalar;
      }),
    read: async (variables) => {
      const copies = variables.flatMap((_variable, i) =>
        first.map(async (_value, slot) => {
          const kept = slots[i]?.[slot];
          // A backend may hand out its own memory.
          return kept ? ((await kept.data()) as Float32Array).slice() : NONE;
        }),
      );
      return { kind: 'tfjs', steps, arrays: await Promise.all(copies) };
    },
    write: (variables, state) => {
      const { arrays } = state;
      const fits = arrays.every(({ length }, i) => {
        const variable = variables[Math.floor(i / first.length)];
        return length === 0 || length === variable?.size;
      });
      if (state.kind !== 'tfjs' || arrays.length !== first.length * variables.length || !fits)
        refuse('checkpoint.damaged');
      clear();
      variables.forEach((variable, i) => {
        const values = arrays.slice(i * first.length, (i + 1) * first.length);
        if (values.every(({ length }) => length > 0)) {
          slots[i] = values.map((kept) => tf.keep(tf.tensor(kept, variable.shape)));
        }
      });
      steps = state.steps;
    },
    dispose: clear,
  };
}
