import type { Problem, Reading, ReadTable, Table, TaskChoice } from '#engine';
import { type WorkerPort, workerPort } from './workerHandle';

/** A data file as columns, or what is wrong with it; warnings may come with a table. */
export interface ReadAnswer extends ReadTable {
  /** SHA-256 of the file's bytes. */
  readonly hash: string;
}

/** What the data worker does. */
export interface DataApi {
  read(bytes: Uint8Array, fileName: string, given?: Partial<Reading>): Promise<ReadAnswer>;
  /** Keeps a table for the checks that follow, so that it is copied once and not with each of them. */
  hold(table: Table): void;
  /** All that is wrong or noteworthy when the table that is held is prepared by this task's recipe. */
  check(task: TaskChoice): readonly Problem[];
}

/** Makes a worker that reads and checks data. */
export function spawnDataWorker(): WorkerPort {
  return workerPort(new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module', name: 'data' }));
}
