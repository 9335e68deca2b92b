import type { ForeignLayer, ForeignWeight } from '../foreignModel';
import type { LayerWeights } from '../keras/attachWeights';
import { neededWeights } from '../neededWeights';

/**
 * Gives each weight to the layer that its name begins with, such as `lstm/kernel` or, after a converter,
 * `sequential/lstm/lstm_cell/kernel`, in the order of the layer's definition: forward before backward, then kernel, recurrent
 * kernel, bias. What no definition names stands at the end.
 */
export function weightsByLayer(weights: readonly ForeignWeight[], layers: readonly ForeignLayer[]): LayerWeights {
  const names = new Set(layers.map((layer) => layer.name));
  const byLayer = new Map<string, ForeignWeight[]>();
  for (const weight of weights) {
    const owner = weight.name.split('/').find((part) => names.has(part));
    if (owner === undefined) continue;
    const own = byLayer.get(owner);
    if (own) own.push(weight);
    else byLayer.set(owner, [weight]);
  }
  for (const layer of layers) {
    const order = (neededWeights(layer) ?? []).map(({ name }) => partOf(name));
    const rank = ({ name }: ForeignWeight): number =>
      (order.indexOf(partOf(name)) + order.length + 1) % (order.length + 1);
    byLayer.get(layer.name)?.sort((a, b) => rank(a) - rank(b));
  }
  return byLayer;
}

/** Which weight a name stands for within its layer: in which direction, and its last part. */
function partOf(name: string): string {
  const end = name.slice(name.lastIndexOf('/') + 1).replace(/:\d+$/, '');
  return /(^|\/)backward_/.test(name) ? `backward ${end}` : end;
}
