import { refuse } from '../../problem/problem';
import { shownName } from '../../project/zip/entryName';
import type { ForeignFile, ForeignLayer, ForeignModel, ForeignWeight } from '../foreignModel';
import type { ModelReader } from '../modelReader';
import { attachWeights, type LayerWeights } from '../keras/attachWeights';
import { entryOf, textOf } from '../keras/json';
import { isObject } from '../../problem/jsonChecks';
import { lossName, readCompiled } from '../keras/readCompiled';
import { readTopology } from '../keras/readTopology';
import { readManifest } from './readManifest';
import { neededWeights } from '../neededWeights';

/** A LayersModel of tf.js: its `model.json`, and the shards among the files. */
export const tfjsModel: ModelReader = {
  form: 'json',
  recognizes: ({ content }) => isObject(content) && ('modelTopology' in content || 'weightsManifest' in content),
  read: ({ content, name }, { files }) => readTfjs(content, name, files),
};

function readTfjs(content: unknown, file: string, files: readonly ForeignFile[]): ForeignModel {
  const topology = entryOf(content, 'modelTopology');
  if (textOf(content, 'format') === 'graph-model' || entryOf(topology, 'node') !== undefined) {
    return refuse('import.graphModel', { file });
  }
  const inner = entryOf(topology, 'model_config');
  const model = inner === undefined ? topology : inner;
  const path = inner === undefined ? 'modelTopology' : 'modelTopology.model_config';
  const read = readTopology(camelTolerant(model), file, path);
  const manifest = readManifest(entryOf(content, 'weightsManifest'), file, files);
  return {
    name: read.name,
    format: 'tfjs',
    kerasVersion: textOf(topology, 'keras_version'),
    layers: manifest ? attachWeights(read, weightsByLayer(manifest, read.layers), shownName(file)) : read.layers,
    inputs: read.inputs,
    outputs: read.outputs,
    ...compiledOf(content, topology),
  };
}

/** Models that were written without tf.js's own conversion have its names in camel case. */
function camelTolerant(model: unknown): unknown {
  if (Array.isArray(model)) return (model as readonly unknown[]).map(camelTolerant);
  if (!isObject(model)) return model;
  const renamed = Object.entries(model).map(([key, value]) => {
    const name = (Object.hasOwn(FORM, key) ? FORM[key] : undefined) ?? key;
    return [name, name === 'config' || name === 'layers' || name === 'layer' ? camelTolerant(value) : value];
  });
  return Object.fromEntries(renamed) as unknown;
}

const FORM: Readonly<Record<string, string>> = {
  className: 'class_name',
  inboundNodes: 'inbound_nodes',
  inputLayers: 'input_layers',
  outputLayers: 'output_layers',
};

function compiledOf(content: unknown, topology: unknown): Pick<ForeignModel, 'loss' | 'optimizer'> {
  const { loss, optimizer } = readCompiled(entryOf(content, 'trainingConfig') ?? entryOf(topology, 'training_config'));
  return { loss: loss ?? lossName(entryOf(entryOf(content, 'userDefinedMetadata'), 'losses')), optimizer };
}

/** Names of what an optimizer keeps beside the weights. */
const OF_OPTIMIZER =
  /^(training|optimizer|iterations?|learning_rate|sgd|adam|nadam|adamax|adamw|adagrad|adadelta|rmsprop)\b/i;

/**
 * Gives each weight to the layer that its name begins with, such as `lstm/kernel` or, after a converter,
 * `sequential/lstm/lstm_cell/kernel`, in the order of the layer's definition: forward before backward, then kernel, recurrent
 * kernel, bias. What no definition names stands at the end. Names that no layer has, as of a converter that leaves it out
 * (`forward_lstm_7/lstm_cell/kernel`), belong to the layers that have none yet, in their order.
 */
function weightsByLayer(weights: readonly ForeignWeight[], layers: readonly ForeignLayer[]): LayerWeights {
  const names = new Set(layers.map((layer) => layer.name));
  const byLayer = new Map<string, ForeignWeight[]>();
  const unclaimed: ForeignWeight[] = [];
  for (const weight of weights) {
    const owner = weight.name.split('/').find((part) => names.has(part));
    if (owner === undefined) {
      if (!OF_OPTIMIZER.test(weight.name)) unclaimed.push(weight);
      continue;
    }
    const own = byLayer.get(owner);
    if (own) own.push(weight);
    else byLayer.set(owner, [weight]);
  }
  for (const layer of layers) {
    const count = byLayer.has(layer.name) ? 0 : (neededWeights(layer)?.length ?? 0);
    if (count > 0 && unclaimed.length >= count) byLayer.set(layer.name, unclaimed.splice(0, count));
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
