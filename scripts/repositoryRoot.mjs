import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json; scripts work from any current folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
