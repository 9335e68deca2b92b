import { refuse } from '../problem/problem';
import type { TensorValues } from '../tensors/tensorValues';

/** The weights of a trained model: their names and shapes, and their numbers one after another. */
export interface SavedWeights {
  readonly weightSpecs: readonly { readonly name: string; readonly shape: readonly number[] }[];
  /** 32-bit numbers, little-endian. */
  readonly weightData: Uint8Array;
}

/** One weight of a layer. */
export interface SavedWeight extends TensorValues {
  readonly name: string;
}

/** The weights by their tfjs names, such as `lstm/kernel`, in their order. Throws a `UserError` when there are too few numbers. */
export function weightsByName({ weightSpecs, weightData }: SavedWeights): ReadonlyMap<string, SavedWeight> {
  const floats = alignedFloats(weightData);
  let offset = 0;
  return new Map(
    weightSpecs.map(({ name, shape }) => {
      const size = shape.reduce((product, n) => product * n, 1);
      const values = floats.subarray(offset, offset + size);
      offset += size;
      if (values.length !== size) refuseStale('the weights file is too short');
      return [name, { name, shape, values }];
    }),
  );
}

/** Finds weights by their names. Throws a `UserError` for one that is not there. */
export function indexWeights(weights: SavedWeights): (name: string) => SavedWeight {
  const byName = weightsByName(weights);
  return (name) => byName.get(name) ?? refuseStale(`the model has ${name}, the file has not`);
}

/** The bytes as 32-bit numbers; copied only where they do not start at a whole number. */
function alignedFloats(bytes: Uint8Array): Float32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Float32Array(buffer, byteOffset, length >> 2);
}

const refuseStale = (reason: string): never => refuse('project.weightsStale', { reason });
