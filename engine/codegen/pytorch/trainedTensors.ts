import { makeProblem, UserError } from '../../problem/problem';
import type { TrainedModel } from '../../project/project';
import type { TensorValues } from './torchLayer';

/** The tensors of trained weights, by their tfjs names, in their order. Throws a `UserError` when there are too few numbers. */
export function readTensors({
  weightSpecs,
  weightData,
}: Pick<TrainedModel, 'weightSpecs' | 'weightData'>): ReadonlyMap<string, TensorValues> {
  const whole = weightData.length - (weightData.length % Float32Array.BYTES_PER_ELEMENT);
  const floats = new Float32Array(weightData.slice(0, whole).buffer);
  let offset = 0;
  return new Map(
    weightSpecs.map(({ name, shape }) => {
      const size = shape.reduce((product, n) => product * n, 1);
      const values = floats.subarray(offset, offset + size);
      offset += size;
      if (values.length !== size) throw staleWeights('the weights file is too short');
      return [name, { shape, values }];
    }),
  );
}

/** Weights that do not fit the model as it is now. */
export function staleWeights(reason: string): UserError {
  return new UserError([makeProblem('project.weightsStale', { reason })]);
}
