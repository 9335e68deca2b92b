import type { LayerCall, LayerFactory } from '../../layers/layerCall';
import { refuse } from '../../project/refuse';
import type { TrainedModel } from '../../project/project';
import { textArg } from './textArg';

/** The trained weights of a project. */
export type SavedWeights = Pick<TrainedModel, 'weightSpecs' | 'weightData'>;

/** One weight of a layer. */
export interface SavedWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const CELL = ['kernel', 'recurrent_kernel', 'bias'];

/** The weights of each layer that has any, in its own order. */
const WEIGHT_NAMES: Partial<Record<LayerFactory, readonly string[]>> = {
  lstm: CELL,
  gru: CELL,
  simpleRNN: CELL,
  dense: ['kernel', 'bias'],
  conv1d: ['kernel', 'bias'],
  embedding: ['embeddings'],
  layerNormalization: ['gamma', 'beta'],
  attention: ['scale'],
};

/** What the weights of a layer are called behind its own name, in its own order. */
export function weightNames({ factory, args }: LayerCall): readonly string[] {
  if (factory === 'bidirectional' && typeof args.layer === 'object') {
    const { layer } = args;
    const names = weightNames(layer);
    return ['forward', 'backward'].flatMap((way) => names.map((name) => `${way}_${textArg(layer, 'name')}/${name}`));
  }
  if (factory === 'attention' && args.useScale !== true) return [];
  return (WEIGHT_NAMES[factory] ?? []).filter((name) => name !== 'bias' || args.useBias !== false);
}

/** Finds weights by their names, such as `lstm/kernel`. Throws a `UserError` for one that is not there. */
export function indexWeights({ weightSpecs, weightData }: SavedWeights): (name: string) => SavedWeight {
  const floats = alignedFloats(weightData);
  const byName = new Map<string, SavedWeight>();
  let offset = 0;
  for (const { name, shape } of weightSpecs) {
    const size = shape.reduce((product, n) => product * n, 1);
    byName.set(name, { name, shape, values: floats.subarray(offset, offset + size) });
    offset += size;
  }
  return (name) =>
    byName.get(name) ?? refuse('project.weightsStale', { reason: `the model has ${name}, the file has not` });
}

/** The bytes as 32-bit numbers; copied only where they do not start at a whole number. */
function alignedFloats(bytes: Uint8Array): Float32Array {
  const { buffer, byteOffset, length } = byteOffsetIsWhole(bytes) ? bytes : bytes.slice();
  return new Float32Array(buffer, byteOffset, length >> 2);
}

const byteOffsetIsWhole = ({ byteOffset }: Uint8Array): boolean => byteOffset % 4 === 0;
