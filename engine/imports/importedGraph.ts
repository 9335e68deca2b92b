import type { Graph, GraphEdge, GraphNode, ParamValue, PortRef } from '../graph/graph';
import { Unsupported, type UnsupportedReason } from '../emit/keras/kerasOptions';
import { findKerasClass, findLayer } from '../layers';
import { placeholderProblemCode } from '../layers/placeholder';
import { makeProblem, type Problem } from '../problem/problem';
import { convertLayer, type Converted } from './convertLayer';
import type { ForeignCall, ForeignLayer, ForeignModel, ForeignTensor } from './foreignModel';
import { findMaskLayers, Masks } from './masks';
import { freshNodeName } from './nodeNames';

/** A foreign layer and the node that it became. */
export interface ImportedNode {
  readonly layer: ForeignLayer;
  readonly node: GraphNode;
}

/** The graph of a foreign model, without its Targets. */
export interface ImportedGraph {
  readonly graph: Graph;
  /** In the order of the model's layers; one for each call. */
  readonly imported: readonly ImportedNode[];
  /** The port that gives a tensor of the foreign model. */
  readonly portOf: (tensor: ForeignTensor) => PortRef | null;
  readonly warnings: readonly Problem[];
}

/** Makes a node of each call of each layer, and the wires between them. What Seqloom does not have becomes a placeholder. */
export function importGraph(model: ForeignModel): ImportedGraph {
  const maskLayers = findMaskLayers(model);
  const layers = model.layers.filter((layer) => !maskLayers.has(layer));
  const builder = new GraphBuilder({ ...model, layers }, model);
  for (const layer of layers) layer.calls.forEach((call, index) => builder.add(layer, call, index));
  return builder.finish();
}

const keyOf = ({ layer, call }: Pick<ForeignTensor, 'layer' | 'call'>): string => JSON.stringify([layer, call]);

class GraphBuilder {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #hasTime = new Map<string, boolean>();
  readonly #edges: GraphEdge[] = [];
  readonly #imported: ImportedNode[] = [];
  readonly #warnings: Problem[] = [];
  readonly #masks: Masks;
  readonly #kerasVersion: 2 | 3;

  /** `whole` is the model with the layers that only make masks. */
  constructor(
    private readonly model: ForeignModel,
    whole: ForeignModel,
  ) {
    this.#masks = new Masks(whole);
    // tf.js follows Keras 2.
    this.#kerasVersion = model.format !== 'tfjs' && model.kerasVersion?.startsWith('3') ? 3 : 2;
    for (const layer of model.layers) if (layer.className === 'InputLayer') this.#addInput(layer);
  }

