import { emptyProject } from '#engine';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { openDocument, useDocument } from '../state/documentStore';
import { addNode, setParam } from '../state/editGraph';
import { select } from '../state/selectionStore';
import { changeSettings } from '../state/settingsStore';
import { useView } from '../state/viewStore';
import { Inspector } from './Inspector';

const page = document.createElement('div');
createRoot(page).render(
  <MantineProvider>
    <Inspector />
  </MantineProvider>,
);
const field = () => page.querySelector<HTMLSelectElement>('[data-testid="node-type"]');

it('changes the type of a node, says what it cost, and is there only where others can take its place', async () => {
  changeSettings({ language: 'en' });
  openDocument({ project: emptyProject('Test'), dataBytes: null, table: null, tableProblems: [], fileRef: null });
  const [lstm, dense] = [addNode('lstm', { x: 0, y: 0 }) ?? '', addNode('dense', { x: 0, y: 0 }) ?? ''];
  setParam(lstm, 'activation', 'relu');
  select([lstm]);
  await vi.waitFor(() => expect(field()?.value).toBe('lstm'));
  expect([...(field()?.options ?? [])].map((option) => option.value)).toEqual([
    'lstm',
    'gru',
    'simpleRnn',
    'bidirectional',
  ]);
  const typeField = field() as HTMLSelectElement;
  typeField.value = 'bidirectional';
  typeField.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(useDocument.getState().project.graph.nodes[0]?.type).toBe('bidirectional'));
  expect(useView.getState().notices.at(-1)).toMatchObject({
    message: 'The type of LSTM is now Bidirectional.',
    hint: 'Bidirectional has no setting for: Activation.',
  });
  select([dense]);
  await vi.waitFor(() => expect(page.querySelector('h2')?.textContent).toBe('Dense'));
  expect(field()).toBeNull();
});
