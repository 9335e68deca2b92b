import { refuse } from '../../problem/problem';
import type { ForeignLayer, ForeignWeight } from '../foreignModel';
import type { Topology } from './readTopology';
import { matchWeights } from '../neededWeights';

/** The weights of each layer that has any, by its name. */
export type LayerWeights = ReadonlyMap<string, readonly ForeignWeight[]>;

/** The layers with their weights. Throws a `UserError` when these do not fit. */
export function attachWeights({ layers }: Topology, weights: LayerWeights, file: string): readonly ForeignLayer[] {
  return layers.map((layer) => {
    const own = weights.get(layer.name) ?? [];
    matchWeights(layer, own, file);
    for (const weight of own) checkFinite(weight, file);
    return own.length > 0 ? { ...layer, weights: own } : layer;
  });
}

function checkFinite({ name, values }: ForeignWeight, file: string): void {
  let count = 0;
  for (const value of values) if (!Number.isFinite(value)) count++;
  if (count > 0) refuse('import.notFinite', { file, weight: name, count });
}
