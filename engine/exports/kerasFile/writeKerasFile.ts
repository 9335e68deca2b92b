import { strToU8 } from 'fflate';
import type { ModelPlan } from '../../plan/modelPlan';
import { storeBytes } from '../../project/zip/packBytes';
import { writeZip } from '../../project/zip/writeZip';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import { type Hdf5, writeHdf5 } from './memoryFile';
import { isSequential, MODEL_NAME, modelConfig } from './modelConfig';
import { listSavedLayers, type SavedLayer, type SavedLayers } from './savedLayers';
import { indexWeights, type SavedWeight, type SavedWeights } from '../../plan/savedWeights';
import { containerName } from '../../emit/keras/activationNames';
import { directionName } from '../../emit/keras/kerasLayer';
import { type ChosenLoss, findLoss } from '../../losses';
import { findOptimizer } from '../../optimizers';
import type { SavedObject } from '../../emit/keras/dialects';
import { walkSources } from '../../graph/topology';

/** The first Keras that reads what is written here; nothing in it is newer. */
const KERAS_VERSION = '3.0.0';

/**
 * A model as a `.keras` file (Keras 3): `keras.saving.load_model` opens it, compiled with the project's loss and
 * optimizer. Linear models are `Sequential`, others functional. Where a layer uses Keras 2's hard sigmoid, the function
 * `KERAS2_HARD_SIGMOID` must be registered first. Throws a `UserError` when model or weights are not complete.
 */
export function writeKerasFile(
  plan: ModelPlan,
  weights: SavedWeights,
  hdf5: Hdf5,
  training: TrainingSettings,
): Uint8Array {
  const listed = listSavedLayers(plan);
  const model = isSequential(listed) ? listed : { ...listed, layers: kerasOrder(listed) };
  const config = { ...modelConfig(model), compile_config: compileConfig(training, plan.outputs) };
  // Keras counts the layers of a Sequential model without its input.
  const counted = isSequential(listed) ? model.layers.filter((layer) => layer.keras) : model.layers;
  const text = (content: unknown): ReturnType<typeof storeBytes> => storeBytes(strToU8(JSON.stringify(content)));
  return writeZip([
    { name: 'metadata.json', content: text({ keras_version: KERAS_VERSION }) },
    { name: 'config.json', content: text(config) },
    { name: 'model.weights.h5', content: storeBytes(writeWeightsH5(hdf5, counted, weights)) },
  ]);
}

type Group = InstanceType<Hdf5['Group']>;

/**
 * `model.weights.h5` of Keras 3: a group for each layer, named for its class and counted in Keras's order, in it `vars`,
 * and for a recurrent layer those of its cell. Throws a `UserError` when a weight is missing.
 */
function writeWeightsH5(hdf5: Hdf5, layers: readonly SavedLayer[], weights: SavedWeights): Uint8Array {
  const find = indexWeights(weights);
  // All are found before anything is written.
  const found = layers.map((layer) => layer.weights.map(find));
  return writeHdf5(hdf5, (file) => {
    writeVars(file, MODEL_NAME, []);
    const all = file.create_group('layers');
    const counts = new Map<string, number>();
    layers.forEach((layer, i) => {
      const group = all.create_group(groupName(layer, counts));
      writeLayer(group, layer, found[i] ?? []);
    });
  });
}

/** `lstm`, `lstm_1`, `lstm_2` … */
function groupName({ keras }: SavedLayer, counts: Map<string, number>): string {
  const name = containerName(keras?.className ?? 'InputLayer');
  const before = counts.get(name) ?? 0;
  counts.set(name, before + 1);
  return before === 0 ? name : `${name}_${before}`;
}

