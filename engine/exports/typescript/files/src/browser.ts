import * as tf from '@tensorflow/tfjs';
import { type Forecast, prepare, samplesOf } from './data.js';
import { forecast } from './forecast.js';
import { loadTrained, type Trained } from './modelFiles.js';
import { parseTable } from './table.js';

/** Starts TensorFlow.js and fetches the trained model. */
export async function loadModel(): Promise<Trained> {
  await tf.setBackend('cpu');
  return loadTrained(fetchFile);
}

/** Forecasts what follows the last row of a CSV file, given as its text; `after` is the label of that row. */
export function forecastCsv({ model, fitted }: Trained, csvText: string): { after: string; forecasts: Forecast[] } {
  const prepared = prepare(parseTable(csvText), fitted);
  return { after: prepared.labels.at(-1)!, forecasts: forecast(model, prepared, samplesOf(prepared, 'latest')) };
}

/** Fetches a file. Some servers answer with a page where there is none. */
export async function fetchFile(url: URL): Promise<Uint8Array> {
  const response = await fetch(url);
  const isFile = response.ok && !response.headers.get('content-type')?.includes('text/html');
  if (!isFile) throw new Error(`${url.pathname} cannot be fetched. If it belongs to the model: npm run train`);
  return new Uint8Array(await response.arrayBuffer());
}
