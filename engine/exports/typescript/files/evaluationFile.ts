import { EN } from '../../../locales/en';
import { say } from '../../../text/phrase';
import { type ExportPlan, numberTargets } from '../exportPlan';
import { quote } from '../../../emit/typescript/quote';
import { lines, listText, sections } from './sections';
import { type Traits, traitsOf } from './traits';

/** `src/evaluation.ts`: how good the forecasts are, beside forecasts that need no model. */
export function evaluationFile(plan: ExportPlan): string {
  const traits = traitsOf(plan);
  const knowsFilled = numberTargets(plan).length > 0;
  return sections(
    imports(traits, knowsFilled),
    scoreType(traits),
    knowsFilled && listText('const TARGET_COLUMNS = ', numberTargets(plan).map(quote), ';'),
    evaluateFunction(plan, traits, knowsFilled),
    knowsFilled && SCORED_STARTS,
    valuesOf(traits),
    naiveFunction(plan, traits),
    seasonBefore(plan),
    traits.numbersOut && SCORE_NUMBERS,
    traits.classesOut && scoreClasses(),
    SKILL,
  );
}

function imports({ classesOut, numbersOut }: Traits, knowsFilled: boolean): string {
  const prepared = [
    (classesOut || knowsFilled) && 'columnOf',
    'type Part',
    'type Prepared',
    classesOut && 'splitRows',
    'windowStarts',
  ].filter((name) => name !== false);
  return lines(
    "import type * as tf from '@tensorflow/tfjs';",
    "import { actualValue, forecast } from './forecast.js';",
    `import { ${prepared.join(', ')} } from './preprocessing.js';`,
    `import { ${numbersOut ? 'HORIZON, ' : ''}LOOKBACK } from './recipe.js';`,
  );
}

function scoreType({ numbersOut, classesOut }: Traits): string {
  const mark = numbersOut && classesOut ? '?' : '';
  return lines(
    '/** How good the forecasts of one column are. */',
    'export interface Score {',
    '  readonly column: string;',
    '  /** Whose forecasts: those of this model, or what a forecast without a model repeats. */',
    '  readonly by: string;',
    numbersOut && "  /** Mean absolute error and root mean squared error in the data's own units. */",
    numbersOut && `  readonly mae${mark}: number;`,
    numbersOut && `  readonly rmse${mark}: number;`,
    classesOut && '  /** Share of right classes. */',
    classesOut && `  readonly accuracy${mark}: number;`,
    '  /**',
    '   * Of the model over this forecast: 1 − squared error (of classes: share of wrong ones) of the model over that of this',
    '   * forecast (Murphy 1988). Above 0 the model is the better one; null for the model itself.',
    '   */',
    '  readonly skill: number | null;',
    '}',
    '',
    '/** The values of a forecast, and whose they are. */',
    'interface Named {',
    '  readonly by: string;',
    '  readonly values: readonly (number | string)[];',
    '}',
  );
}

function evaluateFunction(plan: ExportPlan, { numbersOut, classesOut }: Traits, knowsFilled: boolean): string {
  const both = numbersOut && classesOut;
  return lines(
    `/** Measures the model on a part of the rows, beside the forecasts that need none. */`,
    'export function evaluate(model: tf.LayersModel, prepared: Prepared, part: Part): Score[] {',
    `  const starts = ${knowsFilled ? 'scoredStarts(prepared, part)' : 'windowStarts(part)'};`,
    `  const sources = naiveForecasts(${plan.naive.stepMs === null ? '' : 'prepared'});`,
    `  return forecast(model, prepared, starts).flatMap(({ column, values${both ? ', probabilities' : ''} }) => {`,
    '    const actual = valuesOf(prepared, column, starts, (first, step) => first + step);',
    '    const naive = sources.map(({ by, sourceRow }) => ({ by, values: valuesOf(prepared, column, starts, sourceRow) }));',
    "    const own = { by: 'this model', values };",
    both && `    if (probabilities) return scoreClasses(prepared, column, own, naive, actual);`,
    numbersOut
      ? '    return scoreNumbers(column, own, naive, actual);'
      : '    return scoreClasses(prepared, column, own, naive, actual);',
    '  });',
    '}',
  );
}

const SCORED_STARTS = `/** The windows whose outcome the data really knows: a filled cell is no truth. */
function scoredStarts(prepared: Prepared, part: Part): number[] {
  const filled = TARGET_COLUMNS.map((name) => columnOf(prepared.filledRows, name));
  const isFilled = (row: number) => filled.some((rows) => rows.has(row));
  return windowStarts(part).filter((start) => !STEPS.some((step) => isFilled(start + LOOKBACK + step)));
}`;

function valuesOf({ numbersOut }: Traits): string {
  return lines(
    '/** Which row has the value for a step of a forecast; `first` is the row of its first step, step 0. */',
    'type SourceRow = (first: number, step: number) => number;',
    '',
    numbersOut ? '/** The steps of a forecast, from 0. */' : '/** A class is forecast for the next row alone. */',
    numbersOut ? 'const STEPS = Array.from({ length: HORIZON }, (_, step) => step);' : 'const STEPS = [0];',
    '',
    '/** Values of a column in the order of forecasts: window by window, step by step. */',
    'function valuesOf(',
    '  prepared: Prepared,',
    '  column: string,',
    '  starts: readonly number[],',
    '  sourceRow: SourceRow,',
    '): (number | string)[] {',
    '  const rows = starts.flatMap((start) => STEPS.map((step) => sourceRow(start + LOOKBACK, step)));',
    '  return rows.map((row) => actualValue(prepared, column, row));',
    '}',
  );
}

