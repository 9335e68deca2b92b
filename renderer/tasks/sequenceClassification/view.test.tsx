import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it } from 'vitest';
import { findTask } from '#engine';
import { recordingsRecipe, recordingsTable, slopes } from '../../../engine/testing/recordings';
import { useDocument } from '../../state/documentStore';
import { emptyProject } from '../../state/emptyProject';
import { useTaskView } from '../index';

const page = document.createElement('div');
const root = createRoot(page);
const TABLE = recordingsTable(slopes(40));

beforeEach(() => {
  const task = { id: 'sequenceClassification', recipe: recordingsRecipe() } as const;
  useDocument.setState({ project: { ...emptyProject('Slopes'), task } });
});

/** What the document's task shows of a model that always says the first class. */
function TaskPage() {
  const { Samples, LiveResult, Predictions } = useTaskView();
  const { prepared } = findTask('sequenceClassification').prepare(TABLE, recordingsRecipe(), {});
  const ids = prepared?.scored('test') ?? new Uint32Array();
  const values = Float32Array.from({ length: 2 * ids.length }, (_, i) => 1 - (i % 2));
  const report = prepared?.evaluate('test', ids, [{ columns: ['kind'], values }]);
  if (!report) return null;
  return (
    <>
      <Samples table={TABLE} recipe={recordingsRecipe()} />
      <LiveResult evaluation={report} />
      <Predictions evaluation={report} />
    </>
  );
}

it('shows how recordings become samples, and the report of a model with its confusion matrix and every baseline', () => {
  flushSync(() => root.render(<TaskPage />));
  expect(page.textContent).toContain('Whole recording');
  expect(page.querySelector('[data-testid="verdict"]')?.textContent).toContain('linear model on summary statistics');
  expect(page.querySelector('[data-testid="score-majorityClass"]')).not.toBeNull();
  expect(page.textContent).toContain('actual ↓ predicted →');
  expect(page.querySelectorAll('[data-testid="figures-table"] tbody tr')).toHaveLength(2);
});
