import type { ExportPlan, PlannedInput, PlannedOutput } from '../exportPlan';
import { quote, quoteList } from '../quote';
import { lines, sections } from './sections';
import { traitsOf } from './traits';

/** `src/recipe.ts`: the columns, windows and split as constants. */
export function recipeFile(plan: ExportPlan): string {
  const { recipe } = plan;
  const { hasTime, hasCategories, hasTransforms, numbersIn, codesIn, numbersOut, classesOut } = traitsOf(plan);
  return sections(
    '// What the model reads and predicts, and how its data is prepared. It belongs to the model in model.ts.',
    `/** The data that the model was made with. */
export const DATA_FILE = new URL(${quote(`../data/${encodeURIComponent(plan.dataFile)}`)}, import.meta.url);`,
    `/** Rows that the model sees. */
export const LOOKBACK = ${recipe.lookback};`,
    `/** Rows that it forecasts, starting right after those. */
export const HORIZON = ${recipe.horizon};`,
    hasTime &&
      `/** Rows are put in the order of this column. */
export const TIME_COLUMN = ${quote(recipe.time ?? '')};`,
    `/** Shares of the rows, in time order. What is left is the test part. */
export const SPLIT = { train: ${recipe.split.train}, validation: ${recipe.split.validation} };`,
    hasTransforms &&
      `/** What is done to a column before it is scaled: its change since the row before, or the logarithm of their ratio. */
export type Transform = 'none' | 'difference' | 'logReturn';`,
    hasTransforms
      ? lines(
          '/** The number columns. */',
          'export const NUMBER_COLUMNS: readonly { readonly name: string; readonly transform: Transform }[] = [',
          ...plan.numberColumns.map(
            ({ name, transform }) => `  { name: ${quote(name)}, transform: ${quote(transform)} },`,
          ),
          '];',
        )
      : `/** The number columns. */
export const NUMBER_COLUMNS: readonly string[] = ${quoteList(plan.numberColumns.map((column) => column.name))};`,
    hasCategories &&
      `/** The columns of texts, which the model reads or predicts as codes. */
export const CATEGORY_COLUMNS: readonly string[] = ${quoteList(plan.categoryColumns)};`,
    inputs(plan.inputs, numbersIn && codesIn),
    outputs(plan.outputs, numbersOut && classesOut),
  );
}

/** One entry of the list of inputs or outputs; `kind` is written only where there are several. */
function entry(part: PlannedInput | PlannedOutput, mixed: boolean): string {
  const fields = [
    mixed && `kind: ${quote(part.kind)}`,
    part.kind === 'numbers' ? `columns: ${quoteList(part.columns)}` : `column: ${quote(part.column)}`,
    'loss' in part && `loss: ${quote(part.loss)}`,
  ];
  return `  { ${fields.filter((field) => field !== false).join(', ')} },`;
}

function inputs(parts: readonly PlannedInput[], mixed: boolean): string {
  const columns = '{ readonly columns: readonly string[] }';
  const column = '{ readonly column: string }';
  const type = parts.every((part) => part.kind === 'numbers') ? columns : column;
  const what = type === columns ? 'The number columns' : 'The category column whose codes';
  return lines(
    mixed && '/** An input of the model reads number columns, or the codes of one category column. */',
    mixed && 'export type ModelInput =',
    mixed && "  | { readonly kind: 'numbers'; readonly columns: readonly string[] }",
    mixed && "  | { readonly kind: 'codes'; readonly column: string };",
    mixed && '',
    mixed ? '/** What each input of the model reads. */' : `/** ${what} each input of the model reads. */`,
    `export const INPUTS: readonly ${mixed ? 'ModelInput' : type}[] = [`,
    ...parts.map((part) => entry(part, mixed)),
    '];',
  );
}

function outputs(parts: readonly PlannedOutput[], mixed: boolean): string {
  const losses = [...new Set(parts.map((part) => quote(part.loss)))].join(' | ');
  const columns = '{ readonly columns: readonly string[]; readonly loss: LossName }';
  const column = '{ readonly column: string; readonly loss: LossName }';
  const numbers = parts.every((part) => part.kind === 'numbers');
  const what = numbers
    ? 'The columns that each output of the model predicts: step by step, and within a step in this order.'
    : 'The column whose classes each output of the model predicts.';
  return lines(
    '/** The losses that the model is trained with. */',
    `export type LossName = ${losses};`,
    '',
    mixed &&
      '/** An output predicts number columns, step by step, or how probable each class of one category column is. */',
    mixed && 'export type ModelOutput =',
    mixed && "  | { readonly kind: 'numbers'; readonly columns: readonly string[]; readonly loss: LossName }",
    mixed && "  | { readonly kind: 'class'; readonly column: string; readonly loss: LossName };",
    mixed && '',
    mixed ? '/** What each output of the model predicts. */' : `/** ${what} */`,
    `export const OUTPUTS: readonly ${mixed ? 'ModelOutput' : numbers ? columns : column}[] = [`,
    ...parts.map((part) => entry(part, mixed)),
    '];',
  );
}
