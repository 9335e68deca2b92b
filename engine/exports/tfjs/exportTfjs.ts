import { strToU8 } from 'fflate';
import { type ModelExportPlan, planTrainedExport } from '../programs/exportPlan';
import { type OwnModule, ownModules } from '../typescript/ownModules';
import { typescriptFile } from '../typescript/programFiles';
import type { ModelPlan } from '../../plan/modelPlan';
import type { Exporter, ExportFile } from '../defineExport';
import { aboutPreprocessing, preprocessingJson } from '../preprocessing';
import { lines, sections } from '../sections';
import { formatShape } from '../../tensors/tensorSpec';
import { findLoss } from '../../losses';
import { listSavedLayers } from '../kerasFile/savedLayers';
import { indexWeights, type SavedWeights } from '../../plan/savedWeights';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import { modelTopology } from '../kerasFile/modelConfig';
import { findOptimizer } from '../../optimizers';
import type { SavedObject } from '../../emit/keras/dialects';

/** The trained model for tf.js, what its data is prepared with, and the code of layers that tf.js lacks. */
export const exportTfjs: Exporter = (project, data) => {
  const exported = planTrainedExport(project, data);
  const modules = ownModules(exported.model);
  return [
    ...writeTfjs(exported.model, exported.trained, exported.training),
    { path: 'preprocessing.json', bytes: strToU8(preprocessingJson(exported)) },
    { path: 'README.md', bytes: strToU8(tfjsReadme(exported, modules)) },
    ...modules.map(({ name }) => ({ path: `${name}.ts`, bytes: strToU8(typescriptFile(`${name}.ts`)) })),
  ];
};

/** `README.md` beside a tf.js model. `modules` are the code that must run before it is loaded. */
function tfjsReadme(exported: ModelExportPlan, modules: readonly OwnModule[]): string {
  return sections(
    `# ${exported.title}`,
    'A trained model in the TensorFlow.js Layers format.',
    lines(
      '```js',
      "import * as tf from '@tensorflow/tfjs';",
      ...modules.map((module) => `import './${module.name}.js';`),
      '',
      "const model = await tf.loadLayersModel('model.json');",
      '```',
    ),
    modules.length > 0 &&
      'The model needs more than TensorFlow.js has. Compile the imported files with TypeScript and import them before the model is loaded; without them it is refused, or computes something else.',
    lines(
      '| Input | Shape of one sample | Type |',
      '| --- | --- | --- |',
      ...exported.model.inputs.map(
        ({ name: input, spec }) => `| \`${input}\` | ${formatShape(spec?.shape ?? [])} | ${spec?.dtype ?? ''} |`,
      ),
    ),
    aboutPreprocessing(exported),
  );
}

/** tf.js's own size of a shard, which browsers keep in their caches. */
const SHARD_BYTES = 4 * 2 ** 20;

/**
 * A model as a tf.js LayersModel, which `tf.loadLayersModel` opens: `model.json` and the weights in shards of 4 MB. The
 * shards are views into the weights. Throws a `UserError` when model or weights are not complete.
 */
export function writeTfjs(plan: ModelPlan, weights: SavedWeights, training: TrainingSettings): readonly ExportFile[] {
  const listed = listSavedLayers(plan);
  const find = indexWeights(weights);
  for (const layer of listed.layers) layer.weights.forEach(find);
  const shards = cutIntoShards(weights.weightData);
  const compiled = trainingConfig(plan, training);
  const model = {
    format: 'layers-model',
    generatedBy: 'Seqloom',
    convertedBy: null,
    modelTopology: modelTopology(listed),
    ...(compiled && { trainingConfig: compiled }),
    userDefinedMetadata: {
      losses: plan.outputs.map(({ loss }) => findLoss(loss).saved.keras ?? findLoss(loss).imported[0]),
    },
    weightsManifest: [{ paths: shards.map(({ path }) => path), weights: weights.weightSpecs }],
  };
  return [{ path: 'model.json', bytes: strToU8(JSON.stringify(model)) }, ...shards];
}

function cutIntoShards(bytes: Uint8Array): ExportFile[] {
  const count = Math.max(1, Math.ceil(bytes.length / SHARD_BYTES));
  return Array.from({ length: count }, (_, i) => ({
    path: `group1-shard${i + 1}of${count}.bin`,
    bytes: bytes.subarray(i * SHARD_BYTES, (i + 1) * SHARD_BYTES),
  }));
}

/**
 * What tf.js compiles the model with when it loads it; null where it lacks a loss or the optimizer, so that the model could
 * not be loaded.
 */
function trainingConfig({ outputs }: ModelPlan, training: TrainingSettings): SavedObject | null {
  const losses = outputs.map(({ loss }) => {
    const { keras, tfjs = keras } = findLoss(loss).saved;
    return tfjs;
  });
  const optimizer = findOptimizer(training.optimizer).savedTfjs(training);
  if (!optimizer || losses.includes(null)) return null;
  const { className, config } = optimizer;
  return {
    loss: losses.length === 1 ? losses[0] : losses,
    metrics: [],
    optimizer_config: { class_name: className, config: { learning_rate: training.learningRate, ...config } },
  };
}
