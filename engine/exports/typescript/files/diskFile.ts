/** `src/disk.ts`: all that the programs for Node read and write. */
export function diskFile(): string {
  return `import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Csv, parseCsv } from './csv.js';
import { FITTED_FILE, MODEL_FILE, WEIGHTS_FILE } from './places.js';
import type { ModelFiles } from './trainedModel.js';

/** Reads a CSV file. */
export function readCsv(file: string | URL): Csv {
  return parseCsv(readFileSync(file, 'utf8'));
}

/** Reads the trained model. */
export function readModelFiles(): ModelFiles {
  if (!existsSync(MODEL_FILE)) throw new Error('The model is not trained yet. Run: npm run train');
  return {
    model: readFileSync(MODEL_FILE, 'utf8'),
    weights: new Uint8Array(readFileSync(WEIGHTS_FILE)),
    fitted: readFileSync(FITTED_FILE, 'utf8'),
  };
}

/** Writes a trained model in place of the one before. */
export function writeModelFiles({ model, weights, fitted }: ModelFiles): void {
  mkdirSync(new URL('.', MODEL_FILE), { recursive: true });
  writeFileSync(MODEL_FILE, model);
  writeFileSync(WEIGHTS_FILE, weights);
  writeFileSync(FITTED_FILE, fitted);
}

/** Runs a program; what it throws is printed without the trace and makes it fail. */
export async function runProgram(main: () => void | Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
`;
}
