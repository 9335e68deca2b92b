import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { makeProblem, type readForeign, UserError } from '#engine';
import { builtFolder } from './builtFolder';
import type { ForeignMessage } from './foreignThread';
import type { ModelFile } from './modelFiles';

const THREAD_FILE = 'foreignThread.mjs';
const MEGABYTE = 2 ** 20;
/** Milliseconds (of the clock and of the processor both: others may need it too) and bytes that reading may take. */
const PATIENCE_MS = 1000;
const PATIENCE_MS_A_MEGABYTE = 100;
const ROOM = 256 * MEGABYTE;
const ROOM_A_BYTE = 4;
const LOOK_EVERY_MS = 20;

/**
 * Reads a model from elsewhere in a thread of its own: a file that was made to keep its reader busy for ever, or to fill the memory,
 * is given up. Throws a `UserError`.
 */
export function readForeignApart(files: readonly ModelFile[]): Promise<ReturnType<typeof readForeign>> {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const before = process.memoryUsage.rss();
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(builtFolder(THREAD_FILE) ?? '', THREAD_FILE), { workerData: files });
    let looking: NodeJS.Timeout | undefined;
    const end = (settle: () => void): void => {
      clearInterval(looking);
      settle();
      void worker.terminate();
    };
    const refuse = (): void =>
      end(() => reject(new UserError([makeProblem('import.endless', { file: files[0]?.name ?? '–' })])));
    worker.on('message', (message: ForeignMessage) => {
      if (message.kind === 'read') return end(() => resolve(message.model));
      if (message.kind === 'refused') return end(() => reject(new UserError(message.problems)));
      const patienceMs = PATIENCE_MS + (PATIENCE_MS_A_MEGABYTE * size) / MEGABYTE;
      const startMs = performance.now();
      const startCpu = process.cpuUsage();
      looking = setInterval(() => {
        const isTooLarge = process.memoryUsage.rss() - before > ROOM + ROOM_A_BYTE * size;
        const { user, system } = process.cpuUsage(startCpu);
        const spentMs = Math.min(performance.now() - startMs, (user + system) / 1000);
        if (isTooLarge || spentMs > patienceMs) refuse();
      }, LOOK_EVERY_MS);
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse() : end(() => reject(error)),
    );
  });
}
