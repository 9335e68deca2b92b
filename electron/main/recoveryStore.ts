import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { LoadedRecovery, RecoveredWork, RecoveryJournal } from '../ipc/contract';
import { explainFileError } from './desktopFailure';
import type { FileVault } from './fileVault';
import { writeAtomically } from './writeAtomically';

const JOURNAL = 'journal.json';
const keys = z.array(z.string()).readonly();
const savedJournal = z.object({
  version: z.literal(1),
  name: z.string(),
  changedAtMs: z.number(),
  project: z.string(),
  data: keys,
  weights: keys,
  checkpoint: keys,
  training: z.object({ epoch: z.number(), epochs: z.number(), dataHash: z.string().nullable() }).nullable(),
  /** Of the file that the work belongs to. */
  path: z.string().nullable(),
  readOnly: z.boolean().optional(),
});
type SavedJournal = z.infer<typeof savedJournal>;

/**
 * Journals of unsaved work: a folder for each session, with `journal.json` and the parts that it names. A part is
 * written before the journal that names it and removed after the first that no longer does, so that what a kill leaves
 * behind is always whole.
 */
export class RecoveryStore {
  // One after the other: a slow write must not end after, and so undo, a later one.
  private last: Promise<unknown> = Promise.resolve();
  /** The journals written in this run, by session. */
  private readonly named = new Map<string, SavedJournal>();

  private constructor(
    private readonly folder: string,
    private readonly vault: FileVault,
  ) {}

  /** Opens the store and clears away what was begun and never came to a journal. */
  static async open(folder: string, vault: FileVault): Promise<RecoveryStore> {
    const store = new RecoveryStore(folder, vault);
    for (const session of await store.sessions()) {
      const journal = await store.read(session);
      if (journal) await store.removeOthers(session, journal);
      else if (!(await readdir(store.folderOf(session))).includes(JOURNAL)) await store.remove(session);
    }
    return store;
  }

  storePart(session: string, key: string, bytes: Uint8Array): Promise<void> {
    return this.write(session, key, bytes, key);
  }

  async store(session: string, { fileId, ...journal }: RecoveryJournal): Promise<void> {
    const file = fileId === null ? { path: null } : this.vault.fileOf(fileId);
    const saved: SavedJournal = { version: 1, ...journal, ...file };
    const before = this.named.get(session) ?? (await this.read(session)) ?? saved;
    await this.write(session, JOURNAL, new TextEncoder().encode(JSON.stringify(saved)), journal.name);
    this.named.set(session, saved);
    // Parts that no journal has named yet are on their way, and stay.
    const kept = new Set(partsOf(saved));
    const left = partsOf(before).filter((key) => !kept.has(key));
    await this.inTurn(() => this.removeParts(session, left));
  }

  /** The journals that can be understood, the latest first. */
  list(): Promise<readonly RecoveredWork[]> {
    return this.inTurn(async () => {
      const found: RecoveredWork[] = [];
      for (const session of await this.sessions()) {
        const journal = await this.read(session);
        if (!journal) continue;
        const { name, changedAtMs, training } = journal;
        found.push({ session, name, changedAtMs, training, file: await this.fileBeside(journal) });
      }
      return found.toSorted((a, b) => b.changedAtMs - a.changedAtMs);
    });
  }

  load(session: string): Promise<LoadedRecovery | null> {
    return this.inTurn(async () => {
      const saved = await this.read(session);
      if (!saved) return null;
      const { version: _version, path: _path, readOnly: _readOnly, ...journal } = saved;
      const ref = await this.fileBeside(saved);
      try {
        const [data, weights, checkpoint] = await Promise.all([
          this.joinParts(session, journal.data),
          this.joinParts(session, journal.weights),
          this.joinParts(session, journal.checkpoint),
        ]);
        return { journal: { ...journal, fileId: ref?.id ?? null }, file: ref, data, weights, checkpoint };
      } catch {
        return null;
      }
    });
  }

  clear(session: string): Promise<void> {
    return this.inTurn(() => this.remove(session));
  }

  private write(session: string, file: string, bytes: Uint8Array, shownName: string): Promise<void> {
    return this.inTurn(async () => {
      const folder = this.folderOf(session);
      try {
        await mkdir(folder, { recursive: true });
        await writeAtomically(path.join(folder, file), bytes);
      } catch (error) {
        throw explainFileError(error, shownName);
      }
    });
  }

  private async read(session: string): Promise<SavedJournal | null> {
    try {
      const text = await readFile(path.join(this.folderOf(session), JOURNAL), 'utf8');
      return savedJournal.parse(JSON.parse(text));
    } catch {
      return null;
    }
  }

  private async joinParts(session: string, names: readonly string[]): Promise<Uint8Array> {
    const parts = await Promise.all(names.map((name) => readFile(path.join(this.folderOf(session), name))));
    return new Uint8Array(Buffer.concat(parts));
  }

  private async fileBeside({ path: file, readOnly }: SavedJournal): Promise<RecoveredWork['file']> {
    const found = file === null ? null : await stat(file).catch(() => null);
    return file !== null && found ? { ...this.vault.grant(file, readOnly), modifiedAtMs: found.mtimeMs } : null;
  }

  private async removeOthers(session: string, journal: SavedJournal): Promise<void> {
    const kept = new Set([JOURNAL, ...partsOf(journal)]);
    const found = await readdir(this.folderOf(session));
    const others = found.filter((name) => !kept.has(name));
    await this.removeParts(session, others);
  }

  private async removeParts(session: string, names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => rm(path.join(this.folderOf(session), name), { force: true })));
  }

  private async remove(session: string): Promise<void> {
    this.named.delete(session);
    await rm(this.folderOf(session), { recursive: true, force: true });
  }

  private async sessions(): Promise<readonly string[]> {
    const entries = await readdir(this.folder, { withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  private folderOf(session: string): string {
    return path.join(this.folder, session);
  }

  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}

function partsOf({ data, weights, checkpoint }: SavedJournal): readonly string[] {
  return [...data, ...weights, ...checkpoint];
}
