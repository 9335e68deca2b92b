import { emptyProject, DEFAULT_TRAINING, parseProjectJson } from '#engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecoveryJournal } from '#contract';
import type { Host } from '../host/Host';
import { dropCheckpoint, keepCheckpoint } from '../state/checkpointStore';
import { markSaved, openDocument, undo, useDocument } from '../state/documentStore';
import { addNode } from '../state/editGraph';
import { renameProject } from '../state/editProject';
import { setHost } from '../host/currentHost';
import { continueSession, keepRecoveryJournal, useRecovery } from './recovery';

let parts: Map<string, number>;
let journal: RecoveryJournal | null;
let session: string;
let stores: number;
let partStores: number;
let fails: boolean;
let slowPartMs: number;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  parts = new Map();
  journal = null;
  stores = 0;
  partStores = 0;
  fails = false;
  slowPartMs = 0;
  const recovery: Host['recovery'] = {
    claim: () => Promise.resolve(() => {}),
    storePart: ({ key, bytes }) => {
      partStores++;
      parts.set(key, bytes.length);
      return slowPartMs > 0 ? new Promise((resolve) => setTimeout(resolve, slowPartMs)) : Promise.resolve();
    },
    store: (of, given) => {
      stores++;
      if (fails) return Promise.reject(new Error('full'));
      session = of;
      const keysOf = (of: RecoveryJournal) => [...of.data, ...of.weights, ...of.checkpoint];
      const kept = new Set(keysOf(given));
      for (const key of journal ? keysOf(journal) : []) if (!kept.has(key)) parts.delete(key);
      journal = given;
      return Promise.resolve();
    },
    list: () => Promise.resolve([]),
    load: () => Promise.resolve(null),
    clear: (of) => {
      if (of !== session) return Promise.resolve();
      journal = null;
      parts.clear();
      return Promise.resolve();
    },
  };
  setHost({ recovery } as unknown as Host);
  open(null);
  useRecovery.setState({ storedAtMs: null, failed: false });
  end = keepRecoveryJournal();
});
afterEach(() => {
  end();
  dropCheckpoint();
  vi.useRealTimers();
});

function open(dataBytes: Uint8Array | null): void {
  openDocument({ project: emptyProject('Test'), dataBytes, table: null, tableProblems: [], fileRef: null });
}
const keptProject = () => journal && parseProjectJson(journal.project, 'journal');
const later = (ms = 2000) => vi.advanceTimersByTimeAsync(ms);
const PLACE = { epoch: 3, epochs: 9, batch: 1, batches: 4, backend: 'fused' };
const checkpoint = () => ({
  bytes: new Uint8Array(7),
  place: PLACE,
  origin: { fingerprint: 'f', settings: DEFAULT_TRAINING, dataHash: 'h' },
});

