import { useWindowEvent } from '@mantine/hooks';
import { typesText } from '../ui/typesText';
import { currentTexts } from '../i18n/texts';
import { removeParts } from '../state/editGraph';
import { type Clip, clipOfDocument, pasteParts } from '../state/pasteParts';
import { select, useSelection } from '../state/selectionStore';
import { announce, useView } from '../state/viewStore';
import { readClip, writeClip } from './clipText';

const PASTE_STEP_PX = 40;

/** What was copied last in this window; menus paste it without asking for the system's clipboard. */
let lastClip: Clip | null = null;
let pasteCount = 0;

/** True when there is something that a menu can paste. */
export function hasClip(): boolean {
  return lastClip !== null;
}

/** Copies the selected nodes and the wires between them. Returns the text for the clipboard, or null with nothing selected. */
export function copySelection(): string | null {
  const { nodeIds } = useSelection.getState();
  if (nodeIds.length === 0) return null;
  lastClip = clipOfDocument(nodeIds);
  pasteCount = 0;
  announce(currentTexts().t('said.copied', { count: nodeIds.length }));
  return writeClip(lastClip);
}

/** Copies the selected nodes and removes them. */
export function cutSelection(): string | null {
  const text = copySelection();
  if (text !== null) removeParts(useSelection.getState().nodeIds, []);
  return text;
}

/** Adds the clip, a little further on each time, and selects what was added. */
export function pasteClip(clip: Clip | null = lastClip): void {
  if (!clip || clip.nodes.length === 0) return;
  pasteCount++;
  const offset = PASTE_STEP_PX * pasteCount;
  select(pasteParts(clip, { x: offset, y: offset }));
  announce(currentTexts().t('said.pasted', { count: clip.nodes.length }));
}

/** Adds a copy of the selected nodes beside them, leaving the clipboard alone. */
export function duplicateSelection(): void {
  const clip = clipOfDocument(useSelection.getState().nodeIds);
  select(pasteParts(clip, { x: PASTE_STEP_PX, y: PASTE_STEP_PX }));
  announce(currentTexts().t('said.pasted', { count: clip.nodes.length }));
}

/** True when copy and paste are about text, or a dialog is in front. */
function isAboutText(event: ClipboardEvent): boolean {
  const selection = window.getSelection();
  return (
    typesText(event.target) || useView.getState().dialog !== null || (selection !== null && !selection.isCollapsed)
  );
}

function take(event: ClipboardEvent, read: () => string | null): void {
  if (isAboutText(event)) return;
  const text = read();
  if (text === null) return;
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
}

function onPaste(event: ClipboardEvent): void {
  if (typesText(event.target) || useView.getState().dialog !== null) return;
  const clip = readClip(event.clipboardData?.getData('text/plain') ?? '');
  if (!clip) return;
  event.preventDefault();
  // The same text again is the same clip: copies go on moving apart.
  if (!lastClip || writeClip(clip) !== writeClip(lastClip)) {
    lastClip = clip;
    pasteCount = 0;
  }
  pasteClip(lastClip);
}

/** Listens for the system's copy, cut and paste as long as the canvas is in sight. */
export function useClipboardEvents(): void {
  useWindowEvent('copy', (event) => take(event, copySelection));
  useWindowEvent('cut', (event) => take(event, cutSelection));
  useWindowEvent('paste', onPaste);
}
