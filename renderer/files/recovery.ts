import { type Project, projectText } from '#engine';
import { create } from 'zustand';
import { type KeptCheckpoint, useCheckpoint } from '../state/checkpointStore';
import { useDocument } from '../state/documentStore';
import { getHost } from '../host/currentHost';

/** A change is in the journal at the latest two seconds after it was made; on a slow disk writing takes the rest of them. */
const JOURNAL_DELAY_MS = 500;
/** A journal that could not be written is tried again. */
const RETRY_MS = 10_000;
/** More at once would hold up the page while it is handed over. */
const PART_BYTES = 2 ** 20;

/** What is known of the journal of unsaved work. */
export interface RecoveryState {
  /** When the present work was last written, or null while it was not. */
  readonly storedAtMs: number | null;
  /** True when the last attempt failed: the status line must not promise a copy. */
  readonly failed: boolean;
}

/** The journal's store. */
export const useRecovery = create<RecoveryState>(() => ({ storedAtMs: null, failed: false }));

/** The session whose journal this page writes; another one once recovered work is taken over. */
let session = crypto.randomUUID() as string;
/** Under which keys the bytes of what the journal names lie. Objects are never changed, so the same one is written once. */
let stored: ReadonlyMap<object, readonly string[]> = new Map();
/** The project that the journal holds. */
let written: Project | null = null;

/** Goes on in the session of recovered work, which was claimed and whose bytes are stored, in the place of the one before. */
export function continueSession(recovered: string, keysOf: ReadonlyMap<object, readonly string[]>): void {
  const ended = session;
  session = recovered;
  stored = keysOf;
  written = null;
  if (ended !== session)
    getHost()
      .recovery.clear(ended)
      .catch((error: unknown) => console.warn('recovery', error));
}

/**
 * Keeps a journal of unsaved work from now on, within two seconds of each change and at each checkpoint of a training,
 * and drops it when all is saved or given up. Returns what ends it.
 */
export function keepRecoveryJournal(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let dueMs = 0;
  // Writes run one after another, so that an older state can never replace a newer one.
  let queue: Promise<void> = Promise.resolve();
  // A name that was just made up is nobody else's.
  void getHost().recovery.claim(session);

  const stopTimer = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const plan = (delayMs: number): void => {
    const atMs = Date.now() + delayMs;
    // A change is not to wait for the end of a long pause after a failure.
    if (timer !== null && dueMs <= atMs) return;
    stopTimer();
    dueMs = atMs;
    timer = setTimeout(() => {
      timer = null;
      enqueue(writeJournal);
    }, delayMs);
  };
  const enqueue = (job: () => Promise<void>): void => {
    queue = queue.then(job).catch((error: unknown) => {
      console.warn('recovery', error);
      useRecovery.setState({ failed: true });
      plan(RETRY_MS);
    });
  };
  const follow = (changed: boolean, needed: boolean, neededBefore: boolean): void => {
    if (needed && (changed || !neededBefore)) plan(JOURNAL_DELAY_MS);
    else if (!needed && neededBefore) {
      stopTimer();
      const ended = session;
      enqueue(() => clearJournal(ended));
    }
  };

  const ends = [
    useDocument.subscribe((state, before) => {
      const changed = state.project !== before.project || state.dataBytes !== before.dataBytes;
      const training = useCheckpoint.getState().kept !== null;
      follow(changed, state.dirty || training, before.dirty || training);
    }),
    useCheckpoint.subscribe(({ kept }, before) => {
      const { dirty } = useDocument.getState();
      follow(kept !== before.kept, dirty || kept !== null, dirty || before.kept !== null);
    }),
  ];
  return () => {
    for (const end of ends) end();
    stopTimer();
  };
}

/** The journal as it should be now. A new checkpoint takes its time: what changes meanwhile does not wait for it. */
async function writeJournal(): Promise<void> {
  const target = session;
  const { kept } = useCheckpoint.getState();
  if (!kept || stored.has(kept)) return writeState(target, kept);
  const lastKept = [...stored.keys()].find(isCheckpoint) ?? null;
  const keys = await storeParts(target, 'checkpoint', kept.bytes, async () => {
    if (useDocument.getState().project !== written) await writeState(target, lastKept);
  });
  if (session !== target) return;
  stored = new Map([...stored, [kept, keys]]);
  await writeState(target, kept);
}

/** Writes the document as it is, with a checkpoint whose bytes are stored. */
async function writeState(target: string, kept: KeptCheckpoint | null): Promise<void> {
  const { project, dataBytes, dirty, fileRef } = useDocument.getState();
  if (session !== target || (!dirty && !kept)) return;
  const { trained } = project;
  const changedAtMs = Date.now();
  const named = new Map<object, readonly string[]>();
  const keysFor = async (kind: string, owner: object | null, bytes: Uint8Array | null) => {
    if (!owner || !bytes) return [];
    const keys = stored.get(owner) ?? (await storeParts(target, kind, bytes));
    named.set(owner, keys);
    return keys;
  };
  const parts = {
    data: await keysFor('data', dataBytes, dataBytes),
    weights: await keysFor('weights', trained, trained && trained.weightData),
    checkpoint: await keysFor('checkpoint', kept, kept && kept.bytes),
  };
  if (session !== target) return;
  await getHost().recovery.store(target, {
    name: project.name,
    changedAtMs,
    project: projectText(project),
    ...parts,
    training: kept && { epoch: kept.place.epoch, epochs: kept.place.epochs, dataHash: kept.origin.dataHash },
    fileId: fileRef?.id || null,
  });
  if (session !== target) return;
  stored = named;
  written = project;
  useRecovery.setState({ storedAtMs: changedAtMs, failed: false });
}

async function clearJournal(ended: string): Promise<void> {
  await getHost().recovery.clear(ended);
  if (session !== ended) return;
  stored = new Map();
  written = null;
  useRecovery.setState({ storedAtMs: null, failed: false });
}

async function storeParts(
  target: string,
  kind: string,
  bytes: Uint8Array,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const id = crypto.randomUUID();
  const keys: string[] = [];
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    const key = `${kind}-${id}-${keys.length}`;
    await getHost().recovery.storePart({ session: target, key, bytes: bytes.slice(at, at + PART_BYTES) });
    keys.push(key);
    await between();
  }
  return keys;
}

function isCheckpoint(owner: object): owner is KeptCheckpoint {
  return 'place' in owner;
}
