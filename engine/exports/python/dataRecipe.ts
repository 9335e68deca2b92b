import { findLoss } from '../../losses';
import type { ExportPlan, PlannedInput, PlannedOutput } from '../typescript/exportPlan';
import { lines } from '../typescript/files/sections';
import { traitsOf } from '../typescript/files/traits';
import { type Bracketed, bracketLines, pythonComment, pythonString, stringList } from '../../emit/python/pythonText';

/** The constants of `data.py`: files, columns, windows and split. */
export function recipeParts(plan: ExportPlan): string[] {
  const { recipe, csv } = plan;
  const { hasTime, hasCategories, hasTransforms } = traitsOf(plan);
  return [
    lines(
      'FOLDER = Path(__file__).parent',
      '# The data that the model was made with.',
      ...bracketLines(
        { before: 'DATA_FILE = FOLDER.joinpath(', items: ['"data"', pythonString(plan.dataFile)], after: ')' },
        '',
      ),
      '# The weights, and what belongs to them.',
      'MODEL_FOLDER = FOLDER / "model"',
      'FITTED_FILE = MODEL_FOLDER / "preprocessing.json"',
    ),
    lines(
      '# What separates the fields of a data file.',
      `DELIMITER = ${pythonString(csv.delimiter)}`,
      hasTime && '# Rows are put in the order of this column.',
      hasTime && `TIME_COLUMN = ${pythonString(recipe.time ?? '')}`,
      '# Rows that the model sees.',
      `LOOKBACK = ${recipe.lookback}`,
      '# Rows that it forecasts, starting right after those.',
      `HORIZON = ${recipe.horizon}`,
      '# Shares of the rows, in order. What is left is the test part.',
      `TRAIN_SHARE = ${recipe.split.train}`,
      `VALIDATION_SHARE = ${recipe.split.validation}`,
    ),
    lines(
      ...(hasTransforms
        ? [
            ...pythonComment(
              'The number columns, and what is done to each before it is scaled: its change since the row before ("difference"), or the logarithm of their ratio ("logReturn").',
            ),
            ...bracketLines(
              {
                before: 'NUMBER_COLUMNS = {',
                items: plan.numberColumns.map(
                  ({ name, transform }) => `${pythonString(name)}: ${pythonString(transform)}`,
                ),
                after: '}',
              },
              '',
            ),
          ]
        : [
            '# The number columns.',
            ...constant(
              'NUMBER_COLUMNS',
              'list[str]',
              plan.numberColumns.map((column) => column.name),
            ),
          ]),
      hasCategories && '# The columns of texts, which the model reads or predicts as codes.',
      ...(hasCategories ? bracketLines(stringList(plan.categoryColumns, 'CATEGORY_COLUMNS = '), '') : []),
      ...inputs(plan.inputs),
      ...outputs(plan.outputs),
    ),
  ];
}

/** An empty list needs its type written down. */
function constant(name: string, type: string, texts: readonly string[]): string[] {
  return bracketLines(stringList(texts, texts.length === 0 ? `${name}: ${type} = ` : `${name} = `), '');
}

function sourceItem(part: PlannedInput | PlannedOutput): string | Bracketed {
  return part.kind === 'numbers' ? stringList(part.columns) : pythonString(part.column);
}

function inputs(parts: readonly PlannedInput[]): string[] {
  const mixed = new Set(parts.map((part) => part.kind)).size > 1;
  const what = mixed
    ? 'What each input of the model reads: a list of number columns, or the codes of one category column.'
    : parts.every((part) => part.kind === 'numbers')
      ? 'The number columns that each input of the model reads.'
      : 'The category column whose codes each input of the model reads.';
  const name = mixed ? 'INPUTS: list[list[str] | str]' : 'INPUTS';
  return [
    ...pythonComment(what),
    ...bracketLines({ before: `${name} = [`, items: parts.map(sourceItem), after: ']' }, ''),
  ];
}

function outputs(parts: readonly PlannedOutput[]): string[] {
  const mixed = new Set(parts.map((part) => part.kind)).size > 1;
  const what = mixed
    ? 'What each output of the model predicts: a list of number columns, step by step, or how probable each class of one category column is.'
    : parts.every((part) => part.kind === 'numbers')
      ? 'The columns that each output of the model predicts: step by step, and within a step in this order.'
      : 'The column whose classes each output of the model predicts.';
  const name = mixed ? 'OUTPUTS: list[list[str] | str]' : 'OUTPUTS';
  const binary = parts.flatMap((part, i) =>
    findLoss(part.loss).truth !== 'oneHot' && part.kind === 'class' ? [i] : [],
  );
  const classes = parts.filter((part) => part.kind === 'class');
  return [
    ...pythonComment(what),
    ...bracketLines({ before: `${name} = [`, items: parts.map(sourceItem), after: ']' }, ''),
    ...(binary.length > 0 && binary.length < classes.length
      ? [
          '# Positions of the outputs whose truths are the numbers of classes, not one-hot rows.',
          `CODED_OUTPUTS = {${binary.join(', ')}}`,
        ]
      : []),
  ];
}
