import { cutList } from '../../text/cutList';
import type { DataSignature } from '../../tensors/dataSignature';
import { hasErrors, makeProblem, type Problem } from '../../problem/problem';
import { FEW_SAMPLES } from '../../reports/judge';
import type { FittedData, PrepareOptions, PrepareResult } from '../task';
import { calendarColumnNames, calendarColumns } from './calendar';
import { checkRecipe } from './checkRecipe';
import { describeData, fitVocabulary } from './describeData';
import { fillMissing } from '../../tables/fillMissing';
import { findMissingSteps } from '../../tables/missingSteps';
import { type FeatureValues, guardData } from './guardData';
import type { ClassTarget, NumberTarget, PreparedData, PreparedTarget } from './preparedData';
import { type DataRecipe, transformOf, unitOf } from './recipe';
import { inOrder, type RowOrder, seriesAt } from '../../tables/rowOrder';
import { type FittedScaler, fitScaler } from '../scaler';
import { type Part, type Parts, rowsIn, splitRows, valuesIn, wholePart } from './splitRows';
import { type CategoryColumn, findColumn, type Table } from '../../tables/table';
import { applyTransform } from './transforms';
import { usedRows } from './usedRows';

export type { ClassTarget, NumberTarget, PreparedData, PreparedTarget } from './preparedData';

/**
 * Prepares a table by its recipe. Everything fitted (scalings, vocabularies) is fitted on the training part alone, so
 * that nothing of the later parts leaks into it. Reports all problems at once; warnings come beside the result.
 */
export function prepareData(
  whole: Table,
  recipe: DataRecipe,
  options: PrepareOptions = {},
): PrepareResult<PreparedData> {
  const problems = checkRecipe(whole, recipe);
  if (hasErrors(problems)) return { prepared: null, problems };

  const { table, ordering, problems: found } = usedRows(whole, recipe);
  const { times, series } = ordering;
  const isWhole = options.parts === 'whole';
  problems.push(...found);
  const parts = isWhole ? wholePart(recipe, ordering) : splitRows(recipe, ordering);
  problems.push(...checkParts(parts, recipe, isWhole));
  if (!isWhole && recipe.series !== null) problems.push(...seriesNotTrained(parts.train, series));
  const builder = new ColumnBuilder(table, recipe, ordering, parts.train, options.fitted, problems);
  const numberNames: string[] = [];
  const numbers: Float32Array[] = [];
  const codes: Record<string, Int32Array> = {};
  const features: FeatureValues[] = [];
  for (const name of recipe.features) {
    const column = findColumn(table, name);
    if (column?.kind === 'number') {
      numberNames.push(name);
      const { raw, scaled } = builder.number(name, 'feature');
      numbers.push(scaled);
      features.push({ name, kind: 'number', raw });
    } else if (column?.kind === 'category') {
      const built = builder.category(column);
      codes[name] = built.codes.map((code) => code + 1);
      features.push({ name, kind: 'category', ...built });
    }
  }
  problems.push(...findMissingSteps(ordering, builder.lineOf));
  for (const feature of recipe.calendar) {
    if (!times) continue;
    numberNames.push(...calendarColumnNames(feature));
    numbers.push(...calendarColumns(times, feature).map((column) => Float32Array.from(column)));
  }
  const targets = recipe.targets.flatMap((name): PreparedTarget[] => {
    const column = findColumn(table, name);
    if (column?.kind === 'category') {
      const target: ClassTarget = { name, kind: 'category', ...builder.category(column) };
      problems.push(...emptyClasses(target, builder.lineOf));
      return [target];
    }
    return column?.kind === 'number' ? [{ name, kind: 'number', ...builder.number(name, 'target') }] : [];
  });
  if (hasErrors(problems)) return { prepared: null, problems };

  const matrix = new Float32Array(table.rowCount * numbers.length);
  numbers.forEach((column, k) => {
    for (let row = 0; row < table.rowCount; row++) matrix[row * numbers.length + k] = column[row] as number;
  });
  const prepared = {
    ...{ recipe, table },
    signature: signatureOf(table, recipe, options.fitted),
    rowCount: table.rowCount,
    times,
    series,
    numberNames,
    matrix,
    codes,
    targets,
    parts,
    scalers: builder.scalers,
    vocabularies: builder.vocabularies,
  };
  // New data are not judged by.
  const { leaks, problems: guarded } = isWhole ? { leaks: [], problems: [] } : guardData(prepared, features);
  problems.push(...guarded);
  return { prepared: { ...prepared, leaks }, problems };
}

/** Says how many cells of a target name no class. */
function emptyClasses({ name, emptyRows }: ClassTarget, lineOf: (row: number) => number): Problem[] {
  const [first] = emptyRows;
  if (first === undefined) return [];
  const line = lineOf(first);
  const values = { column: name, count: emptyRows.size, line };
  return [makeProblem('data.missingClasses', values, { line, column: name, severity: 'warning' })];
}

/** The table's signature, with the vocabularies of an earlier training where there was one. */
function signatureOf(table: Table, recipe: DataRecipe, fitted: FittedData | undefined): DataSignature {
  const signature = describeData(table, recipe);
  if (!fitted) return signature;
  return {
    ...signature,
    inputs: signature.inputs.map((input) =>
      input.kind === 'category' ? { ...input, cardinality: (fitted.vocabularies[input.name]?.length ?? 0) + 1 } : input,
    ),
    targets: signature.targets.map((target) =>
      target.kind === 'category' ? { ...target, classes: fitted.vocabularies[target.name] ?? [] } : target,
    ),
  };
}