function naiveFunction({ naive }: ExportPlan, { numbersOut, classesOut }: Traits): string {
  const seasons = naive.seasons.map(({ rows, name }) => `{ rows: ${rows}, by: ${quote(name)} }`);
  const argument = naive.stepMs === null ? 'rows' : 'prepared.times, rows';
  const last = numbersOut || !classesOut ? naive.lastValue : say(EN, { code: 'baseline.lastClass' });
  const parameter = naive.stepMs === null ? '' : 'prepared: Prepared';
  return lines(
    seasons.length > 0 &&
      '/** Seasons in rows, and what a forecast is called that repeats the value one season before. */',
    seasons.length > 0 && listText('const SEASONS = ', seasons, ';', '', seasons.length > 1),
    seasons.length > 0 && '',
    '/** Forecasts without a model (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, section 5.2). */',
    `function naiveForecasts(${parameter}): { readonly by: string; readonly sourceRow: SourceRow }[] {`,
    `  const last = { by: ${quote(last)}, sourceRow: (first: number) => first - 1 };`,
    seasons.length === 0
      ? '  return [last];'
      : `  return [last, ...SEASONS.map(({ rows, by }) => ({ by, sourceRow: seasonBefore(${argument}) }))];`,
    '}',
  );
}

function seasonBefore({ naive }: ExportPlan): string | false {
  if (naive.seasons.length === 0) return false;
  if (naive.stepMs === null) {
    return `/** The row one or more seasons before, counted in rows; the last known one where the data has none. */
function seasonBefore(rows: number): SourceRow {
  return (first, step) => {
    const row = first + step - (Math.floor(step / rows) + 1) * rows;
    return row >= 0 ? row : first - 1;
  };
}`;
  }
  return `/** Milliseconds from row to row. */
const STEP_MS = ${naive.stepMs};

/**
 * The row one or more seasons before, found by its time, so that a missing row shifts nothing; the last known one where
 * the data has none.
 */
function seasonBefore(times: Float64Array, rows: number): SourceRow {
  const seasonMs = rows * STEP_MS;
  const rowAt = new Map(Array.from(times, (ms, row) => [ms, row] as const));
  return (first, step) => {
    const moment = times[first + step]!;
    const seasonsBack = Math.max(1, Math.ceil((moment - times[first - 1]!) / seasonMs));
    const row = rowAt.get(moment - seasonsBack * seasonMs);
    return row !== undefined && row < first ? row : first - 1;
  };
}`;
}

const SCORE_NUMBERS = `function scoreNumbers(
  column: string,
  own: Named,
  naive: readonly Named[],
  actual: readonly (number | string)[],
): Score[] {
  const { rmse } = errorsOf(own, actual);
  return [own, ...naive].map((forecasts) => {
    const errors = errorsOf(forecasts, actual);
    const skill = forecasts === own ? null : skillOf(rmse ** 2, errors.rmse ** 2);
    return { column, by: forecasts.by, ...errors, skill };
  });
}

function errorsOf({ values }: Named, actual: readonly (number | string)[]): { mae: number; rmse: number } {
  const errors = values.map((value, i) => Number(value) - Number(actual[i]));
  const count = Math.max(1, errors.length);
  return {
    mae: errors.reduce((sum, error) => sum + Math.abs(error), 0) / count,
    rmse: Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / count),
  };
}`;

function scoreClasses(): string {
  const majority = say(EN, { code: 'baseline.majorityClass' });
  return `function scoreClasses(
  prepared: Prepared,
  column: string,
  own: Named,
  naive: readonly Named[],
  actual: readonly (number | string)[],
): Score[] {
  const commonest = commonestClass(prepared, column);
  const always = { by: ${quote(majority)}, values: actual.map(() => commonest) };
  const accuracyOf = ({ values }: Named) =>
    values.filter((value, i) => value === actual[i]).length / Math.max(1, values.length);
  return [own, ...naive, always].map((forecasts) => {
    const accuracy = accuracyOf(forecasts);
    const skill = forecasts === own ? null : skillOf(1 - accuracyOf(own), 1 - accuracy);
    return { column, by: forecasts.by, accuracy, skill };
  });
}

/** The class that the training part shows most often. */
function commonestClass(prepared: Prepared, column: string): string {
  const classes = prepared.fitted.vocabularies[column] ?? [];
  const counts = classes.map(() => 0);
  const { firstRow, endRow } = splitRows(prepared.rowCount).train;
  for (const code of columnOf(prepared.codes, column).subarray(firstRow, endRow)) {
    if (code >= 0) counts[code]! += 1;
  }
  return classes[counts.indexOf(Math.max(...counts))] ?? '';
}`;
}

const SKILL = `/** 0 where neither errs, −∞ where only the other forecast does not. */
function skillOf(error: number, other: number): number {
  if (other === 0) return error === 0 ? 0 : Number.NEGATIVE_INFINITY;
  return 1 - error / other;
}`;
