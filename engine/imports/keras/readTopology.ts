import { walkSources } from '../../graph/topology';
import { MAX_NODES } from '../../project/limits';
import { refuse } from '../../problem/problem';
import type { ForeignLayer, ForeignTensor } from '../foreignModel';
import { readCalls, readEnds, takesNumbers } from './inboundNodes';
import { entryOf, textOf } from './json';
import { isObject, type JsonObject } from '../../problem/jsonChecks';
import { fromKeras1, innerFromKeras1, plainOptions } from './keras1';

/** A model without its weights. */
export interface Topology {
  readonly name: string;
  /** In an order in which they can be computed. */
  readonly layers: readonly ForeignLayer[];
  /** Names of the layers that may have weights, in the order of the file, which weights files count by. */
  readonly fileOrder: readonly string[];
  readonly inputs: readonly ForeignTensor[];
  readonly outputs: readonly ForeignTensor[];
}

/** A layer as the file writes it. */
interface Entry {
  readonly entry: JsonObject;
  readonly className: string;
  readonly config: JsonObject;
  readonly place: string;
}

/**
 * Reads a model from what Keras 1 to 3 and tf.js alike write: `class_name` and `config`. `path` is where it stands in the
 * file. Throws a `UserError` that names the place of what does not fit.
 */
export function readTopology(model: unknown, file: string, path = ''): Topology {
  const className = textOf(model, 'class_name');
  const config = entryOf(model, 'config');
  const at = (place: string): string => (path === '' ? place : `${path}.${place}`);
  if (className === 'Sequential') return readSequential(config, file, at('config'));
  if (className === 'Functional' || className === 'Model') return readFunctional(config, file, at('config'));
  return className === null
    ? refuse('import.missingPart', { file, place: at('class_name') })
    : refuse('import.modelClass', { file, name: className });
}

function readEntries(list: unknown, file: string, path: string): Entry[] {
  if (!Array.isArray(list) || list.length === 0) return refuse('import.missingPart', { file, place: path });
  if (list.length > MAX_NODES) return refuse('import.tooManyLayers', { file, count: list.length, limit: MAX_NODES });
  return (list as readonly unknown[]).map((entry, i) => readEntry(entry, file, `${path}[${i}]`));
}

function readEntry(entry: unknown, file: string, path: string): Entry {
  const named = textOf(entry, 'class_name');
  const config = entryOf(entry, 'config');
  if (!isObject(entry) || named === null) return refuse('import.missingPart', { file, place: `${path}.class_name` });
  if (!isObject(config) && !Array.isArray(config))
    return refuse('import.missingPart', { file, place: `${path}.config` });
  const own = isObject(config) ? plainOptions(config) : { layers: config };
  const known = fromKeras1({ className: classOf(entry, named), config: innerFromKeras1(own) });
  return { entry, ...known, place: path };
}

/** The class of a layer; one of the same name from elsewhere keeps its origin in it, so that it is not taken for Keras's. */
function classOf(entry: JsonObject, name: string): string {
  const { module, registered_name: registered, inbound_nodes: nodes } = entry;
  if (typeof registered === 'string' && registered.includes('>')) return registered;
  const isOperation = (typeof module === 'string' && module.includes('.ops')) || takesNumbers(nodes);
  return isOperation ? `ops.${name}` : name;
}

function readSequential(config: unknown, file: string, path: string): Topology {
  const list = Array.isArray(config) ? config : entryOf(config, 'layers');
  const entries = readEntries(list, file, Array.isArray(config) ? path : `${path}.layers`);
  const [first] = entries;
  const named = entries.map((entry, i) => ({ ...entry, name: textOf(entry.config, 'name') ?? `layer_${i + 1}` }));
  const inputs = first && first.className !== 'InputLayer' ? [impliedInput(first, config, file, named[0]?.name)] : [];
  let before: ForeignTensor | null = null;
  const layers: ForeignLayer[] = [];
  for (const entry of [...inputs, ...named]) {
    const calls = before ? [{ inputs: [before], named: {}, options: {} }] : [];
    layers.push(layerOf(entry, entry.name, calls, file));
    before = { layer: entry.name, call: 0, output: 0 };
  }
  const name = textOf(config, 'name') ?? 'sequential';
  const fileOrder = layers.filter((layer) => layer.className !== 'InputLayer').map((layer) => layer.name);
  const start: ForeignTensor = { layer: layers[0]?.name ?? '', call: 0, output: 0 };
  checkNames(layers, file);
  return { name, layers, fileOrder, inputs: [start], outputs: before ? [before] : [] };
}

