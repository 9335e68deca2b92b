/** The next value of a column, by a recipe of two fields. */
export const taskCase = {
  name: 'a task',
  places: 2,
  lists: 2,
  words: true,
  add(copy) {
    copy.write(
      'engine/tasks/nextValue/nextValue.ts',
      `import { names, objectOf, setting } from '../../problem/jsonChecks';
import { forecasting } from '../forecasting/forecasting';
import type { DataRecipe } from '../forecasting/recipe';
import type { Task } from '../task';

/** Which columns, and after how many rows. */
interface NextValueRecipe {
  readonly columns: readonly string[];
  readonly after: number;
}

const inFull = ({ columns, after }: NextValueRecipe): DataRecipe => ({
  ...forecasting.emptyRecipe,
  ...{ features: columns, targets: columns, lookback: after },
});

/** The next value of each column. */
export const nextValue: Task<'nextValue', NextValueRecipe> = {
  id: 'nextValue',
  schema: objectOf({ columns: names, after: setting }),
  emptyRecipe: { columns: [], after: 4 },
  suggest: ({ columns }) => ({ columns: columns.flatMap(({ name, kind }) => (kind === 'number' ? [name] : [])), after: 4 }),
  columns: ({ columns }) => columns,
  fittedColumns: ({ columns }) => columns,
  shaping: ({ columns, after }) => [columns, after],
  drawnSplit: (recipe) => forecasting.drawnSplit(inFull(recipe)),
  describe: (table, recipe) => forecasting.describe(table, inFull(recipe)),
  describeFitted: (recipe, fitted) => forecasting.describeFitted(inFull(recipe), fitted),
  prepare: (table, recipe, options) => forecasting.prepare(table, inFull(recipe), options),
  startingGraph: (signature) => forecasting.startingGraph(signature),
};
`,
    );
    copy.addToList('engine/tasks/index.ts', {
      importLine: "import { nextValue } from './nextValue/nextValue';",
      before: 'sequenceClassification]',
      entry: 'nextValue',
    });
    copy.write(
      'renderer/tasks/nextValue/view.tsx',
      `/** Counts its values. */
export const NEXT_VALUE_VIEW = {
  Columns: () => <p>Columns</p>,
  Samples: () => <p>Values one by one</p>,
  LiveResult: () => null,
  Predictions: () => null,
  preload: () => Promise.resolve(),
};
`,
    );
    copy.addToList('renderer/tasks/index.ts', {
      importLine: "import { NEXT_VALUE_VIEW } from './nextValue/view';",
      before: 'sequenceClassification:',
      entry: 'nextValue: NEXT_VALUE_VIEW',
    });
    copy.addWords('task.sequenceClassification', "'task.nextValue': 'Next value'");
  },
  // Every task trains, answers, and is saved and opened there.
  tests: ['engine/tasks/tasks.test.ts'],
  probe: `import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { EMPTY_RECIPE, emptyProject, makeProblem, TASKS } from '../engine/index';
import { tableOf } from '../engine/testing/tables';
import { wordsOf } from '../cli/words';
import { useDocument } from '../renderer/state/documentStore';
import { useTaskView } from '../renderer/tasks';

function TaskPage() {
  const { Samples } = useTaskView();
  return createElement(Samples, { table: tableOf('a\\n1\\n'), recipe: EMPTY_RECIPE } as never);
}

it('a task is in the list, has a name on the command line, and its view is the one that the window shows', () => {
  expect(TASKS.map(({ id }) => id)).toContain('nextValue');
  const problem = makeProblem('task.other', { task: { code: 'task.nextValue' }, needed: { code: 'task.forecasting' } });
  expect(wordsOf(problem).message).toContain('Next value');
  const task = { id: 'nextValue', recipe: { columns: ['a'], after: 2 } } as const;
  useDocument.setState({ project: { ...emptyProject('Values'), task } });
  const page = document.createElement('div');
  flushSync(() => createRoot(page).render(createElement(TaskPage)));
  expect(page.textContent).toBe('Values one by one');
});
`,
};
