import { readProject, writeProject } from '#engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host, RecoveryCopy } from '../host/Host';
import { contentsOf, markSaved, openDocument, undo, useDocument } from '../state/documentStore';
import type { DocumentContents } from '../state/documentHistory';
import { addNode } from '../state/editGraph';
import { renameProject } from '../state/editProject';
import { emptyProject } from '../state/emptyProject';
import { setHost } from './currentHost';
import { keepRecoveryCopy, useRecovery } from './recovery';

// Workers are for browsers; what they are asked to do is done here.
vi.mock('./packProject', () => ({
  packProject: ({ project, dataBytes }: DocumentContents) => Promise.resolve(writeProject(project, dataBytes)),
}));

let kept: RecoveryCopy | null;
let stores: number;
let fails: boolean;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  kept = null;
  stores = 0;
  fails = false;
  const recovery: Host['recovery'] = {
    store: (bytes, meta) => {
      stores++;
      if (fails) return Promise.reject(new Error('full'));
      kept = { bytes, meta };
      return Promise.resolve();
    },
    load: () => Promise.resolve(kept),
    clear: () => {
      kept = null;
      return Promise.resolve();
    },
  };
  setHost({ recovery } as unknown as Host);
  openDocument({ project: emptyProject('Test'), dataBytes: null, table: null, tableProblems: [], fileRef: null });
  useRecovery.setState({ storedAtMs: null, failed: false });
  end = keepRecoveryCopy();
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

const keptProject = () => kept && readProject(kept.bytes, 'copy').project;

describe('the safety copy', () => {
  it('holds a change within two seconds', async () => {
    addNode('lstm', { x: 0, y: 0 });
    await vi.advanceTimersByTimeAsync(1999);
    expect(keptProject()?.graph.nodes).toHaveLength(1);
    expect(kept?.meta.name).toBe('Test');
    expect(useRecovery.getState().storedAtMs).not.toBeNull();
  });

  it('holds the last of many changes, without being written for each', async () => {
    for (let i = 0; i < 30; i++) {
      renameProject(`Name ${i}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(2000);
    expect(keptProject()?.name).toBe('Name 29');
    expect(stores).toBeLessThanOrEqual(4);
  });

  it('goes when the work is saved', async () => {
    addNode('lstm', { x: 0, y: 0 });
    await vi.advanceTimersByTimeAsync(2000);
    markSaved({ id: '1', name: 'a.seqloom', displayPath: '' }, contentsOf(useDocument.getState()));
    await vi.advanceTimersByTimeAsync(0);
    expect(kept).toBeNull();
    expect(useRecovery.getState().storedAtMs).toBeNull();
  });

  it('is not written when all is taken back before it is due', async () => {
    addNode('lstm', { x: 0, y: 0 });
    undo();
    await vi.advanceTimersByTimeAsync(3000);
    expect(stores).toBe(0);
  });

  it('that cannot be written is said, and tried again with the next change', async () => {
    fails = true;
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    addNode('lstm', { x: 0, y: 0 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(useRecovery.getState().failed).toBe(true);
    fails = false;
    addNode('gru', { x: 0, y: 0 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(useRecovery.getState().failed).toBe(false);
    expect(keptProject()?.graph.nodes).toHaveLength(2);
  });
});
