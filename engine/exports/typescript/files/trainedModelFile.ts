/** `src/trainedModel.ts`: weights and what belongs to them, from the contents of their files and back. */
export function trainedModelFile(): string {
  return `import * as tf from '@tensorflow/tfjs';
import { buildModel } from './model.js';
import type { Fitted } from './preprocessing.js';

/** A model and what its data is prepared with. */
export interface TrainedModel {
  readonly model: tf.LayersModel;
  readonly fitted: Fitted;
}

/** The contents of the files in model/. */
export interface ModelFiles {
  /** \`model.json\` in the tf.js Layers format, which \`tf.loadLayersModel\` reads too. */
  readonly model: string;
  /** \`weights.bin\`. */
  readonly weights: Uint8Array;
  /** \`preprocessing.json\`. */
  readonly fitted: string;
}

/** Builds the model and fills in the trained weights by name. */
export function loadTrainedModel(files: ModelFiles): TrainedModel {
  const { weightsManifest } = JSON.parse(files.model) as tf.io.ModelJSON;
  const specs = weightsManifest.flatMap((group) => group.weights);
  const weights = tf.io.decodeWeights(files.weights.slice().buffer, specs);
  const model = buildModel();
  model.loadWeights(weights);
  tf.dispose(weights);
  return { model, fitted: JSON.parse(files.fitted) as Fitted };
}

/** What the files of a trained model are to hold. */
export async function packTrainedModel({ model, fitted }: TrainedModel): Promise<ModelFiles> {
  const { modelTopology, weightSpecs = [], weightData } = await artifactsOf(model);
  const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
  return {
    model: JSON.stringify({ format: 'layers-model', modelTopology, weightsManifest }),
    weights: new Uint8Array(weightData as ArrayBuffer),
    fitted: \`\${JSON.stringify(fitted, null, 2)}\\n\`,
  };
}

/** What tf.js would save of a model. */
function artifactsOf(model: tf.LayersModel): Promise<tf.io.ModelArtifacts> {
  return new Promise((resolve, reject) => {
    const saver = tf.io.withSaveHandler(async (artifacts) => {
      resolve(artifacts);
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    });
    model.save(saver).catch(reject);
  });
}
`;
}
