import { hasErrors, makeProblem, type Problem } from '../../problem/problem';
import { findColumn, type Table } from '../../tables/table';
import type { DataSignature } from '../../tensors/dataSignature';
import { type FittedScaler, fitScaler } from '../scaler';
import type { FittedData, PrepareOptions, PrepareResult } from '../task';
import { checkLayout, checkSequenceRecipe } from './checkSequences';
import { fitTexts, isPadded, sequenceSignature } from './describeSequences';
import { type Layout, layOut } from './layOut';
import type { SequenceRecipe } from './recipe';

/** A table made ready for samples of recordings. Columns have one value for each sorted row. */
export interface PreparedRecordings {
  readonly recipe: SequenceRecipe;
  readonly layout: Layout;
  readonly signature: DataSignature;
  readonly fitted: FittedData;
  /** Scaled number features by name. */
  readonly numbers: Readonly<Record<string, Float32Array>>;
  /** Codes of category features by name; 0 stands for texts that the training part never shows. */
  readonly codes: Readonly<Record<string, Int32Array>>;
}

/**
 * Prepares a table of recordings. Scalings and vocabularies are fitted on the recordings of the training part alone. Reports
 * all problems at once; warnings come beside the result.
 */
export function prepareRecordings(
  table: Table,
  recipe: SequenceRecipe,
  { fitted, parts }: PrepareOptions = {},
): PrepareResult<PreparedRecordings> {
  const whole = parts === 'whole';
  const problems = checkSequenceRecipe(table, recipe, whole);
  if (hasErrors(problems)) return { prepared: null, problems };
  const label = recipe.label as string;
  const classes = fitted?.vocabularies[label];
  const layout = layOut(table, recipe, { whole, ...(classes && { classes }) });
  problems.push(...checkLayout(table, recipe, layout, whole));
  if (hasErrors(problems)) return { prepared: null, problems };

  const scalers: Record<string, FittedScaler> = {};
  const vocabularies: Record<string, readonly string[]> = { [label]: layout.classes };
  const numbers: Record<string, Float32Array> = {};
  const codes: Record<string, Int32Array> = {};
  for (const name of recipe.features) {
    const column = findColumn(table, name);
    if (column?.kind === 'number') {
      const values = fillRecordings(table, name, column.values, layout, problems);
      const scaler = fitted?.scalers[name] ?? fitOnTraining(name, values, layout, recipe, problems);
      scalers[name] = scaler;
      numbers[name] = Float32Array.from(values, (value) => (value - scaler.offset) / scaler.scale);
    } else if (column?.kind === 'category') {
      const texts = fitted?.vocabularies[name] ?? fitTexts(column, layout);
      vocabularies[name] = texts;
      const codeOf = new Map(texts.map((text, i) => [text, i + 1]));
      const { categories } = column;
      codes[name] = Int32Array.from(
        layout.rows,
        (row) => codeOf.get(categories[column.codes[row] as number] ?? '') ?? 0,
      );
    }
  }
  if (hasErrors(problems)) return { prepared: null, problems };
  const signature = sequenceSignature(recipe, layout.classes, isPadded(layout, recipe), (name) =>
    Object.hasOwn(numbers, name) ? 'number' : (vocabularies[name] ?? null),
  );
  return { prepared: { recipe, layout, signature, fitted: { scalers, vocabularies }, numbers, codes }, problems };
}

/** A column in the order of the sorted rows, an empty cell filled with the last value before it in its recording. */
function fillRecordings(
  table: Table,
  name: string,
  values: Float64Array,
  { rows, recordings }: Layout,
  problems: Problem[],
): Float64Array {
  const sorted = Float64Array.from(rows, (row) => values[row] as number);
  const lineOf = (place: number): number => table.lines[rows[place] as number] as number;
  let count = 0;
  let line = 0;
  for (const { first, steps } of recordings) {
    if (Number.isNaN(sorted[first])) {
      problems.push(makeProblem('data.missingAtStart', { column: name, line: lineOf(first) }, { column: name }));
      return sorted;
    }
    for (let place = first + 1; place < first + steps; place++) {
      if (!Number.isNaN(sorted[place])) continue;
      sorted[place] = sorted[place - 1] as number;
      if (count++ === 0) line = lineOf(place);
    }
  }
  if (count > 0) {
    const at = { line, column: name, severity: 'warning' } as const;
    problems.push(makeProblem('data.missingInRecordings', { column: name, count, line }, at));
  }
  return sorted;
}

function fitOnTraining(
  name: string,
  values: Float64Array,
  { recordings, parts }: Layout,
  { scaling }: SequenceRecipe,
  problems: Problem[],
): FittedScaler {
  const ofTraining = recordings.filter((_, k) => parts[k] === 'train');
  const own = new Float64Array(ofTraining.reduce((sum, { steps }) => sum + steps, 0));
  let at = 0;
  for (const { first, steps } of ofTraining) {
    own.set(values.subarray(first, first + steps), at);
    at += steps;
  }
  const { scaler, constant } = fitScaler(own, scaling);
  if (constant !== null) {
    const place = { column: name, severity: 'warning' } as const;
    problems.push(makeProblem('data.constantFeature', { column: name, value: constant }, place));
  }
  return scaler;
}
