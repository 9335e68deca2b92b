import * as tf from '@tensorflow/tfjs';
import { answersOf } from './answers.js';
import { prepare } from './data.js';
import { loadTrained, type Trained } from './modelFiles.js';
import { parseTable } from './table.js';

/** Starts TensorFlow.js and fetches the trained model. */
export async function loadModel(): Promise<Trained> {
  await tf.setBackend('cpu');
  return loadTrained(fetchFile);
}

/** What the model says of a CSV file, given as its text: a table, its head first. */
export function answerCsv({ model, fitted }: Trained, csvText: string): (string | number)[][] {
  return answersOf(model, prepare(parseTable(csvText), fitted), 'latest');
}

/** Fetches a file. Some servers answer with a page where there is none. */
export async function fetchFile(url: URL): Promise<Uint8Array> {
  const response = await fetch(url);
  const isFile = response.ok && !response.headers.get('content-type')?.includes('text/html');
  if (!isFile) throw new Error(`${url.pathname} cannot be fetched. If it belongs to the model: npm run train`);
  return new Uint8Array(await response.arrayBuffer());
}