  finish(): ImportedGraph {
    const { layers, inputs } = this.model;
    // Inputs first, in the order in which the model takes them.
    const place = (layer: ForeignLayer, i: number): number => {
      const input = inputs.findIndex((tensor) => tensor.layer === layer.name);
      return input < 0 ? i : input - inputs.length;
    };
    const order = new Map(layers.map((layer, i) => [layer, place(layer, i)]));
    const imported = this.#imported.toSorted((a, b) => (order.get(a.layer) ?? 0) - (order.get(b.layer) ?? 0));
    return {
      graph: { nodes: imported.map(({ node }) => node), edges: this.#edges },
      imported,
      portOf: (tensor) => this.#portOf(tensor),
      warnings: this.#warnings,
    };
  }

  add(layer: ForeignLayer, call: ForeignCall, index: number): void {
    // An InputLayer that Keras 3 lists a call of is there already.
    if (layer.className === 'InputLayer') return;
    const converted = this.#convert(layer, call, index);
    const node = this.#addNode(layer, index, converted);
    const isPlaceholder = node.type === 'placeholder';
    const tensors = isPlaceholder ? fedTo(call) : call.inputs;
    const sources = tensors.map((tensor) => this.#portOf(tensor));
    const ports = findLayer(node.type)?.inputs.filter((port) => port.carries !== 'state') ?? [];
    sources.forEach((source, i) => {
      const port = ports.length > 1 ? ports[i] : ports[0];
      // Keras's Attention may be given its values a second time, as keys.
      if (source && port) this.#wire(source, { node: node.id, port: port.name });
    });
    const [state] = call.named.initial_state ?? [];
    const encoder = state && this.#nodes.get(keyOf(state));
    if (encoder && !isPlaceholder) {
      this.#wire({ node: encoder.id, port: 'state' }, { node: node.id, port: 'initialState' });
    }
    const first = call.inputs[0] ? (this.#hasTime.get(keyOf(call.inputs[0])) ?? true) : true;
    this.#hasTime.set(keyOf({ layer: layer.name, call: index }), givesTime(node, first));
    this.#masks.follow(layer, call, index, node);
  }

  #addInput(layer: ForeignLayer): void {
    const shape = inputShape(layer);
    const codes = shape?.length === 1 && this.#feedsOnlyEmbeddings(layer);
    const fits = shape !== null && (codes || shape.length === 2) && shape.at(-1) !== null;
    const isWindow = codes ? shape.length === 1 : fits;
    const converted: Converted = isWindow
      ? { type: 'input', params: { form: codes ? 'codes' : 'numbers', columns: [] }, trainingOnly: [] }
      : this.#placeholder(layer, 'input', shape === null ? '?' : `[${shape.map((size) => size ?? '?').join(', ')}]`);
    this.#addNode(layer, 0, converted);
    this.#hasTime.set(keyOf({ layer: layer.name, call: 0 }), isWindow || (shape?.length ?? 0) > 1);
  }

  #feedsOnlyEmbeddings({ name }: ForeignLayer): boolean {
    const fed = this.model.layers.filter(({ calls }) =>
      calls.some(({ inputs }) => inputs.some(({ layer }) => layer === name)),
    );
    return fed.length > 0 && fed.every(({ className }) => className === 'Embedding');
  }

  #convert(layer: ForeignLayer, call: ForeignCall, index: number): Converted {
    try {
      if (layer.calls.length > 1) throw new Unsupported('shared', '');
      checkKeys(layer, call);
      checkCallOptions(call);
      const inputsHaveTime = call.inputs.map((tensor) => this.#hasTime.get(keyOf(tensor)) ?? true);
      // What the layer itself says first: an option that is not known may be why it has several outputs or a mask.
      const converted = convertLayer(layer, { kerasVersion: this.#kerasVersion, inputsHaveTime });
      this.#checkStates(layer, call, index);
      if (!this.#masks.areImplied(call)) throw new Unsupported('option', 'mask');
      const inner = layer.config.layer as { config?: { stateful?: unknown } } | undefined;
      if (layer.config.stateful === true || inner?.config?.stateful === true) {
        this.#warn('import.stateful', { layer: layer.name, place: layer.place });
      }
      return converted;
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      return this.#placeholder(layer, error.reason, error.option);
    }
  }

  /** Refuses states that do not go from one recurrent layer to another of the same class. */
  #checkStates(layer: ForeignLayer, call: ForeignCall, index: number): void {
    const states = call.named.initial_state ?? [];
    const expected = findKerasClass(layer.className)?.states.length ?? 0;
    const isPlain = expected > 0;
    if (states.length > 0) {
      const [first] = states;
      const source = this.model.layers.find(({ name }) => name === first?.layer);
      const inOrder = states.every((state, i) => state.layer === first?.layer && state.output === i + 1);
      const known = first && this.#nodes.get(keyOf(first))?.type !== 'placeholder';
      if (!isPlain || !known || states.length !== expected || !inOrder || kindOf(source) !== kindOf(layer)) {
        throw new Unsupported('state', `initial_state = ${states.map(({ layer: from }) => from).join(', ')}`);
      }
    }
    if (layer.config.return_sequences === true || !isPlain) {
      const used = this.#tensorUses(layer.name, index).filter(({ output }) => output > 0);
      if (used.length > 0) throw new Unsupported('state', 'return_state = true');
    } else if (this.#tensorUses(layer.name, index).some(({ output }) => output > 1)) {
      throw new Unsupported('state', 'return_state = true');
    }
  }

  /** Where a layer's outputs go, other than into an initial state. */
  #tensorUses(name: string, call: number): ForeignTensor[] {
    const inputs = this.model.layers.flatMap((layer) => layer.calls.flatMap((one) => one.inputs));
    return [...inputs, ...this.model.outputs].filter((tensor) => tensor.layer === name && tensor.call === call);
  }

  #placeholder({ className, place }: ForeignLayer, reason: UnsupportedReason, option: string): Converted {
    return { type: 'placeholder', params: { layer: className, option, place, reason }, trainingOnly: [] };
  }

  #addNode(layer: ForeignLayer, call: number, { type, params, trainingOnly }: Converted): GraphNode {
    const taken = new Set([...this.#nodes.values()].map((other) => other.name));
    const name = freshNodeName(layer.name, type, taken, layer.className);
    const node = { id: `node-${this.#nodes.size + 1}`, type, name, params };
    this.#nodes.set(keyOf({ layer: layer.name, call }), node);
    this.#imported.push({ layer, node });
    if (type === 'placeholder')
      this.#warn(placeholderProblemCode(String(params.reason)), noteValues(name, params), node);
    for (const option of trainingOnly)
      this.#warn('import.trainingOnly', { layer: name, option, place: layer.place }, node);
    return node;
  }

  #wire(from: PortRef, to: PortRef): void {
    this.#edges.push({ id: `edge-${this.#edges.length + 1}`, from, to });
  }

  #portOf(tensor: ForeignTensor): PortRef | null {
    const node = this.#nodes.get(keyOf(tensor));
    return node ? { node: node.id, port: 'out' } : null;
  }

