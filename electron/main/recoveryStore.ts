import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { RecoveryCopy } from '../ipc/contract';
import { explainFileError } from './desktopFailure';
import { writeAtomically } from './writeAtomically';

const NEW_LINE = 10;
const metaSchema = z.object({ name: z.string(), savedAtMs: z.number() });

/** One copy of unsaved work. A single file, a line of JSON and then the bytes, so the two can never disagree. */
export class RecoveryStore {
  // One after the other: a slow write must not end after, and so undo, a later one.
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly file: string) {}

  store({ bytes, meta }: RecoveryCopy): Promise<void> {
    return this.afterLast(async () => {
      const header = new TextEncoder().encode(`${JSON.stringify(meta)}\n`);
      const whole = new Uint8Array(header.length + bytes.length);
      whole.set(header);
      whole.set(bytes, header.length);
      try {
        await writeAtomically(this.file, whole);
      } catch (error) {
        throw explainFileError(error, meta.name);
      }
    });
  }

  /** The copy, or null where there is none or it cannot be understood. */
  load(): Promise<RecoveryCopy | null> {
    return this.afterLast(async () => {
      try {
        const whole = new Uint8Array(await readFile(this.file));
        const headerEnd = whole.indexOf(NEW_LINE);
        const meta = metaSchema.parse(JSON.parse(new TextDecoder().decode(whole.subarray(0, headerEnd))));
        return { bytes: whole.slice(headerEnd + 1), meta };
      } catch {
        return null;
      }
    });
  }

  clear(): Promise<void> {
    return this.afterLast(() => rm(this.file, { force: true }));
  }

  private afterLast<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}
