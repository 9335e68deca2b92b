import { useWindowEvent } from '@mantine/hooks';
import { useCanvas } from '../../canvas/canvasStore';
import { useRef } from 'react';
import { useView } from '../../state/viewStore';
import { type Command, isEnabled } from '../../commands/command';
import { COMMANDS } from './appCommands';
import { runCommand } from '../../commands/registry';
import { matchesShortcut } from '../../commands/shortcut';
import { typesText } from '../../ui/typesText';
import { useBodyKeys } from '../../ui/useBodyKeys';

/** True with the focus on the canvas or nowhere in particular. */
function isOnCanvas(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return true;
  if (target === document.body) return true;
  return target.closest('[data-canvas]') !== null && target.closest('button, [role=menu], [role=dialog]') === null;
}

/** Where the focus is when a key is pressed, as far as commands care. */
export interface KeyContext {
  readonly typing: boolean;
  readonly onCanvas: boolean;
  readonly dialogOpen: boolean;
  /** Whether a menu, a panel over the canvas or a gesture waits for a key that ends it. */
  readonly somethingOpen: boolean;
}

/** Whether a panel over the canvas or a gesture waits for the key that ends it. */
function isSomethingOpen(): boolean {
  const { paletteDrag, addMenu } = useCanvas.getState();
  return useView.getState().sidePanel !== null || paletteDrag !== null || addMenu !== null;
}

/** The context of keys that go to `target`. */
export function keyContext(target: EventTarget | null): KeyContext {
  return {
    typing: typesText(target),
    onCanvas: isOnCanvas(target),
    dialogOpen: useView.getState().dialog !== null,
    somethingOpen: isSomethingOpen(),
  };
}

/** Whether a command's shortcut counts in a context. */
export function shortcutCounts(command: Command, context: KeyContext): boolean {
  const { scope } = command;
  if (scope === 'idle') return !context.typing && !context.somethingOpen && !context.dialogOpen && isEnabled(command);
  if (scope === 'system' || context.dialogOpen) return false;
  if (scope === 'everywhere') return true;
  return !context.typing && (scope !== 'canvas' || context.onCanvas);
}

/** The command that a key event asks for, if any. */
export function commandForKey(event: KeyboardEvent, context: KeyContext): Command | undefined {
  return COMMANDS.find(
    (command) =>
      command.shortcuts?.some((shortcut) => matchesShortcut(shortcut, event)) && shortcutCounts(command, context),
  );
}

/** Listens for shortcuts as long as the window stands. */
export function useKeyboardShortcuts(): void {
  const before = useRef<KeyContext | null>(null);
  // What the key ends is gone when the page hears of it last, and the key would count once more.
  useWindowEvent('keydown', ({ target }) => (before.current = keyContext(target)), { capture: true });
  useBodyKeys((event, partWasOpen) => {
    if (event.defaultPrevented || event.isComposing) return;
    const somethingOpen = partWasOpen || (before.current?.somethingOpen ?? false);
    const command = commandForKey(event, { ...keyContext(event.target), somethingOpen });
    if (!command) return;
    // Even a disabled command keeps its keys from the browser: Ctrl+S must never save the page.
    event.preventDefault();
    const repeats = command.id === 'edit.undo' || command.id === 'edit.redo';
    if ((!event.repeat || repeats) && claimKeyPress(command.id, 'page')) runCommand(command.id);
  });
}

/** The two ways by which one press of keys can reach a command: the page hears it, or a native menu does. */
type Way = 'page' | 'menu';

// Longer than a key press takes from the page to the menu and back, shorter than two presses in a row.
const SAME_PRESS_MS = 250;

let last: { readonly id: string; readonly way: Way; readonly atMs: number } | null = null;

/** Whether a command may run for keys that came this way: false where the same press has run it by the other way. */
export function claimKeyPress(id: string, way: Way, nowMs: number = performance.now()): boolean {
  if (last?.id === id && last.way !== way && nowMs - last.atMs < SAME_PRESS_MS) return false;
  last = { id, way, atMs: nowMs };
  return true;
}
