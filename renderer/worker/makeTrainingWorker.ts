/** Makes a worker that trains, in the process of the page that calls. */
export function makeTrainingWorker(): Worker {
  return new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module', name: 'training' });
}
