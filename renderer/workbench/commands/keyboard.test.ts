import { describe, expect, it } from 'vitest';
import { commandForKey, type KeyContext, shortcutCounts } from './keyboard';
import { commandById, registerCommands } from '../../commands/registry';
import { maximizeDock, showScreen } from '../../state/viewStore';
import { COMMANDS } from './appCommands';

const NOWHERE: KeyContext = { typing: false, onCanvas: true, dialogOpen: false, somethingOpen: false };
const TYPING: KeyContext = { ...NOWHERE, typing: true, onCanvas: false };
const DIALOG: KeyContext = { ...NOWHERE, dialogOpen: true };
const DOCK: KeyContext = { ...NOWHERE, onCanvas: false };

const press = (key: string, held: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...held });
const asks = (event: KeyboardEvent, context: KeyContext): string | undefined => commandForKey(event, context)?.id;

registerCommands(COMMANDS);

describe('the commands', () => {
  it('have one id each', () => {
    const ids = COMMANDS.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('share no keys', () => {
    const keys = COMMANDS.flatMap((command) => command.shortcuts ?? []);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('are asked for by an id that exists', () => {
    expect(() => commandById('file.teleport')).toThrow();
  });
});

describe('keys', () => {
  it('undo and redo, in both manners', () => {
    expect(asks(press('z', { ctrlKey: true }), NOWHERE)).toBe('edit.undo');
    expect(asks(press('Z', { ctrlKey: true, shiftKey: true }), NOWHERE)).toBe('edit.redo');
    expect(asks(press('y', { ctrlKey: true }), NOWHERE)).toBe('edit.redo');
  });

  it('belong to the text field while typing, but for saving, opening and training', () => {
    expect(asks(press('z', { ctrlKey: true }), TYPING)).toBeUndefined();
    expect(asks(press('/'), TYPING)).toBeUndefined();
    expect(asks(press('Delete'), TYPING)).toBeUndefined();
    expect(asks(press('s', { ctrlKey: true }), TYPING)).toBe('file.save');
    expect(asks(press('o', { ctrlKey: true }), TYPING)).toBe('file.open');
    expect(asks(press('Enter', { ctrlKey: true }), TYPING)).toBe('model.train');
  });

  it('delete and rename nodes only from the canvas', () => {
    expect(asks(press('Delete'), NOWHERE)).toBe('edit.delete');
    expect(asks(press('Delete'), DOCK)).toBeUndefined();
    expect(asks(press('F2'), NOWHERE)).toBe('edit.rename');
    expect(asks(press('Enter'), DOCK)).toBeUndefined();
    expect(asks(press('f'), DOCK)).toBe('view.fit');
  });

  it('do nothing behind a dialog', () => {
    expect(asks(press('s', { ctrlKey: true }), DIALOG)).toBeUndefined();
    expect(asks(press('k', { ctrlKey: true }), DIALOG)).toBeUndefined();
  });

  it('bring the canvas back by Esc only where nothing else waits for it', () => {
    showScreen('studio');
    expect(asks(press('Escape'), DOCK)).toBeUndefined();
    maximizeDock(true);
    expect(asks(press('Escape'), DOCK)).toBe('view.canvas');
    for (const busy of [TYPING, DIALOG, { ...DOCK, somethingOpen: true }]) {
      expect(asks(press('Escape'), busy)).toBeUndefined();
    }
    expect(asks(press('m', { ctrlKey: true }), TYPING)).toBe('view.maximizeDock');
    maximizeDock(false);
  });

  it('leave copy and paste to the system, which turns them into events', () => {
    for (const id of ['edit.copy', 'edit.cut', 'edit.paste']) {
      expect(shortcutCounts(commandById(id), NOWHERE)).toBe(false);
    }
  });
});
