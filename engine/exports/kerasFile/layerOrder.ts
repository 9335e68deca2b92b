import type { SavedLayer, SavedLayers, SavedTensor } from './savedLayers';

/**
 * The layers in the order in which Keras 3 keeps those of a functional model, which its weights files count by: the
 * farthest from the outputs first, and as a depth-first walk from the outputs first met them among equals.
 */
export function kerasOrder({ layers, outputs }: SavedLayers): readonly SavedLayer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const met = new Map<string, number>();
  const finished: SavedLayer[] = [];
  const walk: { layer: SavedLayer; next: number }[] = [];
  const meet = ({ layer: name }: SavedTensor): void => {
    const layer = byName.get(name);
    if (!layer || met.has(name)) return;
    met.set(name, met.size);
    walk.push({ layer, next: 0 });
  };
  for (const output of outputs) {
    meet(output);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const source = sourcesOf(top.layer)[top.next++];
      if (source) {
        meet(source);
      } else {
        finished.push(top.layer);
        walk.pop();
      }
    }
  }
  const depths = depthsOf(finished);
  const rank = (layer: SavedLayer): number => met.get(layer.name) ?? 0;
  return finished.toSorted((a, b) => (depths.get(b.name) ?? 0) - (depths.get(a.name) ?? 0) || rank(a) - rank(b));
}

const sourcesOf = (layer: SavedLayer): readonly SavedTensor[] => [...layer.inputs, ...layer.initialState];

/** How many layers lie between each layer and the farthest output that it feeds. */
function depthsOf(sorted: readonly SavedLayer[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const layer of sorted.toReversed()) {
    const depth = depths.get(layer.name) ?? 0;
    depths.set(layer.name, depth);
    for (const source of sourcesOf(layer)) {
      depths.set(source.layer, Math.max(depth + 1, depths.get(source.layer) ?? 0));
    }
  }
  return depths;
}
