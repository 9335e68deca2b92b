import { create } from 'zustand';
import type { FileRef, RecoveredWork } from '#contract';
import { currentTexts } from '../i18n/texts';
import { ask } from '../state/viewStore';
import { getHost } from '../host/currentHost';
import { HostError, type HostErrorCode } from '../host/HostError';
import { readProjectParts } from './projectWorker';
import { continueSession } from './recovery';
import { showDocument } from './showDocument';
import { showFailure } from '../i18n/showFailure';
import { mayReplaceDocument } from './unsavedGuard';

/** Unsaved work that earlier sessions left behind, until the user has decided about it; the latest first. */
export const useRecovered = create<{ readonly works: readonly RecoveredWork[] }>(() => ({ works: [] }));

/** Looks for recovered work, once, at the start. */
export async function findRecovered(): Promise<void> {
  useRecovered.setState({ works: await getHost().recovery.list() });
}

/**
 * Opens recovered work in the place of the open document, if the user agrees. Its journal goes on, so that another crash
 * loses nothing; work that cannot be read, or that another page has, is said and kept.
 */
export async function restoreRecovered(session: string): Promise<void> {
  let release: (() => void) | null = null;
  try {
    release = await claim(session);
    const loaded = await getHost().recovery.load(session);
    if (!loaded) throw failure('recovery-incomplete', session);
    const { journal, file, data, weights, checkpoint } = loaded;
    const parts = {
      text: journal.project,
      assets: data.length > 0 ? [data] : [],
      weights: weights.length > 0 ? weights : null,
    };
    const document = await readProjectParts(parts, journal.name);
    const { restoreCheckpoint } = await import('../training/restoreCheckpoint');
    if (!(await mayReplaceDocument())) return;
    release = null;
    const stored = new Map<object, readonly string[]>();
    if (document.dataBytes) stored.set(document.dataBytes, journal.data);
    if (document.project.trained) stored.set(document.project.trained, journal.weights);
    forget(session);
    showDocument(document, file, true);
    const kept = restoreCheckpoint(checkpoint, journal.training);
    if (kept) stored.set(kept, journal.checkpoint);
    continueSession(session, stored);
  } catch (error) {
    showFailure(error, 'problems.cannotOpen');
  } finally {
    release?.();
  }
}

/** Gives recovered work up, unless another page has it. */
export async function discardRecovered(session: string): Promise<void> {
  const release = await claim(session);
  try {
    forget(session);
    await getHost().recovery.clear(session);
  } finally {
    release();
  }
}

/** Makes recovered work this page's own; work that another page has is taken off the list. */
async function claim(session: string): Promise<() => void> {
  const release = await getHost().recovery.claim(session);
  if (release) return release;
  const taken = failure('recovery-in-use', session);
  forget(session);
  throw taken;
}

function failure(code: HostErrorCode, session: string): HostError {
  return new HostError(code, useRecovered.getState().works.find((work) => work.session === session)?.name);
}

/**
 * Asks whether to open a file or the unsaved work that belongs to it. `file` where there is no such work; the work stays
 * in the list in any case until it is restored or discarded.
 */
export async function askAboutRecovered(ref: FileRef): Promise<'restore' | 'file' | 'cancel'> {
  const work = useRecovered.getState().works.find(({ file }) => file !== null && file.id === ref.id);
  if (!work) return 'file';
  const { t, times } = currentTexts();
  const answer = await ask({
    testId: 'recovered-dialog',
    title: t('recovered.question', { file: ref.name }),
    detail: t('recovered.detail', {
      changed: times.localMoment(work.changedAtMs),
      saved: work.file ? times.localMoment(work.file.modifiedAtMs) : '',
    }),
    primary: { answer: 'restore', text: t('recovered.restore') },
    other: { answer: 'file', text: t('recovered.openFile') },
  });
  if (answer === 'restore') await restoreRecovered(work.session);
  return answer;
}

function forget(session: string): void {
  useRecovered.setState(({ works }) => ({ works: works.filter((work) => work.session !== session) }));
}
