import { strToU8 } from 'fflate';
import type { ExportFile } from '../exportKinds';
import type { ModelPlan } from '../../plan/modelPlan';
import { findLoss } from '../../losses';
import { listSavedLayers } from '../kerasFile/savedLayers';
import { indexWeights, type SavedWeights } from '../../plan/savedWeights';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import { modelTopology } from '../kerasFile/modelTopology';
import { trainingConfig } from './trainingConfig';

/** tf.js's own size of a shard, which browsers keep in their caches. */
const SHARD_BYTES = 4 * 2 ** 20;

/** What `model.json` says of a model besides its layers. */
export interface TfjsAbout {
  readonly training: TrainingSettings;
}

/**
 * A model as a tf.js LayersModel, which `tf.loadLayersModel` opens: `model.json` and the weights in shards of 4 MB. The
 * shards are views into the weights. Throws a `UserError` when model or weights are not complete.
 */
export function writeTfjs(plan: ModelPlan, weights: SavedWeights, { training }: TfjsAbout): readonly ExportFile[] {
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
