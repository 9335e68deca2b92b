import type { Reading } from '#engine';
import { readData } from '../worker/readData';
import type { ReadAnswer } from '../worker/dataWorker';
import { whileWorking } from './whileWorking';

/** Reads a data file, of which a large one is said to take time. Null where the user cancels it. */
export function readDataFile(
  bytes: Uint8Array,
  fileName: string,
  given?: Partial<Reading>,
): Promise<ReadAnswer | null> {
  return whileWorking('files.readingData', (signal) => readData(bytes, fileName, signal, given));
}
