import '@tensorflow/tfjs-backend-cpu';
import { expose } from 'comlink';
import { tf } from '../worker/tensorflow';
import type { ExportedApi, ExportedScope } from './exportedApi';
import { runModules } from './runModules';

// Imported by a script that is made of an export's modules. What such a script may import is only what the app's own
// address serves, and a bundled worker exports nothing: so it is given tfjs by way of the global scope.
const scope: ExportedScope = {
  startExported: (modules) => {
    const api: ExportedApi = {
      run: (contents, onProgress) => runModules(tf, modules, contents, (done, total) => onProgress(done, total)),
    };
    expose(api);
  },
};
Object.assign(globalThis, scope);
