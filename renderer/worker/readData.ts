import type { Reading } from '#engine';
import { type DataApi, type ReadAnswer, spawnDataWorker } from './dataWorker';
import { WorkerHandle, type WorkerPort } from './workerHandle';

/** Reads a CSV file's bytes, which stay the caller's, in a worker. Rejects with `WorkerEnded` when that fails or is aborted. */
export async function readData(
  bytes: Uint8Array,
  fileName: string,
  signal?: AbortSignal,
  given?: Partial<Reading>,
  spawn: () => WorkerPort = spawnDataWorker,
): Promise<ReadAnswer> {
  // A worker for each file: a large one then leaves no memory behind.
  const handle = new WorkerHandle<DataApi>(spawn());
  signal?.addEventListener('abort', () => handle.end());
  try {
    return await handle.call<ReadAnswer>((api) => api.read(bytes, fileName, given));
  } finally {
    handle.end();
  }
}
