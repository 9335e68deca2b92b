import type { BrowserFiles, KnownFile } from './browserFiles';
import type { BrowserStorage } from './browserStorage';
import type { RecentEntry } from '#contract';
import type { RecentProjects } from './Host';
import { HostError } from './HostError';

const MAX_ENTRIES = 20;

type StoredEntry = KnownFile & { readonly id: string; readonly usedAtMs: number };

/** The recent projects in the browser's storage: handles, or copies of what was last saved where there are none. */
export function browserRecent(storage: BrowserStorage, files: BrowserFiles, nowMs: () => number): RecentProjects {
  const entries = async () => {
    const stored = (await storage.all('recent')) as StoredEntry[];
    return stored.sort((a, b) => b.usedAtMs - a.usedAtMs);
  };
  return {
    list: async () => {
      try {
        return (await entries()).map(({ id, name, usedAtMs }): RecentEntry => ({ id, name, usedAtMs }));
      } catch (error) {
        // The start screen shows this list; without storage it is an empty one.
        if (error instanceof HostError) return [];
        throw error;
      }
    },
    open: async (id) => {
      const entry = (await storage.get('recent', id)) as StoredEntry | undefined;
      if (!entry) throw new HostError('unknown-recent');
      return files.openKnown(id, entry);
    },
    add: async ({ id }) => {
      const file = files.find(id);
      await storage.put('recent', id, { ...file, id, usedAtMs: nowMs() } satisfies StoredEntry);
      const others = (await entries()).filter((entry) => entry.id !== id);
      for (const [index, other] of others.entries()) {
        if (index >= MAX_ENTRIES - 1 || (await isSameFile(other, file))) await storage.remove('recent', other.id);
      }
    },
    remove: (id) => storage.remove('recent', id),
    clear: () => storage.clear('recent'),
  };
}

async function isSameFile(a: KnownFile, b: KnownFile): Promise<boolean> {
  if ('handle' in a && 'handle' in b) return a.handle.isSameEntry(b.handle);
  return 'blob' in a && 'blob' in b && a.name === b.name;
}
