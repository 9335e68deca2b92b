import { emptyProject, DEFAULT_TRAINING, EMPTY_GRAPH, projectText, UserError, writeProject } from '#engine';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedFile, RecoveredWork } from '#contract';
import type { Host } from '../host/Host';
import { HostError } from '../host/HostError';
import { openDocument, useDocument } from '../state/documentStore';
import { addNode } from '../state/editGraph';
import { answerQuestion, closeDialog, useView } from '../state/viewStore';
import { getHost, setHost } from '../host/currentHost';
import { newProject, openFile, openRecent } from './openProject';
import { workerHere } from '../worker/workerHere';
import { createProjectApi } from './projectApi';
import { PROJECT_WORKER } from './projectWorker';
import { discardRecovered, restoreRecovered, useRecovered } from './recovered';
import { saveProject } from './saveProject';
import { showFailure } from '../i18n/showFailure';
import { currentTexts } from '../i18n/texts';

const saved: string[] = [];
const added: string[] = [];
const removed: string[] = [];
let saveAsAnswer: { id: string; name: string; displayPath: string } | null;

const fileOf = (bytes: Uint8Array, name = 'a.seqloom'): OpenedFile => ({
  ref: { id: name, name, displayPath: '' },
  bytes,
});
const goodFile = (name: string): OpenedFile =>
  fileOf(
    writeProject({ ...emptyProject(name), training: DEFAULT_TRAINING, graph: EMPTY_GRAPH }, []),
    `${name}.seqloom`,
  );
const name = (): string => useDocument.getState().project.name;
const dialog = () => useView.getState().dialog;

beforeEach(() => {
  for (const list of [saved, added, removed]) list.length = 0;
  saveAsAnswer = { id: 'new', name: 'new.seqloom', displayPath: '' };
  const host = {
    canSaveInPlace: true,
    save: (ref: { name: string }) => {
      saved.push(ref.name);
      return Promise.resolve(ref);
    },
    saveAs: () => Promise.resolve(saveAsAnswer),
    recent: {
      add: (ref: { name: string }) => Promise.resolve(void added.push(ref.name)),
      remove: (id: string) => Promise.resolve(void removed.push(id)),
      open: (id: string) => Promise.reject(new HostError('not-found', id)),
    },
  };
  setHost(host as unknown as Host);
  PROJECT_WORKER.replace(() => workerHere(createProjectApi()));
  useRecovered.setState({ works: [] });
  closeDialog();
  openDocument({ project: emptyProject('Mine'), dataBytes: null, table: null, tableProblems: [], fileRef: null });
});

describe('opening a file', () => {
  it('shows it and remembers it', async () => {
    await openFile(goodFile('Other'));
    expect(name()).toBe('Other');
    expect(useDocument.getState().fileRef?.name).toBe('Other.seqloom');
    expect(useView.getState().screen).toBe('studio');
    expect(added).toEqual(['Other.seqloom']);
  });

  it('that is broken leaves the open project as it is and says what is wrong', async () => {
    addNode('lstm', { x: 0, y: 0 });
    const whole = goodFile('Other').bytes;
    for (const bytes of [new TextEncoder().encode('hello'), whole.slice(0, whole.length / 2), new Uint8Array()]) {
      closeDialog();
      await openFile(fileOf(bytes, 'broken.seqloom'));
      expect(dialog()).toMatchObject({ kind: 'problems', title: currentTexts().t('problems.cannotOpen') });
      expect(JSON.stringify(dialog())).toContain('broken.seqloom');
      expect(name()).toBe('Mine');
      expect(useDocument.getState().project.graph.nodes).toHaveLength(1);
      expect(useDocument.getState().history.past).toHaveLength(1);
    }
    expect(added).toEqual([]);
  });

  it('that is gone from the recent list takes it off the list', async () => {
    await expect(openRecent('old')).rejects.toBeInstanceOf(HostError);
    expect(removed).toEqual(['old']);
    expect(name()).toBe('Mine');
  });
});

describe('unsaved work', () => {
  const settle = () => vi.waitFor(() => expect(dialog()).toMatchObject({ question: { testId: 'unsaved-dialog' } }));

  beforeEach(() => {
    addNode('lstm', { x: 0, y: 0 });
  });

  it('is kept when the question is canceled', async () => {
    const opening = openFile(goodFile('Other'));
    await settle();
    closeDialog();
    await opening;
    expect(name()).toBe('Mine');
    expect(useDocument.getState().dirty).toBe(true);
  });

  it('is given up only when the user says so', async () => {
    const opening = newProject();
    await settle();
    answerQuestion('discard');
    await opening;
    expect(name()).not.toBe('Mine');
    expect(saved).toEqual([]);
  });

  it('is saved first when the user says so', async () => {
    const opening = newProject();
    await settle();
    answerQuestion('save');
    await opening;
    expect(added).toEqual(['new.seqloom']);
    expect(name()).not.toBe('Mine');
  });

  it('stays when saving is canceled', async () => {
    saveAsAnswer = null;
    const opening = newProject();
    await settle();
    answerQuestion('save');
    await opening;
    expect(name()).toBe('Mine');
    expect(useDocument.getState().dirty).toBe(true);
  });

  it('is no question once it is saved', async () => {
    await saveProject();
    expect(useDocument.getState().dirty).toBe(false);
    await saveProject();
    expect(saved).toEqual(['new.seqloom']);
    await newProject();
    expect(dialog()).toBeNull();
  });
});

