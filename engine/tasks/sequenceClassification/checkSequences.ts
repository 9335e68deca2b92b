import { makeProblem, type Problem } from '../../problem/problem';
import { missingColumns } from '../../tables/missingColumns';
import { findColumn, type Table } from '../../tables/table';
import type { Phrase, PhraseCode } from '../../text/phrase';
import { columnTexts } from '../../tables/columnTexts';
import { type Layout, partNamed, UNLABELED } from './layOut';
import type { SequenceRecipe } from './recipe';

const MAX_STEPS = 100_000;
const MAX_SEED = 2 ** 32 - 1;

/** What is wrong with a recipe for this table, all at once. New data (`whole`) need neither labels nor parts. */
export function checkSequenceRecipe(table: Table, recipe: SequenceRecipe, whole: boolean): Problem[] {
  const problems: Problem[] = [];
  const missing: string[] = [];
  const need = (name: string): void => {
    if (!findColumn(table, name)) missing.push(name);
  };
  const { series, label, order, features, parts } = recipe;
  if (series === null) problems.push(makeProblem('data.noSeries'));
  if (label === null) problems.push(makeProblem('data.noClass'));
  if (features.length === 0) problems.push(makeProblem('data.noFeatures'));
  for (const name of [series, order, ...(whole ? [] : [label, parts])]) if (name !== null) need(name);
  if (order !== null && findColumn(table, order)?.kind === 'category') {
    problems.push(makeProblem('data.orderNotNumber', { column: order }, { column: order }));
  }
  for (const name of new Set(features)) {
    need(name);
    if (findColumn(table, name)?.kind === 'time') {
      missing.push(name);
    }
    if (name === label || name === series || name === parts) {
      problems.push(makeProblem('data.featureTells', { column: name }, { column: name }));
    }
  }
  return [...checkNumbers(recipe), ...missingColumns(table, missing), ...problems];
}

function checkNumbers({ length, stride, split: { train, validation }, seed }: SequenceRecipe): Problem[] {
  const problems: Problem[] = [];
  const report = (path: string, label: PhraseCode, expected: Phrase, received: number): void => {
    problems.push(makeProblem('data.recipeRange', { label: { code: label }, expected, received }, { path }));
  };
  const isWhole = (value: number, min: number, max: number): boolean =>
    Number.isInteger(value) && value >= min && value <= max;
  const steps: Phrase = { code: 'expected.integerRange', values: { min: 1, max: MAX_STEPS } };
  if (!isWhole(length, 1, MAX_STEPS)) report('recipe.length', 'recipe.length', steps, length);
  if (!isWhole(stride, 1, MAX_STEPS)) report('recipe.stride', 'recipe.stride', steps, stride);
  if (!(train > 0 && train < 1)) report('recipe.split.train', 'recipe.trainShare', { code: 'expected.share' }, train);
  if (!(validation >= 0 && train + validation < 1)) {
    report('recipe.split.validation', 'recipe.validationShare', { code: 'expected.validationShare' }, validation);
  }
  const seeds: Phrase = { code: 'expected.integerRange', values: { min: 0, max: MAX_SEED } };
  if (!isWhole(seed, 0, MAX_SEED)) report('recipe.seed', 'recipe.seed', seeds, seed);
  return problems;
}

/** What is wrong with how a table falls into recordings and parts. */
export function checkLayout(table: Table, recipe: SequenceRecipe, layout: Layout, whole: boolean): Problem[] {
  const problems: Problem[] = [];
  const { rows, recordings, ids, classes, cut, changing, unlabeled } = layout;
  const leftOut = table.rowCount - rows.length;
  const warning = { severity: 'warning' } as const;
  if (leftOut > 0)
    problems.push(makeProblem('data.rowsLeftOut', { count: leftOut, column: recipe.series ?? '' }, warning));
  const ordering = recipe.order === null ? undefined : findColumn(table, recipe.order);
  if (ordering?.kind === 'number') {
    const count = rows.filter((row) => Number.isNaN(ordering.values[row])).length;
    const values = { count, column: ordering.name };
    if (count > 0) problems.push(makeProblem('data.orderMissing', values, { column: ordering.name, ...warning }));
  }
  if (cut > 0) problems.push(makeProblem('data.recordingsCut', { count: cut, length: recipe.length }, warning));
  if (whole) {
    if (recordings.length === 0) problems.push(emptyPart('test'));
    return problems;
  }
  if (changing) {
    const values = { recording: changing.name, column: recipe.label ?? '' };
    problems.push(makeProblem('data.labelChanges', values, { column: recipe.label ?? '' }));
  }
  if (unlabeled > 0) problems.push(makeProblem('data.unlabeled', { count: unlabeled }, warning));
  const steps = recipe.classOf === 'step' ? unlabeledSteps(layout) : 0;
  if (steps > 0) problems.push(makeProblem('data.unlabeledSteps', { count: steps }, warning));
  problems.push(...checkMarks(table, recipe, layout));
  for (const part of ['train', 'validation', 'test'] as const) {
    const wanted = part !== 'validation' || recipe.split.validation > 0;
    if (wanted && ids[part].length === 0) problems.push(emptyPart(part));
  }
  if (ids.train.length > 0 && classes.length < 2) {
    const values = { column: recipe.label ?? '', value: classes[0] ?? '–' };
    problems.push(makeProblem('data.constantTarget', values, { column: recipe.label ?? '' }));
  }
  return problems;
}

/** Steps without a class in samples that have some. */
function unlabeledSteps({ samples, ids, rowClasses }: Layout): number {
  const known = [...ids.train, ...ids.validation, ...ids.test].flatMap((id) => samples[id] ?? []);
  return known.reduce((count, { first, steps }) => {
    const own = rowClasses.subarray(first, first + steps);
    return count + own.filter((code) => code === UNLABELED).length;
  }, 0);
}

const emptyPart = (part: 'train' | 'validation' | 'test'): Problem =>
  makeProblem('data.emptyPart', { part: { code: `part.inText.${part}` } }, { path: 'recipe.split' });

/** What the column of parts says must be one of them, and the same in all rows of a recording. */
function checkMarks(table: Table, { parts }: SequenceRecipe, { rows, recordings }: Layout): Problem[] {
  const column = parts === null ? undefined : findColumn(table, parts);
  if (!column) return [];
  const { codes, texts } = columnTexts(column);
  for (const { name, first, steps } of recordings) {
    const mark = codes[rows[first] as number] as number;
    if (!partNamed(texts[mark] ?? '')) {
      const line = table.lines[rows[first] as number] as number;
      return [
        makeProblem('data.partName', { column: column.name, text: texts[mark] ?? '', line }, { column: column.name }),
      ];
    }
    for (let row = first; row < first + steps; row++) {
      if (codes[rows[row] as number] === mark) continue;
      return [makeProblem('data.partChanges', { column: column.name, recording: name }, { column: column.name })];
    }
  }
  return [];
}
