import type { Problem } from '#engine';
import { create } from 'zustand';
import type { Document } from './artifacts';

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

/** A short message, which goes away by itself unless somebody must act on it. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly message: string;
  readonly hint?: string;
  /** Stays until it is closed: nothing else in the window says it. */
  readonly stays?: true;
  /** The document that a change has left, which the message offers to undo as long as it is the last one. */
  readonly undoes?: Document;
}

/** A panel beside the canvas. */
export type SidePanelName = 'palette' | 'inspector';

/** What is in sight: nothing here is saved or remembered. */
export interface ViewState {
  readonly screen: 'gallery' | 'studio';
  readonly dialog: Dialog | null;
  /** The last one is shown; those that stay and that it hides come back after it. */
  readonly notices: readonly Notice[];
  /** Said to screen readers; a new id makes the same words be said again. */
  readonly announcement: { readonly id: number; readonly text: string };
  /** The node whose name is being edited on the canvas. */
  readonly renamingNode: string | null;
  /** The side panel that lies over the canvas of a narrow window. */
  readonly sidePanel: SidePanelName | null;
  /** Whether the dock has the canvas's room, of which a strip of its nodes stays. */
  readonly dockMaximized: boolean;
}

/** The view's store. */
export const useView = create<ViewState>(() => ({
  screen: 'gallery',
  dialog: null,
  notices: [],
  announcement: { id: 0, text: '' },
  renamingNode: null,
  sidePanel: null,
  dockMaximized: false,
}));

/** Goes to the gallery or to the studio, which shows its canvas at first. */
export function showScreen(screen: ViewState['screen']): void {
  useView.setState(screen === 'gallery' ? { screen, dockMaximized: false } : { screen });
}

/** Gives the dock the canvas's room, or the canvas its room back. */
export function maximizeDock(maximized: boolean): void {
  useView.setState({ dockMaximized: maximized, sidePanel: null });
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

let noticeCount = 0;

/** Shows a short message in the place of the one before, and says it to screen readers. */
export function notify(notice: Omit<Notice, 'id'>): void {
  noticeCount += 1;
  const shown = { ...notice, id: noticeCount };
  const waits = ({ stays, message }: Notice): boolean => stays === true && message !== notice.message;
  useView.setState(({ notices }) => ({ notices: [...notices.filter(waits), shown] }));
  announce([notice.message, notice.hint].filter(Boolean).join(' '));
}

/** Takes a message away. */
export function dismissNotice(id: number): void {
  useView.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** Starts or ends the editing of a node's name, which stands on the canvas. */
export function setRenamingNode(nodeId: string | null): void {
  useView.setState(nodeId === null ? { renamingNode: null } : { renamingNode: nodeId, dockMaximized: false });
}
