/** `src/trainedModel.ts`: loads and saves weights and what belongs to them. */
export function trainedModelFile(): string {
  return `import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { buildModel } from './model.js';
import type { Fitted } from './preprocessing.js';

const MODEL_FILE = new URL('../model/model.json', import.meta.url);
const WEIGHTS_FILE = new URL('../model/weights.bin', import.meta.url);
const FITTED_FILE = new URL('../model/preprocessing.json', import.meta.url);

/** A model and what its data is prepared with. */
export interface TrainedModel {
  readonly model: tf.LayersModel;
  readonly fitted: Fitted;
}

/** Builds the model and fills in the trained weights by name. */
export function loadTrainedModel(): TrainedModel {
  if (!existsSync(MODEL_FILE)) throw new Error('The model is not trained yet. Run: npm run train');
  const { weightsManifest } = JSON.parse(readFileSync(MODEL_FILE, 'utf8')) as tf.io.ModelJSON;
  const specs = weightsManifest.flatMap((group) => group.weights);
  const weights = tf.io.decodeWeights(new Uint8Array(readFileSync(WEIGHTS_FILE)).buffer, specs);
  const model = buildModel();
  model.loadWeights(weights);
  tf.dispose(weights);
  return { model, fitted: JSON.parse(readFileSync(FITTED_FILE, 'utf8')) as Fitted };
}

/** Saves a model in the tf.js Layers format, which \`tf.loadLayersModel\` reads too. */
export async function saveTrainedModel({ model, fitted }: TrainedModel): Promise<void> {
  mkdirSync(new URL('.', MODEL_FILE), { recursive: true });
  const saver = tf.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData }) => {
    const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
    writeFileSync(MODEL_FILE, JSON.stringify({ format: 'layers-model', modelTopology, weightsManifest }));
    writeFileSync(WEIGHTS_FILE, new Uint8Array(weightData as ArrayBuffer));
    return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
  });
  await model.save(saver);
  writeFileSync(FITTED_FILE, \`\${JSON.stringify(fitted, null, 2)}\\n\`);
}
`;
}
