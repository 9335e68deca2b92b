import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { OpenedFile, RecentEntry } from '../ipc/contract';
import type { FileVault } from './fileVault';
import { writeAtomically } from './writeAtomically';

const MAX_ENTRIES = 20;

const savedList = z.object({
  version: z.literal(1),
  entries: z.array(
    z.object({ id: z.uuid(), path: z.string().min(1), usedAtMs: z.number(), readOnly: z.boolean().optional() }),
  ),
});

type Entry = z.infer<typeof savedList>['entries'][number];

/** The projects used last, kept in a file across sessions. Their ids stay valid: the user chose these files once. */
export class RecentFiles {
  private hearChange: () => void = () => {};

  private constructor(
    private readonly storeFile: string,
    private readonly vault: FileVault,
    private readonly nowMs: () => number,
    private entries: readonly Entry[],
  ) {}

  /** Reads the list. One that is missing or damaged starts empty: nobody should lose a session over it. */
  static async load(storeFile: string, vault: FileVault, nowMs: () => number): Promise<RecentFiles> {
    const entries = await readEntries(storeFile);
    for (const entry of entries) vault.grant(entry.path, entry.readOnly, entry.id);
    return new RecentFiles(storeFile, vault, nowMs, entries);
  }

  /** `listener` is called after each change from now on. */
  onChange(listener: () => void): void {
    this.hearChange = listener;
  }

  list(): readonly RecentEntry[] {
    return this.entries.map(({ id, path, usedAtMs, readOnly }) => ({
      ...this.vault.grant(path, readOnly, id),
      usedAtMs,
    }));
  }

  /** Reads a project of the list; one that is not in it counts as unknown, even where its file is known otherwise. */
  open(id: string): Promise<OpenedFile> {
    return this.vault.read(this.entries.some((entry) => entry.id === id) ? id : '');
  }

  /** Where a project of the list lies; null for one that is not in it. */
  pathOf(id: string): string | null {
    return this.entries.find((entry) => entry.id === id)?.path ?? null;
  }

  async add(id: string): Promise<void> {
    const entry: Entry = { id, ...this.vault.fileOf(id), usedAtMs: this.nowMs() };
    const others = this.entries.filter((other) => other.id !== id && other.path !== entry.path);
    await this.replace([entry, ...others].slice(0, MAX_ENTRIES));
  }

  async remove(id: string): Promise<void> {
    await this.replace(this.entries.filter((entry) => entry.id !== id));
  }

  /** Takes a file off the list by its path. */
  async forget(file: string): Promise<void> {
    if (this.entries.some((entry) => entry.path === file))
      await this.replace(this.entries.filter((entry) => entry.path !== file));
  }

  async clear(): Promise<void> {
    await this.replace([]);
  }

  private async replace(entries: readonly Entry[]): Promise<void> {
    this.entries = entries;
    this.hearChange();
    await writeAtomically(this.storeFile, new TextEncoder().encode(JSON.stringify({ version: 1, entries })));
  }
}

async function readEntries(storeFile: string): Promise<readonly Entry[]> {
  try {
    return savedList.parse(JSON.parse(await readFile(storeFile, 'utf8'))).entries;
  } catch {
    return [];
  }
}