describe('recovered work', () => {
  const work: RecoveredWork = {
    session: 's',
    name: 'Other',
    changedAtMs: 2000,
    training: null,
    file: { id: 'Other.seqloom', name: 'Other.seqloom', modifiedAtMs: 1000 },
  };
  let cleared: string[];
  let claimed: boolean;
  const loads = (project: string): Host['recovery'] =>
    ({
      claim: () => Promise.resolve(() => (claimed = false)),
      clear: (session: string) => Promise.resolve(void cleared.push(session)),
      load: () =>
        Promise.resolve({
          journal: {
            name: 'Other',
            changedAtMs: 2000,
            project,
            data: [],
            weights: [],
            checkpoint: [],
            training: null,
            fileId: null,
          },
          file: work.file,
          data: new Uint8Array(),
          weights: new Uint8Array(),
          checkpoint: new Uint8Array(),
        }),
    }) as unknown as Host['recovery'];
  const asked = () => vi.waitFor(() => expect(dialog()).toMatchObject({ question: { testId: 'recovered-dialog' } }));

  beforeEach(() => {
    useRecovered.setState({ works: [work] });
    cleared = [];
    claimed = true;
    Object.assign(getHost(), { recovery: loads(projectText(emptyProject('Recovered'))) });
  });

  it('is offered when its file is opened, and opened in the place of it, unsaved, to be saved there', async () => {
    const opening = openFile(goodFile('Other'));
    await asked();
    answerQuestion('restore');
    await opening;
    expect(name()).toBe('Recovered');
    expect(useDocument.getState()).toMatchObject({ dirty: true, fileRef: { name: 'Other.seqloom' } });
    expect(useRecovered.getState().works).toEqual([]);
  });

  it('stays in the list when the file is opened as it was saved', async () => {
    const opening = openFile(goodFile('Other'));
    await asked();
    answerQuestion('file');
    await opening;
    expect(name()).toBe('Other');
    expect(useRecovered.getState().works).toEqual([work]);
  });

  it('is no question for another file, nor when nothing is opened after all', async () => {
    await openFile(goodFile('Third'));
    expect(name()).toBe('Third');
    const opening = openFile(goodFile('Other'));
    await asked();
    closeDialog();
    await opening;
    expect(name()).toBe('Third');
  });

  it('that is damaged is said and kept, with the open project as it was', async () => {
    Object.assign(getHost(), { recovery: loads('{"format":"seqloom","version":2') });
    await restoreRecovered('s');
    expect(dialog()).toMatchObject({ kind: 'problems', title: currentTexts().t('problems.cannotOpen') });
    expect(name()).toBe('Mine');
    expect(useRecovered.getState().works).toEqual([work]);
  });

  it('takes the place of unsaved work only when the user says so', async () => {
    addNode('lstm', { x: 0, y: 0 });
    const restoring = restoreRecovered('s');
    await vi.waitFor(() => expect(dialog()).toMatchObject({ question: { testId: 'unsaved-dialog' } }));
    closeDialog();
    await restoring;
    expect(name()).toBe('Mine');
    expect(useRecovered.getState().works).toEqual([work]);
    // It is another page's again.
    expect(claimed).toBe(false);
  });

  it('that another page has is neither restored nor discarded, and said', async () => {
    getHost().recovery.claim = () => Promise.resolve(null);
    await restoreRecovered('s');
    expect(useView.getState().notices.at(-1)).toMatchObject({
      tone: 'error',
      message: 'The recovered work “Other” is open in another tab.',
    });
    expect([name(), useRecovered.getState().works]).toEqual(['Mine', []]);
    useRecovered.setState({ works: [work] });
    await expect(discardRecovered('s')).rejects.toMatchObject({ code: 'recovery-in-use', fileName: 'Other' });
    expect(cleared).toEqual([]);
  });

  it('that is incomplete is said and can be discarded', async () => {
    getHost().recovery.load = () => Promise.resolve(null);
    await restoreRecovered('s');
    expect(useView.getState().notices.at(-1)?.message).toContain('The recovered work “Other” cannot be restored');
    expect([name(), useRecovered.getState().works, claimed]).toEqual(['Mine', [work], false]);
    await discardRecovered('s');
    expect([cleared, useRecovered.getState().works]).toEqual([['s'], []]);
  });
});

describe('a failure', () => {
  it('of the user’s is shown with all its problems, one of the host’s as a message, a bug as a bug', () => {
    showFailure(new UserError([]));
    expect(dialog()?.kind).toBe('problems');
    showFailure(new HostError('disk-full', 'a'));
    expect(useView.getState().notices.at(-1)).toMatchObject({
      tone: 'error',
      message: 'The disk is full; “a” was not written.',
    });
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    showFailure(new TypeError('x is not a function'));
    expect(useView.getState().notices.at(-1)).toMatchObject({ tone: 'error', hint: 'x is not a function' });
    expect(log).toHaveBeenCalled();
  });
});
