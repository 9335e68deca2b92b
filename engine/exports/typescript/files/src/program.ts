import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { loadTrained, MODEL_FILE, packTrained, type Trained } from './modelFiles.js';
import { parseTable, type Table } from './table.js';

/** Runs a program on TensorFlow.js in WebAssembly; what it throws is printed without the trace and makes it fail. */
export async function runProgram(main: () => Promise<void>): Promise<void> {
  try {
    await tf.setBackend('wasm');
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** Reads a CSV file. */
export const readTable = (file: string | URL): Table => parseTable(readFileSync(file, 'utf8'));

/** Reads the trained model. */
export function readTrained(): Promise<Trained> {
  if (!existsSync(MODEL_FILE)) throw new Error('The model is not trained yet. Run: npm run train');
  return loadTrained(readFile);
}

/** Writes a trained model in place of the one before. */
export async function writeTrained(trained: Trained): Promise<void> {
  mkdirSync(new URL('.', MODEL_FILE), { recursive: true });
  for (const [file, content] of await packTrained(trained)) writeFileSync(file, content);
}

/** Makes `Math.random`, from which TensorFlow.js draws all chance, start from a seed (mulberry32). */
export function seedRandom(seed: number): void {
  let state = seed;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
