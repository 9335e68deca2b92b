import type { ForeignLayer } from '../foreignModel';

/**
 * The layers so that each stands after all that feed it, and otherwise in the order of the file. Where layers that are
 * shared feed each other, there is no such order; these stay in the order of the file.
 */
export function inComputableOrder(layers: readonly ForeignLayer[]): readonly ForeignLayer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const begun = new Set<string>();
  const sorted: ForeignLayer[] = [];
  const walk: { readonly layer: ForeignLayer; readonly sources: readonly string[]; next: number }[] = [];
  const begin = (layer: ForeignLayer): void => {
    begun.add(layer.name);
    walk.push({ layer, sources: sourcesOf(layer), next: 0 });
  };
  for (const layer of layers) {
    if (!begun.has(layer.name)) begin(layer);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const source = top.sources[top.next++];
      if (source === undefined) {
        sorted.push(top.layer);
        walk.pop();
      } else if (!begun.has(source)) {
        const found = byName.get(source);
        if (found) begin(found);
      }
    }
  }
  return sorted;
}

function sourcesOf({ calls }: ForeignLayer): string[] {
  return calls.flatMap(({ inputs, named }) => [...inputs, ...Object.values(named).flat()].map(({ layer }) => layer));
}