function writeLayer(group: Group, { name, keras }: SavedLayer, weights: readonly SavedWeight[]): void {
  switch (keras?.keeper) {
    case 'directions': {
      writeVars(group, name, []);
      const half = weights.length / 2;
      writeCell(group.create_group('forward_layer'), directionName(name, 'forward'), weights.slice(0, half));
      writeCell(group.create_group('backward_layer'), directionName(name, 'backward'), weights.slice(half));
      break;
    }
    case 'cell':
      writeCell(group, name, weights);
      break;
    default:
      writeVars(group, name, weights);
  }
}

function writeCell(group: Group, name: string, weights: readonly SavedWeight[]): void {
  writeVars(group, name, []);
  writeVars(group.create_group('cell'), `${name}_cell`, weights);
}

function writeVars(owner: Group, name: string, weights: readonly SavedWeight[]): void {
  const group = owner.create_group('vars');
  group.create_attribute('name', name);
  weights.forEach(({ shape, values }, i) => {
    group.create_dataset({ name: String(i), data: values, shape: [...shape], dtype: '<f' });
  });
}

/**
 * What Keras 3 compiles the model with when it loads it, so that it can be trained on; null where it lacks a loss, so that the
 * model could not be loaded. One loss for each output.
 */
export function compileConfig(training: TrainingSettings, losses: readonly ChosenLoss[]): SavedObject | null {
  const named = losses.map(savedLoss);
  if (named.includes(null)) return null;
  const { id, keras } = findOptimizer(training.optimizer);
  const own: Readonly<Record<string, unknown>> = { ...keras.args(training), ...keras.saved };
  const clipping = {
    clipnorm: null,
    clipvalue: null,
    global_clipnorm: training.clipNorm > 0 ? training.clipNorm : null,
  };
  return {
    optimizer: {
      module: 'keras.optimizers',
      class_name: keras.className,
      config: {
        name: id.toLowerCase(),
        learning_rate: asFloat(training.learningRate),
        ...own,
        weight_decay: own.weight_decay ?? null,
        ...clipping,
      },
      registered_name: null,
    },
    loss: named.length === 1 ? named[0] : named,
    loss_weights: null,
    metrics: null,
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  };
}

/** Keras refuses a learning rate that JSON spells as a whole number: the next number is one that it takes. */
const asFloat = (rate: number): number => (Number.isInteger(rate) ? rate * (1 + Number.EPSILON) : rate);

/** A loss as Keras saves it: by its name, or as an object where its parameters are not Keras's own. */
function savedLoss({ loss, lossParams }: ChosenLoss): SavedObject | string | null {
  const definition = findLoss(loss);
  const { className, args, source } = definition.keras(lossParams);
  if (!className || source) return definition.saved.keras;
  const config = { reduction: 'sum_over_batch_size', name: definition.saved.keras, ...args };
  return { module: 'keras.losses', class_name: className, config, registered_name: null };
}

/**
 * The layers in the order in which Keras 3 keeps those of a functional model, which its weights files count by: the
 * farthest from the outputs first, and as a depth-first walk from the outputs first met them among equals.
 */
function kerasOrder({ layers, outputs }: SavedLayers): readonly SavedLayer[] {
  const starts = outputs.map(({ layer }) => layer);
  const { met, finished } = walkSources(layers, starts, sourcesOf);
  const ranks = new Map(met.map((name, rank) => [name, rank]));
  /** How many layers lie between each layer and the farthest output that it feeds. */
  const depths = new Map(met.map((name) => [name, 0]));
  const of = (numbers: ReadonlyMap<string, number>, name: string): number => numbers.get(name) ?? 0;
  for (const layer of finished.toReversed()) {
    const depth = of(depths, layer.name) + 1;
    for (const source of sourcesOf(layer)) depths.set(source, Math.max(depth, of(depths, source)));
  }
  return finished.toSorted((a, b) => of(depths, b.name) - of(depths, a.name) || of(ranks, a.name) - of(ranks, b.name));
}

const sourcesOf = ({ inputs, initialState }: SavedLayer): string[] =>
  [...inputs, ...initialState].map(({ layer }) => layer);