  #warn(code: Problem['code'], values: Problem['values'], node?: GraphNode): void {
    this.#warnings.push(makeProblem(code, values, { severity: 'warning', ...(node && { nodeId: node.id }) }));
  }
}

/** The nodes that feed a call in any way, but for its mask, each once: which input is which, a placeholder does not know. */
function fedTo({ inputs, named: { mask: _mask, ...named } }: ForeignCall): readonly ForeignTensor[] {
  const all = [...inputs, ...Object.values(named).flat()];
  return [...new Map(all.map((tensor) => [keyOf(tensor), tensor])).values()];
}

function noteValues(node: string, params: Readonly<Record<string, ParamValue>>): Problem['values'] {
  return { node, layer: String(params.layer), option: String(params.option), place: String(params.place) };
}

function kindOf(layer: ForeignLayer | undefined): string | undefined {
  return layer?.className.replace('CuDNN', '');
}

/** Attention takes a query and a value; a third tensor, the key, must be the value again. */
function checkKeys({ className }: ForeignLayer, { inputs }: ForeignCall): void {
  if (className !== 'Attention') return;
  const [, value, key] = inputs;
  if (value && key && (value.layer !== key.layer || value.call !== key.call || value.output !== key.output)) {
    throw new Unsupported('option', 'key');
  }
}

/** No layer here has switches of a single call: what one says, such as a causal mask, would be lost. */
function checkCallOptions({ options }: ForeignCall): void {
  const [first] = Object.entries(options);
  if (first) throw new Unsupported('option', `${first[0]} = ${JSON.stringify(first[1])}`);
}

/** The shape of an input without its batch axis; null stands for a size that is left open, or for no shape at all. */
export function inputShape({ config }: ForeignLayer): readonly (number | null)[] | null {
  const shape: unknown = config.batch_shape ?? config.batch_input_shape;
  if (!Array.isArray(shape)) return null;
  return shape.slice(1).map((size: unknown) => (typeof size === 'number' ? size : null));
}

/** Whether a node's output has timesteps, where its first input does or does not. */
function givesTime({ type, params }: GraphNode, inputHasTime: boolean): boolean {
  if ('output' in params) return params.output === 'sequences';
  if (type === 'flatten' || type === 'globalPooling1d') return false;
  return type === 'repeatVector' || inputHasTime;
}
