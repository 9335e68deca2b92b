import { useWindowEvent } from '@mantine/hooks';
import { useView } from '../../state/viewStore';
import type { Command } from '../../commands/command';
import { COMMANDS } from './appCommands';
import { runCommand } from '../../commands/registry';
import { matchesShortcut } from '../../commands/shortcut';
import { typesText } from '../../ui/typesText';

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
}

/** The context of keys that go to `target`. */
export function keyContext(target: EventTarget | null): KeyContext {
  return {
    typing: typesText(target),
    onCanvas: isOnCanvas(target),
    dialogOpen: useView.getState().dialog !== null,
  };
}

/** Whether a command's shortcut counts in a context. */
export function shortcutCounts({ scope }: Command, context: KeyContext): boolean {
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
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandForKey(event, keyContext(event.target));
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
