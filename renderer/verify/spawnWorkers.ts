import { type WorkerPort, workerPort } from '../worker/workerHandle';
import runnerUrl from './exported.worker.ts?worker&url';

/** Makes the worker that forecasts with the app's own engine. */
export function spawnAppForecast(): WorkerPort {
  return workerPort(new Worker(new URL('./app.worker.ts', import.meta.url), { type: 'module', name: 'verify-app' }));
}

/**
 * Makes a worker whose script is made of exported modules. It is one single module that imports nothing but the app's own
 * tfjs by its address: the page's policy lets no script be evaluated from a text, nor be imported from elsewhere.
 */
export function spawnExported(modules: string): WorkerPort {
  const runner = new URL(runnerUrl, location.href).href;
  const script = `import ${JSON.stringify(runner)};\nglobalThis.startExported(${modules});\n`;
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const port = workerPort(new Worker(address, { type: 'module', name: 'verify-export' }));
  return {
    ...port,
    terminate: () => {
      port.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