describe('the journal of unsaved work', () => {
  it('holds a change within two seconds', async () => {
    addNode('lstm', { x: 0, y: 0 });
    await later(1999);
    expect(keptProject()?.graph.nodes).toHaveLength(1);
    expect(journal).toMatchObject({ name: 'Test', data: [], weights: [], checkpoint: [], training: null });
    expect(useRecovery.getState().storedAtMs).not.toBeNull();
  });

  it('holds the last of many changes, without being written for each', async () => {
    for (let i = 0; i < 30; i++) {
      renameProject(`Name ${i}`);
      await later(100);
    }
    await later();
    expect(keptProject()?.name).toBe('Name 29');
    expect(stores).toBeLessThanOrEqual(8);
  });

  it('goes when the work is saved', async () => {
    addNode('lstm', { x: 0, y: 0 });
    await later();
    markSaved({ id: '1', name: 'a.seqloom', displayPath: '' }, useDocument.getState().project);
    await later(0);
    expect(journal).toBeNull();
    expect(useRecovery.getState().storedAtMs).toBeNull();
    renameProject('Again');
    await later();
    expect(journal).toMatchObject({ name: 'Again', fileId: '1' });
  });

  it('is not written when all is taken back before it is due', async () => {
    addNode('lstm', { x: 0, y: 0 });
    undo();
    await later(3000);
    expect(stores).toBe(0);
  });

  it('that cannot be written is said, and tried again by itself', async () => {
    fails = true;
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    addNode('lstm', { x: 0, y: 0 });
    await later();
    expect(useRecovery.getState().failed).toBe(true);
    fails = false;
    await later(10_000);
    expect(useRecovery.getState().failed).toBe(false);
    expect(keptProject()?.graph.nodes).toHaveLength(1);
  });

  it('holds a change after a failure as soon as any other', async () => {
    fails = true;
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    addNode('lstm', { x: 0, y: 0 });
    await later();
    fails = false;
    addNode('gru', { x: 0, y: 0 });
    await later();
    expect(keptProject()?.graph.nodes).toHaveLength(2);
  });

  it('hands a data file over once, in pieces that do not hold up the page, and again after it was let go', async () => {
    open(new Uint8Array(2.5 * 2 ** 20));
    renameProject('A');
    await later();
    expect([...parts.values()]).toEqual([2 ** 20, 2 ** 20, 2 ** 19]);
    renameProject('B');
    await later();
    expect(partStores).toBe(3);
    expect(journal?.data).toEqual([...parts.keys()]);

    const other = useDocument.getState();
    useDocument.setState({ dataBytes: new Uint8Array(5), dirty: true });
    await later();
    expect([...parts.values()]).toEqual([5]);
    useDocument.setState({ dataBytes: other.dataBytes });
    await later();
    expect(parts.size).toBe(3);
    expect(journal?.data).toEqual([...parts.keys()]);
  });

  it('holds the checkpoint of a training whose project is saved, and goes with it', async () => {
    keepCheckpoint(checkpoint());
    await later();
    expect(journal).toMatchObject({ training: { epoch: 3, epochs: 9, dataHash: 'h' } });
    expect([...parts.values()]).toEqual([7]);
    keepCheckpoint(checkpoint());
    await later();
    expect(parts.size).toBe(1);
    dropCheckpoint();
    await later(0);
    expect(journal).toBeNull();
  });

  it('holds a change at once that is made while a large checkpoint is being stored, with the checkpoint before', async () => {
    keepCheckpoint(checkpoint());
    await later();
    const before = journal?.checkpoint;
    slowPartMs = 1000;
    keepCheckpoint({ ...checkpoint(), bytes: new Uint8Array(4.5 * 2 ** 20), place: { ...PLACE, epoch: 4 } });
    await later(700);
    renameProject('Meanwhile');
    await later(1500);
    expect(journal).toMatchObject({ name: 'Meanwhile', checkpoint: before, training: { epoch: 3 } });
    await later(5000);
    expect(journal?.checkpoint).toHaveLength(5);
    expect(journal).toMatchObject({ name: 'Meanwhile', training: { epoch: 4 } });
    expect([...parts.keys()]).toEqual(journal?.checkpoint);
  });

  it('of work that is given up for restored work goes', async () => {
    renameProject('Given up');
    await later();
    expect(journal?.name).toBe('Given up');
    // As `restoreRecovered` does once the user has agreed: unsaved work takes the place of unsaved work.
    openDocument({
      project: emptyProject('Restored'),
      dataBytes: null,
      table: null,
      tableProblems: [],
      fileRef: null,
      unsaved: true,
    });
    continueSession('restored-instead', new Map());
    await later(0);
    expect(journal).toBeNull();
    await later();
    expect(session).toBe('restored-instead');
    expect(journal?.name).toBe('Restored');
  });

  it('goes on in the session of work that was restored, without writing its bytes again', async () => {
    renameProject('Old');
    await later();
    const before = session;
    markSaved(null, useDocument.getState().project);
    const restored = new Uint8Array(3);
    parts.set('data-old-0', 3);
    open(restored);
    continueSession('restored', new Map([[restored, ['data-old-0']]]));
    useDocument.setState({ dirty: true });
    await later();
    expect(session).toBe('restored');
    expect(before).not.toBe('restored');
    expect(journal?.data).toEqual(['data-old-0']);
    expect(partStores).toBe(0);
  });
});
