import { emptyProject } from '#engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDocument, useDocument } from '../../state/documentStore';
import { addNode } from '../../state/editGraph';
import { useSettings } from '../../state/settingsStore';
import { openDialog, showScreen, useView } from '../../state/viewStore';
import { registerCommands } from '../../commands/registry';
import { COMMANDS } from './appCommands';
import { claimKeyPress } from './keyboard';
import { runMenuCommand } from './menuCommand';

registerCommands(COMMANDS);

const nodes = () => useDocument.getState().project.graph.nodes.length;
const dockIsOpen = () => useSettings.getState().panels.dock.open;

function focusTextField(): HTMLInputElement {
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  return field;
}

beforeEach(() => {
  openDocument({
    project: emptyProject('Test'),
    dataBytes: null,
    table: null,
    tableProblems: [],
    fileRef: null,
  });
  showScreen('studio');
});

afterEach(() => {
  useView.setState({ dialog: null });
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe('a command of the native menu', () => {
  it('runs when it is clicked, wherever the focus is', () => {
    focusTextField();
    addNode('lstm', { x: 0, y: 0 });
    expect(runMenuCommand('edit.undo', false)).toBe(true);
    expect(nodes()).toBe(0);
  });

  it('runs by its keys where its shortcut counts', () => {
    addNode('lstm', { x: 0, y: 0 });
    expect(runMenuCommand('edit.undo', true)).toBe(true);
    expect(nodes()).toBe(0);
  });

  it('leaves undo and redo to a text field that has the focus', () => {
    const own = vi.fn(() => true);
    Object.assign(document, { execCommand: own });
    focusTextField();
    addNode('lstm', { x: 0, y: 0 });
    runMenuCommand('edit.undo', true);
    runMenuCommand('edit.redo', true);
    expect(own.mock.calls).toEqual([['undo'], ['redo']]);
    expect(nodes()).toBe(1);
  });

  it('does nothing by its keys behind a dialog, or where its shortcut does not count', () => {
    const before = dockIsOpen();
    openDialog({ kind: 'help' });
    expect(runMenuCommand('view.dock', true)).toBe(false);
    useView.setState({ dialog: null });
    focusTextField();
    expect(runMenuCommand('edit.rename', true)).toBe(false);
    expect(dockIsOpen()).toBe(before);
  });

  it('runs once for a press that the page has heard too', () => {
    const before = dockIsOpen();
    claimKeyPress('view.dock', 'page');
    expect(runMenuCommand('view.dock', true)).toBe(false);
    expect(dockIsOpen()).toBe(before);
  });
});