/** Says which parts have no window, and whether the test part has so few that little can be said of the model. */
function checkParts(parts: Parts, recipe: DataRecipe, whole: boolean): Problem[] {
  const problems: Problem[] = [];
  const { lookback, horizon } = recipe;
  for (const part of Object.values(parts) as readonly Part[]) {
    const { name, starts, spans } = part;
    if (whole && name !== 'test') continue;
    const isWanted = name !== 'validation' || recipe.split.validation > 0;
    // New data need no future: what follows the last row can be forecast too.
    const isEnough = whole ? spans.some(({ firstRow, endRow }) => endRow - firstRow >= lookback) : starts.length > 0;
    const values = { part: { code: `part.inText.${name}` }, rows: rowsIn(part), lookback, horizon } as const;
    if (isWanted && !isEnough) {
      const readsBack = whole || name === 'train';
      const code = readsBack ? 'data.tooFewRows' : 'data.tooFewToForecast';
      problems.push(makeProblem(code, { ...values, needed: lookback + (whole ? 0 : horizon) }, { path: 'recipe' }));
    } else if (name === 'test' && !whole && starts.length < FEW_SAMPLES) {
      const few = { count: starts.length, needed: FEW_SAMPLES };
      problems.push(makeProblem('data.fewWindows', few, { path: 'recipe', severity: 'warning' }));
    }
  }
  return problems;
}

/** Names the series of which the training part has no window. */
function seriesNotTrained({ starts }: Part, series: RowOrder['series']): Problem[] {
  const trained = new Set(Array.from(starts, (start) => seriesAt(series, start)));
  const names = series.filter((_, s) => !trained.has(s)).map(({ name }) => name ?? '');
  if (trained.size === 0 || names.length === 0) return [];
  const values = { count: names.length, all: series.length, series: cutList(names) };
  return [makeProblem('data.seriesNotTrained', values, { path: 'recipe', severity: 'warning' })];
}

/** Prepares single columns and remembers what was fitted; a column used twice is prepared once. */
class ColumnBuilder {
  readonly scalers: Record<string, FittedScaler> = {};
  readonly vocabularies: Record<string, readonly string[]> = {};
  readonly #numbers = new Map<string, Omit<NumberTarget, 'name' | 'kind'>>();
  readonly #categories = new Map<string, Omit<ClassTarget, 'name' | 'kind'>>();

  constructor(
    private readonly table: Table,
    private readonly recipe: DataRecipe,
    private readonly ordering: RowOrder,
    private readonly train: Part,
    private readonly fitted: FittedData | undefined,
    private readonly problems: Problem[],
  ) {}

  /** The line of the file that a row came from. */
  readonly lineOf = (row: number): number => {
    return this.table.lines[this.ordering.order?.[row] ?? row] as number;
  };

  /** The column filled, transformed and scaled. */
  number(name: string, role: 'feature' | 'target'): Omit<NumberTarget, 'name' | 'kind'> {
    const known = this.#numbers.get(name);
    const column = findColumn(this.table, name);
    if (known && role === 'feature') return known;
    if (column?.kind !== 'number') throw new Error(`${name} is not a number column`);
    const transform = transformOf(this.recipe, name);
    const filled = fillMissing(inOrder(column.values, this.ordering), this.ordering.series, name, this.lineOf);
    if (!known) this.problems.push(...filled.problems);
    const raw = filled.values;
    const notPositive = transform === 'logReturn' ? raw.findIndex((value) => !(value > 0)) : -1;
    if (notPositive >= 0 && !known && !hasErrors(filled.problems)) {
      const line = this.lineOf(notPositive);
      const values = { column: name, line, value: raw[notPositive] as number };
      this.problems.push(makeProblem('data.logNeedsPositive', values, { line, column: name }));
    }
    const changed = applyTransform(raw, transform);
    const scaler = this.#scaler(name, changed, role, known !== undefined);
    const scaled = Float32Array.from(changed, (value) => (value - scaler.offset) / scaler.scale);
    const built = { unit: unitOf(this.recipe, name), transform, raw, filledRows: filled.filledRows, scaled, scaler };
    this.#numbers.set(name, built);
    return built;
  }

  /** The column as codes into the training part's vocabulary, −1 for texts outside it. */
  category(column: CategoryColumn): Omit<ClassTarget, 'name' | 'kind'> {
    const known = this.#categories.get(column.name);
    if (known) return known;
    const sorted = inOrder(column.codes, this.ordering);
    const classes = this.fitted?.vocabularies[column.name] ?? fitVocabulary(sorted, column.categories, this.train);
    const index = new Map(classes.map((text, i) => [text, i]));
    const codes = sorted.map((code) => (code < 0 ? -1 : (index.get(column.categories[code] as string) ?? -1)));
    this.vocabularies[column.name] = classes;
    const emptyRows = new Set(Array.from(sorted.keys()).filter((row) => (sorted[row] as number) < 0));
    const built = { classes, codes, emptyRows };
    this.#categories.set(column.name, built);
    return built;
  }

  #scaler(name: string, changed: Float64Array, role: 'feature' | 'target', fittedBefore: boolean): FittedScaler {
    const earlier = this.fitted?.scalers[name];
    if (earlier) {
      this.scalers[name] = earlier;
      return earlier;
    }
    const fit = fitScaler(valuesIn(this.train, changed), this.recipe.scaling);
    if (fit.constant !== null && (role === 'target' || !fittedBefore)) {
      const code = role === 'target' ? 'data.constantTarget' : 'data.constantFeature';
      const severity = role === 'target' ? 'error' : 'warning';
      this.problems.push(makeProblem(code, { column: name, value: fit.constant }, { column: name, severity }));
    }
    this.scalers[name] = fit.scaler;
    return fit.scaler;
  }
}
