import type { Problem, Table } from '#engine';
import { holdWorker, type WorkerPort, workerPort } from './workerHandle';

/** A data file as columns, or what is wrong with it; warnings may come with a table. */
export interface ReadAnswer {
  readonly table: Table | null;
  readonly problems: readonly Problem[];
}

/** What the data worker does. */
export interface ReadApi {
  read(bytes: Uint8Array, fileName: string): ReadAnswer;
}

/**
 * Reads a CSV file's bytes without holding up the page. The bytes stay the caller's. Rejects with `WorkerEnded` when
 * the worker fails, for instance for want of memory.
 */
export async function readData(
  bytes: Uint8Array,
  fileName: string,
  spawn: () => WorkerPort = spawnDataWorker,
): Promise<ReadAnswer> {
  // A worker for each file: a large one then leaves no memory behind.
  const handle = holdWorker<ReadApi>(spawn());
  try {
    return await handle.call((api) => api.read(bytes, fileName));
  } finally {
    handle.end();
  }
}

function spawnDataWorker(): WorkerPort {
  return workerPort(new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module', name: 'data' }));
}
