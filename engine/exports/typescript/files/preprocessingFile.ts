import type { ScalingName } from '../../../tasks/scaler';
import { type ExportPlan, numberTargets } from '../exportPlan';
import { lines, sections } from './sections';
import { type Traits, traitsOf } from './traits';

interface Kept {
  readonly times: boolean;
  readonly filledRows: boolean;
}

/** `src/preprocessing.ts`: from raw rows to the columns that the model sees, and back to the data's units. */
export function preprocessingFile(plan: ExportPlan): string {
  const traits = traitsOf(plan);
  // What the evaluation needs beyond the forecasts.
  const keeps: Kept = { times: plan.naive.stepMs !== null, filledRows: numberTargets(plan).length > 0 };
  return sections(
    imports(traits),
    types(traits, keeps),
    prepareFunction(traits, keeps),
    traits.hasTime && TIME_ORDER,
    readNumbers(plan, keeps),
    traits.hasTransforms && TRANSFORMS,
    SCALERS[plan.recipe.scaling],
    traits.hasCategories && CATEGORIES,
    splitRows(traits),
    COLUMN_OF,
  );
}

function imports({ hasTime, hasCalendar, hasCategories, hasTransforms }: Traits): string {
  const constants = [
    hasCategories && 'CATEGORY_COLUMNS',
    'HORIZON',
    'LOOKBACK',
    'NUMBER_COLUMNS',
    'SPLIT',
    hasTime && 'TIME_COLUMN',
    hasTransforms && 'type Transform',
  ].filter((name) => name !== false);
  return lines(
    hasCalendar && "import { calendarColumns } from './calendar.js';",
    "import { cellsOf, type Csv } from './csv.js';",
    `import { ${constants.join(', ')} } from './recipe.js';`,
    hasTime && "import { parseTime } from './time.js';",
  );
}

function types({ hasTime, hasCategories, hasTransforms }: Traits, keeps: Kept): string {
  return sections(
    `/** A scaled value is (value − offset) / scale. */
export interface Scaler {
  readonly offset: number;
  readonly scale: number;
}`,
    lines(
      '/** What was taken from the training rows. It belongs to the weights and is saved beside them. */',
      'export interface Fitted {',
      '  readonly scalers: Readonly<Record<string, Scaler>>;',
      hasCategories && '  readonly vocabularies: Readonly<Record<string, readonly string[]>>;',
      '}',
    ),
    lines(
      `/** The data column by column, one entry a row${hasTime ? ', in order of time' : ''}. */`,
      'export interface Prepared {',
      '  readonly rowCount: number;',
      `  /** The ${hasTime ? 'time of each row, as the file writes it' : 'number of each row'}. */`,
      '  readonly labels: readonly string[];',
      keeps.times && '  /** In milliseconds since 1970. */',
      keeps.times && '  readonly times: Float64Array;',
      "  /** In the data's own units. */",
      '  readonly raw: ReadonlyMap<string, Float64Array>;',
      keeps.filledRows && '  /** Rows whose cell was empty: what stands there now is no truth to measure against. */',
      keeps.filledRows && '  readonly filledRows: ReadonlyMap<string, ReadonlySet<number>>;',
      `  /** As the model sees them${hasTransforms ? ': transformed and scaled' : ''}. */`,
      '  readonly scaled: ReadonlyMap<string, Float32Array>;',
      hasCategories && '  /** Positions in the vocabulary; −1 for a text that is not in it. */',
      hasCategories && '  readonly codes: ReadonlyMap<string, Int32Array>;',
      '  readonly fitted: Fitted;',
      '}',
    ),
  ).trimEnd();
}

