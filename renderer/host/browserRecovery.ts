import type { BrowserStorage } from './browserStorage';
import type { RecoveryCopy, RecoveryStore } from './Host';
import { HostError } from './HostError';

const KEY = 'latest';

/** The copy of unsaved work, in the browser's storage. */
export function browserRecovery(storage: BrowserStorage): RecoveryStore {
  return {
    store: (bytes, meta) => storage.put('recovery', KEY, { bytes, meta } satisfies RecoveryCopy),
    load: async () => {
      try {
        return ((await storage.get('recovery', KEY)) as RecoveryCopy | undefined) ?? null;
      } catch (error) {
        // Without storage there is nothing to recover, and no reason to trouble a start.
        if (error instanceof HostError) return null;
        throw error;
      }
    },
    clear: () => storage.remove('recovery', KEY),
  };
}
