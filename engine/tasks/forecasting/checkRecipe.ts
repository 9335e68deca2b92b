import { makeProblem, type Problem } from '../../problem/problem';
import type { Phrase, PhraseCode } from '../../text/phrase';
import { type DataRecipe, transformOf } from './recipe';
import { missingColumns } from '../../tables/missingColumns';
import { findColumn, type Table, type TimeColumn } from '../../tables/table';

const MAX_STEPS = 100_000;

function checkNumbers(recipe: DataRecipe): Problem[] {
  const problems: Problem[] = [];
  const report = (path: string, label: PhraseCode, expected: Phrase, received: number): void => {
    problems.push(makeProblem('data.recipeRange', { label: { code: label }, expected, received }, { path }));
  };
  const isSteps = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= MAX_STEPS;
  const steps: Phrase = { code: 'expected.integerRange', values: { min: 1, max: MAX_STEPS } };
  if (!isSteps(recipe.lookback)) report('recipe.lookback', 'panel.data.lookback', steps, recipe.lookback);
  if (!isSteps(recipe.horizon)) report('recipe.horizon', 'panel.data.horizon', steps, recipe.horizon);
  for (const season of recipe.seasons) if (!isSteps(season)) report('recipe.seasons', 'recipe.season', steps, season);
  const { train, validation } = recipe.split;
  if (!(train > 0 && train < 1)) report('recipe.split.train', 'recipe.trainShare', { code: 'expected.share' }, train);
  if (!(validation >= 0 && train + validation < 1)) {
    report('recipe.split.validation', 'recipe.validationShare', { code: 'expected.validationShare' }, validation);
  }
  return problems;
}

/** Says how many rows have no moment: they would stand nowhere in the order. */
function missingMoments({ lines }: Table, { name: column, values }: TimeColumn): Problem[] {
  const first = values.findIndex(Number.isNaN);
  if (first < 0) return [];
  const [count, line] = [values.filter(Number.isNaN).length, lines[first] as number];
  return [makeProblem('data.timeMissing', { column, count, line }, { line, column })];
}

/** What is wrong with a recipe for this table, all at once: numbers out of range, columns that are not there or of the wrong kind. */
export function checkRecipe(table: Table, recipe: DataRecipe): Problem[] {
  const problems: Problem[] = [];
  const missing: string[] = [];
  const used = new Set([...recipe.features, ...recipe.targets]);
  for (const name of used) {
    const column = findColumn(table, name);
    if (!column || column.kind === 'time') {
      missing.push(name);
      continue;
    }
    const transform = transformOf(recipe, name);
    if (column.kind === 'category' && transform !== 'none') {
      problems.push(
        makeProblem(
          'data.categoryTransform',
          { column: name, transform: { code: `panel.data.transform.${transform}` } },
          { column: name },
        ),
      );
    }
  }
  if (recipe.features.length === 0 && recipe.calendar.length === 0) problems.push(makeProblem('data.noFeatures'));
  if (recipe.targets.length === 0) problems.push(makeProblem('data.noTargets'));
  if (recipe.series !== null && !findColumn(table, recipe.series)) {
    missing.push(recipe.series);
  }
  if (recipe.time !== null) {
    const time = findColumn(table, recipe.time);
    if (!time) {
      missing.push(recipe.time);
    } else if (time.kind !== 'time') {
      problems.push(makeProblem('data.timeNotTime', { column: recipe.time }, { column: recipe.time }));
    } else problems.push(...missingMoments(table, time));
  } else if (recipe.calendar.length > 0) {
    problems.push(makeProblem('data.calendarNeedsTime'));
  }
  return [...checkNumbers(recipe), ...missingColumns(table, missing), ...problems];
}
