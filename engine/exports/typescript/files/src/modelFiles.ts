import * as tf from '@tensorflow/tfjs';
import type { Fitted } from './data.js';
import { buildModel } from './model.js';
// seqloom: if recurrent
import './orthogonal.js';
// seqloom: end

// Written as `new URL(…, import.meta.url)`, which Node resolves on the disk and bundlers such as Vite take along.
// seqloom: insert dataFile
export const DATA_FILE = new URL('../data/data.csv', import.meta.url);
// seqloom: end
export const MODEL_FILE = new URL('../model/model.json', import.meta.url);
const WEIGHTS_FILE = new URL('../model/weights.bin', import.meta.url);
const FITTED_FILE = new URL('../model/preprocessing.json', import.meta.url);

/** A model and what its data is prepared with. */
export interface Trained {
  readonly model: tf.LayersModel;
  readonly fitted: Fitted;
}

/** Builds the model and fills in the trained weights by name. `read` gives the bytes of a file. */
export async function loadTrained(read: (file: URL) => Promise<Uint8Array>): Promise<Trained> {
  const json = async (file: URL): Promise<unknown> => JSON.parse(new TextDecoder().decode(await read(file)));
  const { weightsManifest } = (await json(MODEL_FILE)) as tf.io.ModelJSON;
  const specs = weightsManifest.flatMap((group) => group.weights);
  const weights = tf.io.decodeWeights((await read(WEIGHTS_FILE)).slice().buffer, specs);
  const model = buildModel();
  model.loadWeights(weights);
  tf.dispose(weights);
  return { model, fitted: (await json(FITTED_FILE)) as Fitted };
}

/** The files of a trained model in the tf.js Layers format, which `tf.loadLayersModel` reads, and what belongs to it. */
export async function packTrained({ model, fitted }: Trained): Promise<(readonly [URL, string | Uint8Array])[]> {
  const named = model.weights.map((weight) => ({ name: weight.originalName, tensor: weight.read() }));
  const { data, specs } = await tf.io.encodeWeights(named);
  const weightsManifest = [{ paths: ['weights.bin'], weights: specs }];
  const json = { format: 'layers-model', modelTopology: model.toJSON(null, false) as object, weightsManifest };
  return [
    [MODEL_FILE, JSON.stringify(json)],
    [WEIGHTS_FILE, new Uint8Array(data)],
    [FITTED_FILE, JSON.stringify(fitted, null, 2)],
  ];
}
