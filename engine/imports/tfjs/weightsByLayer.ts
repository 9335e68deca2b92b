import type { ForeignLayer, ForeignWeight } from '../foreignModel';
import type { LayerWeights } from '../keras/attachWeights';

/** Where a weight stands among those of its layer, by the end of its name. */
const RANKS: Readonly<Record<string, number>> = { kernel: 0, gamma: 0, recurrent_kernel: 1, beta: 1, bias: 2 };

/**
 * Gives each weight to the layer that its name begins with, such as `lstm/kernel` or, after a converter,
 * `sequential/lstm/lstm_cell/kernel`, in the layer's own order: forward before backward, then kernel, recurrent kernel, bias.
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
  for (const own of byLayer.values()) own.sort((a, b) => rankOf(a) - rankOf(b));
  return byLayer;
}

function rankOf({ name }: ForeignWeight): number {
  const end = name.slice(name.lastIndexOf('/') + 1).replace(/:\d+$/, '');
  const backward = /(^|\/)backward_/.test(name) ? 10 : 0;
  return backward + ((Object.hasOwn(RANKS, end) ? RANKS[end] : undefined) ?? 5);
}
