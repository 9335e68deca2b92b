import type { ExportPlan } from '../exportPlan';
import { quote } from '../../../emit/typescript/quote';

/** `src/places.ts`: where the files are that the code reads. */
export function placesFile(plan: ExportPlan): string {
  return `// Written as \`new URL(…, import.meta.url)\`, which Node resolves on the disk and bundlers such as Vite take along.

/** The data that the model was made with. */
export const DATA_FILE = new URL(${quote(`../data/${encodeURIComponent(plan.dataFile)}`)}, import.meta.url);

/** The trained model in the tf.js Layers format, and what its data is prepared with. */
export const MODEL_FILE = new URL('../model/model.json', import.meta.url);
export const WEIGHTS_FILE = new URL('../model/weights.bin', import.meta.url);
export const FITTED_FILE = new URL('../model/preprocessing.json', import.meta.url);
`;
}