function prepareFunction({ hasTime, hasCalendar, hasCategories, hasTransforms }: Traits, keeps: Kept): string {
  const source = hasTime ? 'ordered' : 'csv';
  return lines(
    '/**',
    ' * Prepares a data file. What is needed of the training rows is taken from `fitted`; without it, for a new training, it',
    ' * is taken from the training part of this file alone, so that nothing of the later rows leaks into it.',
    ' */',
    'export function prepare(csv: Csv, fitted?: Fitted): Prepared {',
    hasTime && '  const ordered = inOrderOfTime(csv);',
    `  const { train } = splitRows(${source}.rows.length);`,
    '  const raw = new Map<string, Float64Array>();',
    keeps.filledRows && '  const filledRows = new Map<string, ReadonlySet<number>>();',
    !hasCalendar && '  const scaled = new Map<string, Float32Array>();',
    (hasCalendar || keeps.times) && '  const times = Float64Array.from(cellsOf(ordered, TIME_COLUMN), parseTime);',
    hasCalendar && '  const scaled = calendarColumns(times);',
    '  const scalers = new Map<string, Scaler>();',
    hasTransforms ? '  for (const { name, transform } of NUMBER_COLUMNS) {' : '  for (const name of NUMBER_COLUMNS) {',
    `    const ${keeps.filledRows ? '{ values, filled }' : 'values'} = readNumbers(${source}, name);`,
    hasTransforms && '    const changed = applyTransform(values, transform);',
    `    const scaler = fitted?.scalers[name] ?? fitScaler(${hasTransforms ? 'changed' : 'values'}.subarray(train.firstRow, train.endRow));`,
    '    raw.set(name, values);',
    keeps.filledRows && '    filledRows.set(name, filled);',
    '    scalers.set(name, scaler);',
    `    const asSeen = Float32Array.from(${hasTransforms ? 'changed' : 'values'}, (value) => (value - scaler.offset) / scaler.scale);`,
    '    scaled.set(name, asSeen);',
    '  }',
    hasCategories && '  const codes = new Map<string, Int32Array>();',
    hasCategories && '  const vocabularies = new Map<string, readonly string[]>();',
    hasCategories && '  for (const name of CATEGORY_COLUMNS) {',
    hasCategories && `    const texts = cellsOf(${source}, name);`,
    hasCategories &&
      '    const vocabulary = fitted?.vocabularies[name] ?? fitVocabulary(texts.slice(train.firstRow, train.endRow));',
    hasCategories && '    vocabularies.set(name, vocabulary);',
    hasCategories && '    codes.set(name, encode(texts, vocabulary));',
    hasCategories && '  }',
    '  return {',
    `    rowCount: ${source}.rows.length,`,
    hasTime ? '    labels: cellsOf(ordered, TIME_COLUMN),' : '    labels: csv.rows.map((_, i) => String(i + 1)),',
    keeps.times && '    times,',
    '    raw,',
    keeps.filledRows && '    filledRows,',
    '    scaled,',
    hasCategories && '    codes,',
    hasCategories
      ? '    fitted: { scalers: Object.fromEntries(scalers), vocabularies: Object.fromEntries(vocabularies) },'
      : '    fitted: { scalers: Object.fromEntries(scalers) },',
    '  };',
    '}',
  );
}

const TIME_ORDER = `/** Puts rows in order of time; rows of the same time stay as they are. */
function inOrderOfTime(csv: Csv): Csv {
  const timed = cellsOf(csv, TIME_COLUMN).map((cell, i) => ({ time: parseTime(cell), row: csv.rows[i] ?? [] }));
  timed.sort((a, b) => a.time - b.time);
  return { header: csv.header, rows: timed.map(({ row }) => row) };
}`;

function readNumbers({ csv }: ExportPlan, keeps: Kept): string {
  const cell = csv.decimalComma ? "cell.replace(',', '.')" : 'cell';
  const returned = keeps.filledRows ? '{ values: Float64Array; filled: ReadonlySet<number> }' : 'Float64Array';
  return lines(
    "const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-', '?']);",
    '',
    `/** A column of numbers. A missing one takes the last value before it${keeps.filledRows ? '; \`filled\` has its row' : ''}. */`,
    `function readNumbers(csv: Csv, name: string): ${returned} {`,
    '  let last = Number.NaN;',
    keeps.filledRows && '  const filled = new Set<number>();',
    keeps.filledRows
      ? '  const values = Float64Array.from(cellsOf(csv, name), (cell, row) => {'
      : '  return Float64Array.from(cellsOf(csv, name), (cell) => {',
    '    if (!MISSING.has(cell.toLowerCase())) {',
    `      last = Number(${cell});`,
    '      if (Number.isNaN(last)) throw new Error(`“${cell}” in column “${name}” is not a number.`);',
    '    } else if (Number.isNaN(last)) {',
    '      throw new Error(`Column “${name}” starts with an empty cell, and there is no earlier value to fill it with.`);',
    keeps.filledRows && '    } else {',
    keeps.filledRows && '      filled.add(row);',
    '    }',
    '    return last;',
    '  });',
    keeps.filledRows && '  return { values, filled };',
    '}',
  );
}

