import type { Problem } from '#engine';
import { create } from 'zustand';

/** A question with two answers, beside “cancel”. */
export interface Question<Answer extends string> {
  readonly testId: string;
  readonly title: string;
  readonly detail: string;
  /** What most users want. */
  readonly primary: { readonly answer: Answer; readonly text: string };
  readonly other: { readonly answer: Answer; readonly text: string };
}

/** A dialog in front of the window. Titles are in the user's language: it cannot change while a dialog is open. */
export type Dialog =
  | { readonly kind: 'commandPalette' }
  | { readonly kind: 'help' }
  | { readonly kind: 'connect' | 'changeType'; readonly nodeId: string }
  | { readonly kind: 'problems'; readonly title: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'working'; readonly title: string; readonly cancel: () => void }
  | { readonly kind: 'question'; readonly question: Question<string>; readonly answer: (answer: string) => void };

/** A short message that goes away by itself. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly message: string;
  readonly hint?: string;
}

/** A panel beside the canvas. */
export type SidePanelName = 'palette' | 'inspector';

/** What is in sight: nothing here is saved or remembered. */
export interface ViewState {
  readonly screen: 'gallery' | 'studio';
  readonly dialog: Dialog | null;
  readonly notice: Notice | null;
  /** Said to screen readers; a new id makes the same words be said again. */
  readonly announcement: { readonly id: number; readonly text: string };
  /** The node whose name is being edited on the canvas. */
  readonly renamingNode: string | null;
  /** The side panel that lies over the canvas of a narrow window. */
  readonly sidePanel: SidePanelName | null;
}

/** The view's store. */
export const useView = create<ViewState>(() => ({
  screen: 'gallery',
  dialog: null,
  notice: null,
  announcement: { id: 0, text: '' },
  renamingNode: null,
  sidePanel: null,
}));

/** Goes to the gallery or to the studio. */
export function showScreen(screen: ViewState['screen']): void {
  useView.setState({ screen });
}

/** Puts a dialog in front. A question that is still open there is answered with “cancel”. */
export function openDialog(dialog: Dialog): void {
  closeDialog();
  useView.setState({ dialog });
}

/** Closes the dialog; a question counts as canceled, and work that it shows is. */
export function closeDialog(): void {
  const { dialog } = useView.getState();
  if (!dialog) return;
  useView.setState({ dialog: null });
  if (dialog.kind === 'question') dialog.answer('cancel');
  if (dialog.kind === 'working') dialog.cancel();
}

/** Asks the user. */
export function ask<Answer extends string>(question: Question<Answer>): Promise<Answer | 'cancel'> {
  return new Promise((resolve) => {
    openDialog({ kind: 'question', question, answer: (answer) => resolve(answer as Answer | 'cancel') });
  });
}

/** Answers the question that is open, if one is. */
export function answerQuestion(answer: string): void {
  const { dialog } = useView.getState();
  if (dialog?.kind !== 'question') return;
  useView.setState({ dialog: null });
  dialog.answer(answer);
}

/** Says something to screen readers. */
export function announce(text: string): void {
  useView.setState(({ announcement }) => ({ announcement: { id: announcement.id + 1, text } }));
}

/** Shows a short message, and says it to screen readers. */
export function notify(notice: Omit<Notice, 'id'>): void {
  useView.setState((state) => ({ notice: { ...notice, id: (state.notice?.id ?? 0) + 1 } }));
  announce([notice.message, notice.hint].filter(Boolean).join(' '));
}

/** Takes the message away, unless another has taken its place. */
export function dismissNotice(id: number): void {
  useView.setState(({ notice }) => (notice?.id === id ? { notice: null } : {}));
}

/** Starts or ends the editing of a node's name. */
export function setRenamingNode(nodeId: string | null): void {
  useView.setState({ renamingNode: nodeId });
}
