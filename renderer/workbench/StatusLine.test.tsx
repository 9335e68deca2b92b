import { emptyProject } from '#engine';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';
import { openDocument, undo, useDocument } from '../state/documentStore';
import { addNode, connectPorts, moveNodes, renameNode, setParam } from '../state/editGraph';
import { setTraining } from '../state/editProject';
import { changeSettings } from '../state/settingsStore';
import { beginTraining, endTraining } from '../state/trainingStore';
import { useView } from '../state/viewStore';
import { StatusLine } from './StatusLine';

const page = document.createElement('div');
createRoot(page).render(
  <MantineProvider>
    <StatusLine />
  </MantineProvider>,
);
const noted = () => page.querySelector('[data-testid="status-edited"]')?.textContent ?? null;
const NOTE = 'Your changes apply to the next training.';

/** Input → LSTM → Target, in training. */
function train(): { readonly lstm: string } {
  const [input, lstm, target] = ['input', 'lstm', 'target'].map((type) => addNode(type, { x: 0, y: 0 }) ?? '');
  connectPorts({ node: input as string, port: 'out' }, { node: lstm as string, port: 'in' });
  connectPorts({ node: lstm as string, port: 'out' }, { node: target as string, port: 'in' });
  beginTraining(useDocument.getState().project);
  return { lstm: lstm as string };
}

beforeEach(() => {
  changeSettings({ language: 'en' });
  openDocument({ project: emptyProject('Test'), dataBytes: null, table: null, tableProblems: [], fileRef: null });
});

it('an edit of the model or its training while one runs is said to count for the next, until it is undone', async () => {
  const { lstm } = train();
  moveNodes({ [lstm]: { x: 90, y: 90 } });
  renameNode(lstm, 'Encoder');
  addNode('dense', { x: 0, y: 0 });
  await vi.waitFor(() => expect(page.textContent).toContain('4 nodes'));
  expect(noted()).toBeNull();

  setParam(lstm, 'units', 7);
  await vi.waitFor(() => expect(noted()).toBe(NOTE));
  expect(useView.getState().announcement.text).toBe(NOTE);
  undo();
  await vi.waitFor(() => expect(noted()).toBeNull());
  setTraining({ epochs: 99 });
  await vi.waitFor(() => expect(noted()).toBe(NOTE));
});

it('goes away with the end of the training', async () => {
  const { lstm } = train();
  setParam(lstm, 'units', 9);
  await vi.waitFor(() => expect(noted()).toBe(NOTE));
  endTraining('completed', null, []);
  await vi.waitFor(() => expect(noted()).toBeNull());
});