const TRANSFORMS = `function applyTransform(values: Float64Array, transform: Transform): Float64Array {
  if (transform === 'none') return values;
  return values.map((value, i) => {
    const before = values[i - 1] ?? Number.NaN; // the first row has none before it and is left out of all parts
    return transform === 'difference' ? value - before : Math.log(value / before);
  });
}

/** Turns forecast changes back into values: they add up from the last known value on. */
export function undoTransform(steps: readonly number[], last: number, transform: Transform): number[] {
  if (transform === 'none') return [...steps];
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return transform === 'difference' ? last + sum : last * Math.exp(sum);
  });
}`;

const SCALERS: Readonly<Record<ScalingName, string>> = {
  standard: `/** To mean 0 and standard deviation 1. */
function fitScaler(values: Float64Array): Scaler {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.every((value) => value === values[0])) return { offset: mean, scale: 1 };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { offset: mean, scale: Math.sqrt(variance) };
}`,
  minMax: `/** To 0 … 1. */
function fitScaler(values: Float64Array): Scaler {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return { offset: least, scale: most - least || 1 };
}`,
  none: `/** Values are taken as they are. */
function fitScaler(_values: Float64Array): Scaler {
  return { offset: 0, scale: 1 };
}`,
};

const CATEGORIES = `/** The different texts in order of their first appearance. */
function fitVocabulary(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

function encode(texts: readonly string[], vocabulary: readonly string[]): Int32Array {
  const codes = new Map(vocabulary.map((text, code) => [text, code]));
  return Int32Array.from(texts, (text) => codes.get(text) ?? -1);
}`;

function splitRows({ hasTransforms }: Traits): string {
  const first = hasTransforms ? 'FIRST_ROW + ' : '';
  const start = hasTransforms ? 'FIRST_ROW' : '0';
  const usable = hasTransforms ? '(rowCount - FIRST_ROW)' : 'rowCount';
  return sections(
    hasTransforms &&
      `/** Changes need a row before, so the first row of a file is not used. */
export const FIRST_ROW = 1;`,
    `/** A span of rows: from \`firstRow\` up to, but without, \`endRow\`. */
export interface Part {
  readonly firstRow: number;
  readonly endRow: number;
}

/** Splits the rows in their order, at whole rows. */
export function splitRows(rowCount: number): { readonly train: Part; readonly validation: Part; readonly test: Part } {
  const trainEnd = ${first}Math.round(${usable} * SPLIT.train);
  const validationEnd = ${first}Math.round(${usable} * (SPLIT.train + SPLIT.validation));
  return {
    train: { firstRow: ${start}, endRow: trainEnd },
    validation: { firstRow: trainEnd, endRow: validationEnd },
    test: { firstRow: validationEnd, endRow: rowCount },
  };
}

/** Where windows start that lie wholly inside a part, with the rows that they forecast. */
export function windowStarts({ firstRow, endRow }: Part): number[] {
  const count = Math.max(0, endRow - firstRow - LOOKBACK - HORIZON + 1);
  return Array.from({ length: count }, (_, i) => firstRow + i);
}`,
  ).trimEnd();
}

const COLUMN_OF = `/** A column that must be there. */
export function columnOf<Values>(columns: ReadonlyMap<string, Values>, name: string): Values {
  const found = columns.get(name);
  if (!found) throw new Error(\`Column “\${name}” is not prepared.\`);
  return found;
}`;
