import '@tensorflow/tfjs-backend-cpu';
import { expose } from 'comlink';
import { tf } from '../worker/tensorflow';
import { type ExportedAnswer, type ExportedContents, type ExportedModule, runModules } from './runModules';

/** What the worker of the exported program does. */
export interface ExportedApi {
  /** Forecasts the test part; `onProgress` hears how many of its windows are done. */
  run(contents: ExportedContents, onProgress: (done: number, total: number) => void): Promise<ExportedAnswer>;
}

function startExported(modules: Readonly<Record<string, ExportedModule>>): void {
  const api: ExportedApi = {
    run: (contents, onProgress) => runModules(tf, modules, contents, (done, total) => onProgress(done, total)),
  };
  expose(api);
}

// Imported by a script that is made of an export's modules. What such a script may import is only what the app's own
// address serves, and a bundled worker exports nothing: so it is given tfjs by way of the global scope.
Object.assign(globalThis, { startExported });
