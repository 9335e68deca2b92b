import type { ForeignCall, ForeignTensor } from '../foreignModel';
import { entryOf } from './json';
import { isObject, type JsonObject } from '../../problem/jsonChecks';

/** Layers that take their first state as further inputs, or by name. */
const TAKES_STATE = new Set([
  'LSTM',
  'GRU',
  'SimpleRNN',
  'CuDNNLSTM',
  'CuDNNGRU',
  'RNN',
  'Bidirectional',
  'ConvLSTM2D',
]);

/**
 * The calls of a layer from its `inbound_nodes`, in any of three forms: lists of `[layer, call, output]` (Keras 1), the
 * same with a dictionary of named arguments as fourth (Keras 2, tf.js), or `{args, kwargs}` with tensors as objects
 * (Keras 3). The state that a recurrent layer starts from is always named `initial_state`. Null for any other form.
 */
export function readCalls(inboundNodes: unknown, className: string): readonly ForeignCall[] | null {
  if (!Array.isArray(inboundNodes)) return null;
  const calls: ForeignCall[] = [];
  for (const node of inboundNodes as readonly unknown[]) {
    const call = isObject(node) ? readKeras3(node) : readList(node);
    if (!call) return null;
    calls.push(TAKES_STATE.has(className) ? withNamedState(call) : call);
  }
  return calls;
}

function readKeras3(node: JsonObject): ForeignCall {
  const inputs = tensorsIn(node.args);
  const { named, options } = readNamed(node.kwargs);
  return { ...(inputs.length > 0 ? { inputs, named } : inputsByName(named)), options };
}

/** The arguments given by name: tensors, and switches that are set. */
function readNamed(kwargs: unknown): Pick<ForeignCall, 'named' | 'options'> {
  const named: Record<string, readonly ForeignTensor[]> = {};
  const options: Record<string, unknown> = {};
  for (const [name, value] of isObject(kwargs) ? Object.entries(kwargs) : []) {
    const tensors = tensorsIn(value);
    if (tensors.length > 0) named[name] = tensors;
    // Whether it is trained is said anew whenever a model runs; `mask` may be a list of nothing.
    else if (name !== 'training' && name !== 'mask' && value !== null && value !== false) options[name] = value;
  }
  return { named, options };
}

/**
 * Whether a layer was called with numbers among its tensors, as an operation such as `x * 2` is. Keras 3's HDF5 files do not
 * tell operations from layers of the same name otherwise.
 */
export function takesNumbers(inboundNodes: unknown): boolean {
  if (!Array.isArray(inboundNodes)) return false;
  const isNumber = (value: unknown): boolean =>
    typeof value === 'number' || (Array.isArray(value) && !isReference(value) && value.some(isNumber));
  return (inboundNodes as readonly unknown[]).some((node) => isNumber(entryOf(node, 'args')));
}

/** A layer that was called with names alone takes what is not its state or mask as inputs. */
function inputsByName(all: ForeignCall['named']): Pick<ForeignCall, 'inputs' | 'named'> {
  const isNamed = (name: string): boolean => name === 'initial_state' || name === 'mask';
  const entries = Object.entries(all);
  return {
    inputs: entries.flatMap(([name, tensors]) => (isNamed(name) ? [] : tensors)),
    named: Object.fromEntries(entries.filter(([name]) => isNamed(name))),
  };
}

function readList(node: unknown): ForeignCall | null {
  if (!Array.isArray(node)) return null;
  const inputs = tensorsIn(node);
  const references = isReference(node) ? [node] : (node as readonly unknown[]);
  const all = references.map((reference) => readNamed(Array.isArray(reference) ? reference[3] : undefined));
  return {
    inputs,
    named: Object.assign({}, ...all.map(({ named }) => named)) as ForeignCall['named'],
    options: Object.assign({}, ...all.map(({ options }) => options)) as ForeignCall['options'],
  };
}

/** All tensors in a value, in order, however it nests. */
function tensorsIn(value: unknown): readonly ForeignTensor[] {
  if (isReference(value)) return [tensorAt(value)];
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(tensorsIn);
  if (!isObject(value) || value.class_name !== '__keras_tensor__') return [];
  const history = entryOf(value.config, 'keras_history');
  return isReference(history) ? [tensorAt(history)] : [];
}

type Reference = readonly [string, number, number, ...unknown[]];

/** Whether a value is `[layer, call, output]`. Constants have the call −1. */
function isReference(value: unknown): value is Reference {
  if (!Array.isArray(value)) return false;
  const [layer, call, output] = value as readonly unknown[];
  return typeof layer === 'string' && isIndex(call) && isIndex(output);
}

const isIndex = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

const tensorAt = ([layer, call, output]: Reference): ForeignTensor => ({ layer, call, output });

function withNamedState(call: ForeignCall): ForeignCall {
  const { inputs, named } = call;
  const [first, ...states] = inputs;
  if (!first || states.length === 0) return call;
  return { ...call, inputs: [first], named: { ...named, initial_state: [...states, ...(named.initial_state ?? [])] } };
}

/** `input_layers` or `output_layers`: one tensor, a list of them, or a dictionary of them. */
export function readEnds(ends: unknown): readonly ForeignTensor[] {
  return isObject(ends) ? Object.values(ends).flatMap(tensorsIn) : tensorsIn(ends);
}
