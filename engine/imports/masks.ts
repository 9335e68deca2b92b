import type { GraphNode } from '../graph/graph';
import { findLayer } from '../layers';
import type { ForeignCall, ForeignLayer, ForeignModel, ForeignTensor } from './foreignModel';

// Keras 3 writes masks out: operations that compare with the masked value, and a `mask` of every call that heeds it. Seqloom lets
// a mask go along with its tensor, as Keras does while a model is made.

const isOperation = ({ className }: ForeignLayer, name: string): boolean =>
  className === name || className.endsWith(`.${name}`);

/** The layers of a model that do nothing but make masks. */
export function findMaskLayers(model: ForeignModel): ReadonlySet<ForeignLayer> {
  const found = new Set<ForeignLayer>();
  const isUsed = ({ name }: ForeignLayer): boolean =>
    model.outputs.some(({ layer }) => layer === name) ||
    model.layers.some(
      (user) => !found.has(user) && user.calls.some(({ inputs }) => inputs.some(({ layer }) => layer === name)),
    );
  // From the end, so that whatever takes a mask on is known before what makes it.
  for (const layer of model.layers.toReversed()) {
    if ((isOperation(layer, 'NotEqual') || isOperation(layer, 'Any')) && !isUsed(layer)) found.add(layer);
  }
  return found;
}

const keyOf = ({ layer, call, output }: ForeignTensor): string => JSON.stringify([layer, call, output]);

/** Follows which tensor each mask was made from, through the layers that hand masks on. */
export class Masks {
  readonly #layers: ReadonlyMap<string, ForeignLayer>;
  /** By tensor, the tensor that its mask was made from. */
  readonly #origins = new Map<string, ForeignTensor>();

  constructor(model: ForeignModel) {
    this.#layers = new Map(model.layers.map((layer) => [layer.name, layer]));
  }

  /** The tensor that the mask of a call's first input was made from, or null where none goes along. */
  of({ inputs }: ForeignCall): ForeignTensor | null {
    const [first] = inputs;
    return (first && this.#origins.get(keyOf(first))) ?? null;
  }

  /** Notes what becomes of the mask in a layer that was read as `node`. */
  follow({ name }: ForeignLayer, call: ForeignCall, index: number, node: GraphNode): void {
    const word = findLayer(node.type)?.maskWord(node.params);
    const origin = word === 'makes' ? call.inputs[0] : word === 'passes' ? this.of(call) : null;
    if (origin) this.#origins.set(keyOf({ layer: name, call: index, output: 0 }), origin);
  }

  /** Whether the masks that a call names, if any, are those that go along with its first input anyway. */
  areImplied(call: ForeignCall): boolean {
    const origin = this.of(call);
    return (call.named.mask ?? []).every((mask) => {
      const made = this.#madeFrom(mask);
      return origin !== null && made !== null && keyOf(made) === keyOf(origin);
    });
  }

  #madeFrom({ layer: name, call }: ForeignTensor): ForeignTensor | null {
    const layer = this.#layers.get(name);
    const source = layer?.calls[call]?.inputs[0];
    if (!layer || !source) return null;
    if (isOperation(layer, 'NotEqual')) return source;
    return isOperation(layer, 'Any') ? this.#madeFrom(source) : null;
  }
}
