import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it } from 'vitest';
import { emptyProject, EN, say, TASKS } from '#engine';
import { recordingsTable, slopes } from '../../../engine/testing/recordings';
import { openDocument, useDocument } from '../../state/documentStore';
import { setData } from '../../state/editProject';
import { TaskBar } from './TaskBar';

const TABLE = recordingsTable(slopes(12));
const page = document.createElement('div');
const root = createRoot(page);
const find = (testId: string) => page.querySelector<HTMLButtonElement>(`[data-testid="${testId}"]`);
const draw = (): void => flushSync(() => root.render(<TaskBar table={TABLE} />));

beforeEach(() => {
  const contents = { dataBytes: null, table: null, tableProblems: [], fileRef: null };
  openDocument({ project: emptyProject('Slopes'), ...contents });
  setData({ bytes: new Uint8Array(), table: TABLE, problems: [], hash: 'slopes' });
  draw();
});

it('offers every task there is by its name, and shows the one that is chosen', () => {
  for (const { id } of TASKS) {
    expect(find(`task-${id}`)?.textContent).toBe(say(EN, { code: `task.${id}` }));
    flushSync(() => find(`task-${id}`)?.click());
    expect(useDocument.getState().project.task.id).toBe(id);
    expect(find(`task-${id}`)?.getAttribute('aria-checked')).toBe('true');
  }
});

it('offers a starting model while there is none, and where the model fits another task', () => {
  expect(page.textContent).toContain('There is no model yet.');
  expect(find('start-graph')).not.toBeNull();
  flushSync(() => find('start-graph')?.click());
  expect(useDocument.getState().project.graph.nodes).toHaveLength(5);
  expect(find('start-graph')).toBeNull();
  flushSync(() => find('task-forecasting')?.click());
  expect(page.textContent).toContain('The model does not fit this data and task.');
  expect(find('start-graph')).not.toBeNull();
});
