import type { ExportPlan, PlannedInput, PlannedOutput } from '../exportPlan';
import { quote, quoteList } from '../../../emit/typescript/quote';
import { lines, listText, sections } from './sections';
import { traitsOf } from './traits';

/** `src/recipe.ts`: the columns, windows and split as constants. */
export function recipeFile(plan: ExportPlan): string {
  const { recipe } = plan;
  const { hasTime, hasCategories, hasTransforms, numbersIn, codesIn, numbersOut, classesOut } = traitsOf(plan);
  return sections(
    '// What the model reads and predicts, and how its data is prepared. It belongs to the model in model.ts.',
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
          listText(
            'export const NUMBER_COLUMNS: readonly { readonly name: string; readonly transform: Transform }[] = ',
            plan.numberColumns.map(({ name, transform }) => `{ name: ${quote(name)}, transform: ${quote(transform)} }`),
            ';',
            '',
            plan.numberColumns.length > 1,
          ),
        )
      : `/** The number columns. */
${listText(
  'export const NUMBER_COLUMNS: readonly string[] = ',
  plan.numberColumns.map(({ name }) => quote(name)),
  ';',
)}`,
    hasCategories &&
      `/** The columns of texts, which the model reads or predicts as codes. */
${listText('export const CATEGORY_COLUMNS: readonly string[] = ', plan.categoryColumns.map(quote), ';')}`,
    inputs(plan.inputs, numbersIn && codesIn),
    outputs(plan.outputs, numbersOut && classesOut),
  );
}

/** One entry of the list of inputs or outputs; `kind` is written only where there are several. */
function entry(part: PlannedInput | PlannedOutput, mixed: boolean): string {
  const column = part.kind === 'numbers' ? `columns: ${quoteList(part.columns)}` : `column: ${quote(part.column)}`;
  const fields = [mixed && `kind: ${quote(part.kind)}`, column, 'loss' in part && `loss: ${quote(part.loss)}`];
  const written = fields.filter((field) => field !== false);
  const line = `{ ${written.join(', ')} }`;
  if (line.length <= ENTRY_WIDTH) return line;
  const names = part.kind === 'numbers' ? part.columns.map(quote) : [];
  const long = (field: string): string =>
    field.startsWith('columns:') ? listText('columns: ', names, ',', '    ') : `    ${field},`;
  return lines('{', ...written.map(long), '  }');
}

/** What is left of a line beside the indent and the comma of an entry. */
const ENTRY_WIDTH = 117;

/** The list of inputs or outputs; entries of several fields stand on a line each. */
function listOf(head: string, parts: readonly (PlannedInput | PlannedOutput)[], mixed: boolean): string {
  const severalFields = mixed || parts.some((part) => 'loss' in part);
  const entries = parts.map((part) => entry(part, mixed));
  return listText(`${head} = `, entries, ';', '', parts.length > 1 && severalFields);
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
    listOf(`export const INPUTS: readonly ${mixed ? 'ModelInput' : type}[]`, parts, mixed),
  );
}

function outputs(parts: readonly PlannedOutput[], mixed: boolean): string {
  const losses = [...new Set(parts.map((part) => quote(part.loss)))];
  const union = `export type LossName = ${losses.join(' | ')};`;
  const columns = '{ readonly columns: readonly string[]; readonly loss: LossName }';
  const column = '{ readonly column: string; readonly loss: LossName }';
  const numbers = parts.every((part) => part.kind === 'numbers');
  const what = numbers
    ? 'The columns that each output of the model predicts: step by step, and within a step in this order.'
    : 'The column whose classes each output of the model predicts.';
  return lines(
    '/** The losses that the model is trained with. */',
    union.length <= 120 ? union : `export type LossName =\n${losses.map((loss) => `  | ${loss}`).join('\n')};`,
    '',
    mixed &&
      '/** An output predicts number columns, step by step, or how probable each class of one category column is. */',
    mixed && 'export type ModelOutput =',
    mixed && "  | { readonly kind: 'numbers'; readonly columns: readonly string[]; readonly loss: LossName }",
    mixed && "  | { readonly kind: 'class'; readonly column: string; readonly loss: LossName };",
    mixed && '',
    mixed ? '/** What each output of the model predicts. */' : `/** ${what} */`,
    listOf(`export const OUTPUTS: readonly ${mixed ? 'ModelOutput' : numbers ? columns : column}[]`, parts, mixed),
  );
}
