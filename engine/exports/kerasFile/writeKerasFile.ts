import { strToU8 } from 'fflate';
import type { ModelPlan } from '../../plan/modelPlan';
import { storeBytes } from '../../project/zip/packBytes';
import { writeZip } from '../../project/zip/writeZip';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import { compileConfig } from './compileConfig';
import { kerasOrder } from './layerOrder';
import type { Hdf5 } from './memoryFile';
import { isSequential, modelConfig } from './modelConfig';
import { listSavedLayers } from './savedLayers';
import type { SavedWeights } from '../../plan/savedWeights';
import { writeWeightsH5 } from './writeWeightsH5';

/** The first Keras that reads what is written here; nothing in it is newer. */
const KERAS_VERSION = '3.0.0';

/** What a Keras file says of a model besides its layers. */
export interface KerasFileAbout {
  /** What the model is compiled with when it is loaded. */
  readonly training: TrainingSettings;
}

/**
 * A model as a `.keras` file (Keras 3): `keras.saving.load_model` opens it, compiled with the project's loss and
 * optimizer. Linear models are `Sequential`, others functional. Where a layer uses Keras 2's hard sigmoid, the function
 * `KERAS2_HARD_SIGMOID` must be registered first. Throws a `UserError` when model or weights are not complete.
 */
export function writeKerasFile(plan: ModelPlan, weights: SavedWeights, hdf5: Hdf5, about: KerasFileAbout): Uint8Array {
  const listed = listSavedLayers(plan);
  const model = isSequential(listed) ? listed : { ...listed, layers: kerasOrder(listed) };
  const config = { ...modelConfig(model), compile_config: compileConfig(about.training, plan.outputs) };
  // Keras counts the layers of a Sequential model without its input.
  const counted = isSequential(listed) ? model.layers.filter((layer) => layer.keras) : model.layers;
  const text = (content: unknown): ReturnType<typeof storeBytes> => storeBytes(strToU8(JSON.stringify(content)));
  return writeZip([
    { name: 'metadata.json', content: text({ keras_version: KERAS_VERSION }) },
    { name: 'config.json', content: text(config) },
    { name: 'model.weights.h5', content: storeBytes(writeWeightsH5(hdf5, counted, weights)) },
  ]);
}
