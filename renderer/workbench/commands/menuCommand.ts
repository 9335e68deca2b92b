import { keyContext, shortcutCounts } from './keyboard';
import { claimKeyPress } from './keyboard';
import { commandById, runCommand } from '../../commands/registry';

/**
 * Runs a command that was chosen in the native menu. Chosen by its keys (`byKey`), it counts only where its shortcut
 * would, and never a second time for one press; in a text field, undo and redo are the field's own.
 */
export function runMenuCommand(id: string, byKey: boolean): boolean {
  if (!byKey) return runCommand(id);
  const context = keyContext(document.activeElement);
  if (context.typing && !context.dialogOpen && (id === 'edit.undo' || id === 'edit.redo')) {
    // macOS gives these keys to the menu and not to the field. There is no other way to undo typing from a script.
    return document.execCommand(id === 'edit.undo' ? 'undo' : 'redo');
  }
  return shortcutCounts(commandById(id), context) && claimKeyPress(id, 'menu') && runCommand(id);
}