/** The input that a Sequential model has without a layer for it: its first layer says its shape, or the model does. */
function impliedInput(first: Entry, model: unknown, file: string, name = 'layer'): Entry & { readonly name: string } {
  const shape =
    first.config.batch_input_shape ??
    first.config.batch_shape ??
    entryOf(model, 'build_input_shape') ??
    entryOf(model, 'batch_input_shape');
  if (!Array.isArray(shape)) {
    return refuse('import.missingPart', { file, place: `${first.place}.config.batch_input_shape` });
  }
  const own = `${name}_input`;
  const { dtype } = first.config;
  const config = { name: own, batch_shape: shape, dtype: typeof dtype === 'string' ? dtype : 'float32' };
  return { entry: {}, className: 'InputLayer', config, place: first.place, name: own };
}

function readFunctional(config: unknown, file: string, path: string): Topology {
  const entries = readEntries(entryOf(config, 'layers'), file, `${path}.layers`);
  const layers = entries.map((entry) => {
    const name = textOf(entry.entry, 'name') ?? textOf(entry.config, 'name');
    if (name === null) return refuse('import.missingPart', { file, place: `${entry.place}.name` });
    const nodes = entry.entry.inbound_nodes ?? entry.entry.inboundNodes ?? [];
    const calls = readCalls(nodes, entry.className);
    if (!calls) return refuse('import.missingPart', { file, place: `${entry.place}.inbound_nodes` });
    return layerOf(entry, name, calls, file);
  });
  checkNames(layers, file);
  const ends = (key: string): readonly ForeignTensor[] => {
    const found = readEnds(entryOf(config, key));
    return found.length > 0 ? found : refuse('import.missingPart', { file, place: `${path}.${key}` });
  };
  const inputs = ends('input_layers');
  const outputs = ends('output_layers');
  checkSources(layers, [...inputs, ...outputs], file, path);
  return {
    name: textOf(config, 'name') ?? 'model',
    layers: walkSources(
      layers,
      layers.map((layer) => layer.name),
      (layer) => sourcesOf(layer).map((tensor) => tensor.layer),
    ).finished,
    fileOrder: layers.map((layer) => layer.name),
    inputs,
    outputs,
  };
}

function layerOf(entry: Entry, name: string, calls: ForeignLayer['calls'], file: string): ForeignLayer {
  const { className, config } = entry;
  const place = `${file}: ${entry.place}`;
  return {
    name,
    className,
    config: className === 'InputLayer' ? inputConfig(config) : config,
    place,
    calls,
    weights: null,
  };
}

/** Inputs say their shape under one name, whatever version wrote them. */
function inputConfig({ batch_input_shape: older, ...config }: JsonObject): JsonObject {
  return config.batch_shape === undefined && older !== undefined ? { ...config, batch_shape: older } : config;
}

function checkNames(layers: readonly ForeignLayer[], file: string): void {
  const names = new Set<string>();
  for (const { name, place } of layers) {
    if (names.has(name)) refuse('import.missingPart', { file, place: `${place.slice(file.length + 2)}.name` });
    names.add(name);
  }
}

function checkSources(
  layers: readonly ForeignLayer[],
  ends: readonly ForeignTensor[],
  file: string,
  path: string,
): void {
  const names = new Set(layers.map((layer) => layer.name));
  const check = (tensor: ForeignTensor, place: string): void => {
    if (!names.has(tensor.layer)) refuse('import.unknownSource', { file, place, layer: tensor.layer });
  };
  for (const end of ends) check(end, path);
  for (const layer of layers) for (const tensor of sourcesOf(layer)) check(tensor, layer.place.slice(file.length + 2));
}

const sourcesOf = ({ calls }: ForeignLayer): ForeignTensor[] =>
  calls.flatMap(({ inputs, named }) => [...inputs, ...Object.values(named).flat()]);
