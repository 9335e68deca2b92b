import type { ExportFile } from '#engine';
import { create } from 'zustand';
import { type DocumentState, useDocument } from '../state/documentStore';
import type { Verification } from './compareForecasts';
import { failureOf, type VerifyFailure, verifyTypeScript } from './verifyTypeScript';

/** How far the verification of an export is. */
export type VerifyState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly share: number; readonly cancel: () => void }
  | { readonly status: 'done'; readonly verification: Verification }
  | { readonly status: 'failed'; readonly failure: VerifyFailure };

/** The verification of the document's export: the one in progress or the last one, while it holds. */
export const useVerification = create<{ readonly state: VerifyState }>(() => ({ state: { status: 'idle' } }));

const show = (state: VerifyState): void => useVerification.setState({ state });

/** Verifies the files of a TypeScript export of the document. An earlier verification ends; an untrained one is not begun. */
export async function verifyDocument(files: readonly ExportFile[]): Promise<void> {
  forgetVerification();
  const { project, table } = useDocument.getState();
  if (!project.trained || !table) return;
  const stop = new AbortController();
  const { signal } = stop;
  // What is said of a model does not hold for another one.
  const unsubscribe = useDocument.subscribe((state, before) => {
    if (!sameForecasts(state, before)) forgetVerification();
  });
  signal.addEventListener('abort', unsubscribe);
  forget = () => stop.abort();
  show({ status: 'running', share: 0, cancel: forgetVerification });
  const onProgress = (share: number): void => {
    if (!signal.aborted) show({ status: 'running', share, cancel: forgetVerification });
  };
  try {
    const verification = await verifyTypeScript(project, table, files, { signal, onProgress });
    if (!signal.aborted) show({ status: 'done', verification });
  } catch (error) {
    if (!signal.aborted) show({ status: 'failed', failure: failureOf(error) });
  }
}

let forget: () => void = () => {};

/** Ends a verification in progress, and takes back what the last one said. */
function forgetVerification(): void {
  forget();
  forget = () => {};
  show({ status: 'idle' });
}

function sameForecasts(a: DocumentState, b: DocumentState): boolean {
  const { project: p } = a;
  const { project: q } = b;
  return p.trained === q.trained && p.graph === q.graph && p.task === q.task && a.table === b.table;
}
