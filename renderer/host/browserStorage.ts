import { HostError } from './HostError';

/** What the browser host keeps across sessions: values by key, in named groups. */
export interface BrowserStorage {
  get(group: StorageGroup, key: string): Promise<unknown>;
  all(group: StorageGroup): Promise<readonly unknown[]>;
  keys(group: StorageGroup): Promise<readonly string[]>;
  put(group: StorageGroup, key: string, value: unknown): Promise<void>;
  remove(group: StorageGroup, key: string): Promise<void>;
  clear(group: StorageGroup): Promise<void>;
}

export type StorageGroup = (typeof GROUPS)[number];

const DATABASE = 'seqloom';
const VERSION = 1;
const GROUPS = ['recent', 'recovery'] as const;

/** Storage in IndexedDB: it takes bytes and file handles as they are. Opened on first use. */
export function openBrowserStorage(): BrowserStorage {
  let opening: Promise<IDBDatabase> | null = null;
  const run = async <Value>(
    group: StorageGroup,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<Value>,
  ): Promise<Value> => {
    try {
      opening ??= openDatabase();
      const transaction = (await opening).transaction(group, mode);
      const request = work(transaction.objectStore(group));
      await finished(transaction);
      return request.result;
    } catch (error) {
      opening = null;
      throw unavailable(error);
    }
  };
  return {
    get: (group, key) => run(group, 'readonly', (store) => store.get(key) as IDBRequest<unknown>),
    all: (group) => run(group, 'readonly', (store) => store.getAll() as IDBRequest<unknown[]>),
    keys: (group) => run(group, 'readonly', (store) => store.getAllKeys() as IDBRequest<string[]>),
    put: async (group, key, value) => void (await run(group, 'readwrite', (store) => store.put(value, key))),
    remove: (group, key) => run(group, 'readwrite', (store) => store.delete(key)),
    clear: (group) => run(group, 'readwrite', (store) => store.clear()),
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      for (const group of GROUPS) request.result.createObjectStore(group);
    };
    request.onsuccess = () => {
      // A newer version of the app in another tab may change the shape; this one then opens anew.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open'));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
  });
}

function unavailable(error: unknown): unknown {
  if (!(error instanceof DOMException) && typeof indexedDB !== 'undefined') return error;
  const name = error instanceof DOMException ? error.name : '';
  // A value that cannot be kept is a bug, not the browser's refusal.
  if (name === 'DataCloneError') return error;
  if (name === 'QuotaExceededError') {
    return new HostError('storage-full');
  }
  return new HostError('storage-unavailable');
}
