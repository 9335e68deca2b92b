import { type WorkerPort, workerPort } from './workerHandle';

/** Makes a worker that reads and checks data. */
export function spawnDataWorker(): WorkerPort {
  return workerPort(new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module', name: 'data' }));
}
