import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it } from 'vitest';
import { emptyProject, findTask, recipeOf } from '#engine';
import { classifyBy, recordingsRecipe, recordingsTable, slopes } from '../../../engine/testing/recordings';
import { undo, useDocument } from '../../state/documentStore';
import { useTaskView } from '../index';

const page = document.createElement('div');
document.body.append(page);
const root = createRoot(page);
const TABLE = recordingsTable(slopes(40));
const find = <E extends HTMLElement>(testId: string) => page.querySelector<E>(`[data-testid="${testId}"]`);
const recipe = () => recipeOf(useDocument.getState().project.task, 'sequenceClassification');

beforeEach(() => {
  const project = { ...emptyProject('Slopes'), task: classifyBy(recordingsRecipe()) };
  useDocument.setState({ project });
});

/** What the document's task shows of a model that always says the first class. */
function TaskPage() {
  const { Columns, Samples, LiveResult, Predictions } = useTaskView();
  const shown = useDocument((state) => state.project.task.recipe);
  const { prepared } = findTask('sequenceClassification').prepare(TABLE, recordingsRecipe(), {});
  const ids = prepared?.scored('test') ?? new Uint32Array();
  const values = Float32Array.from({ length: 2 * ids.length }, (_, i) => 1 - (i % 2));
  const report = prepared?.evaluate('test', ids, [{ columns: ['kind'], values }]);
  if (!report) return null;
  return (
    <>
      <Columns table={TABLE} recipe={shown} />
      <Samples table={TABLE} recipe={shown} />
      <LiveResult evaluation={report} />
      <Predictions evaluation={report} />
    </>
  );
}

const draw = (): void => flushSync(() => root.render(<TaskPage />));
const press = (testId: string): void => flushSync(() => find<HTMLButtonElement>(testId)?.click());

function choose(testId: string, value: string): void {
  const select = find<HTMLSelectElement>(testId);
  if (!select) throw new Error(`no ${testId}`);
  select.value = value;
  flushSync(() => select.dispatchEvent(new Event('change', { bubbles: true })));
}

it('shows the report of a model with its confusion matrix and every baseline', () => {
  draw();
  expect(find('verdict')?.textContent).toContain('linear model on summary statistics');
  expect(find('score-majorityClass')).not.toBeNull();
  expect(page.textContent).toContain('actual ↓ predicted →');
  expect([find('figures-up'), find('figures-down')]).not.toContain(null);
});

it('gives columns their roles, and shows what comes of it', () => {
  draw();
  expect(find('recording-facts')?.textContent).toContain('40 recordings · 6 to 11 steps, median 8');
  expect(find('class-counts-up')?.textContent).toBe('up1244');
  choose('role-part', 'parts');
  expect(recipe().parts).toBe('part');
  expect(find('split-train')).toBeNull();
  expect(find('validation-share')).not.toBeNull();
  choose('role-rec', 'none');
  expect(recipe().series).toBeNull();
  expect(find('recording-facts')?.textContent).toContain('0 recordings');
  undo();
  expect(recipe().series).toBe('rec');
});

it('cuts recordings into windows, with a stride of their own', () => {
  draw();
  expect(find('stride')).toBeNull();
  press('samples-windows');
  expect(recipe()).toMatchObject({ samples: 'windows', length: 4, stride: 2 });
  expect(find<HTMLInputElement>('stride')?.value).toBe('2');
  expect(find('part-train')?.textContent).toMatch(/24 recordings\d+ windows/);
  press('stratified');
  expect(recipe().stratified).toBe(false);
});
