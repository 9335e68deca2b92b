import type { LoadedRecovery, RecoveryJournal } from '#contract';
import type { BrowserStorage } from './browserStorage';
import type { RecoveryStore } from './Host';
import { HostError } from './HostError';

const JOURNAL = 'journal';
const keyOf = (session: string, part: string) => `${session}/${part}`;
const lockOf = (session: string) => `seqloom-session-${session}`;

/**
 * Journals of unsaved work, in the browser's storage. A page holds a lock of its session's name for as long as it lives,
 * so that a second tab is not offered the work of the first. A file that lies beside the work is not known here.
 */
export function browserRecovery(storage: BrowserStorage): RecoveryStore {
  const journalOf = async (session: string) =>
    ((await storage.get('recovery', keyOf(session, JOURNAL))) as RecoveryJournal | undefined) ?? null;
  const joinParts = async (session: string, keys: readonly string[]): Promise<Uint8Array | null> => {
    const parts = await Promise.all(keys.map((key) => storage.get('recovery', keyOf(session, key))));
    if (!parts.every((part) => part instanceof Uint8Array)) return null;
    return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  };

  const clear = async (session: string): Promise<void> => {
    const keys = await storage.keys('recovery');
    for (const key of keys) if (key.startsWith(`${session}/`)) await storage.remove('recovery', key);
  };
  const claims = new Map<string, Promise<(() => void) | null>>();

  return {
    claim: async (session) => {
      const forget = () => void claims.delete(session);
      const claim = claims.get(session) ?? takeLock(lockOf(session), forget);
      claims.set(session, claim);
      const release = await claim;
      if (!release) forget();
      return release;
    },
    storePart: ({ session, key, bytes }) => storage.put('recovery', keyOf(session, key), bytes),
    store: async (session, journal) => {
      const before = await journalOf(session);
      await storage.put('recovery', keyOf(session, JOURNAL), journal);
      // Parts that no journal has named yet are on their way, and stay.
      const kept = new Set(partsOf(journal));
      const left = before ? partsOf(before).filter((key) => !kept.has(key)) : [];
      for (const key of left) await storage.remove('recovery', keyOf(session, key));
    },
    list: async () => {
      try {
        const held = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name));
        const sessions = new Set((await storage.keys('recovery')).map((key) => key.replace(/\/.*$/, '')));
        const found = await Promise.all(
          [...sessions].map(async (session) => {
            if (held.has(lockOf(session))) return [];
            const journal = await journalOf(session);
            if (!journal) {
              // Left by a page that ended before its first journal, if pages can be told apart: nothing will ever name them.
              if (navigator.locks) await clear(session);
              return [];
            }
            const { name, changedAtMs, training } = journal;
            return [{ session, name, changedAtMs, training, file: null }];
          }),
        );
        return found.flat().toSorted((a, b) => b.changedAtMs - a.changedAtMs);
      } catch (error) {
        // Without storage there is nothing to recover, and no reason to trouble a start.
        if (error instanceof HostError) return [];
        throw error;
      }
    },
    load: async (session): Promise<LoadedRecovery | null> => {
      const journal = await journalOf(session);
      if (!journal) return null;
      const [data, weights, checkpoint] = await Promise.all([
        joinParts(session, journal.data),
        joinParts(session, journal.weights),
        joinParts(session, journal.checkpoint),
      ]);
      return data && weights && checkpoint && { journal, file: null, data, weights, checkpoint };
    },
    clear,
  };
}

/** Holds a lock until it is given back, which `forget` hears at once; null where another page holds it. */
function takeLock(name: string, forget: () => void): Promise<(() => void) | null> {
  // A browser without locks tells no pages apart.
  if (!navigator.locks) return Promise.resolve(forget);
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null): Promise<void> => {
      if (lock) return new Promise((release) => resolve(() => (forget(), release())));
      return Promise.resolve(resolve(null));
    };
    navigator.locks.request(name, { ifAvailable: true }, hold).catch(reject);
  });
}

function partsOf({ data, weights, checkpoint }: RecoveryJournal): readonly string[] {
  return [...data, ...weights, ...checkpoint];
}
