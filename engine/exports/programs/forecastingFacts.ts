import { findLoss, isBalanced } from '../../losses';
import type { Flags } from './cutSource';
import type { ExportPlan } from './exportPlan';
import { scheduleFlags } from './scheduleCode';

/**
 * Which marked blocks of the files under `tasks/forecasting/code` and of the training a project needs. The columns that its
 * outputs forecast decide more than those that it reads.
 */
export function forecastingFlags(plan: ExportPlan): Flags {
  const { recipe, inputs, outputs, numberColumns, categoryColumns, naive, csv, training } = plan;
  const transforms = new Set(numberColumns.map(({ transform }) => transform));
  const forecastNumbers = outputs.flatMap((output) => (output.kind === 'numbers' ? output.columns : []));
  const changes = new Set(
    numberColumns.filter(({ name }) => forecastNumbers.includes(name)).map(({ transform }) => transform),
  );
  const classes = outputs.filter(({ kind }) => kind === 'class');
  const truths = classes.map(({ loss }) => findLoss(loss).truth);
  const has = (condition: boolean, name: string, opposite: string): Flags => ({
    [name]: condition,
    [opposite]: !condition,
  });
  const hasTime = recipe.time !== null;
  const hasSeasons = naive.seasons.length > 0;
  return {
    ...has(hasTime, 'time', 'rows'),
    isoTimes: hasTime && csv.times === 'iso',
    dayMonthYear: hasTime && csv.times !== 'iso',
    decimalComma: csv.decimalComma,
    ...has(numberColumns.length > 0, 'numbers', 'noNumbers'),
    categories: categoryColumns.length > 0,
    transforms: transforms.has('difference') || transforms.has('logReturn'),
    levels: transforms.has('none'),
    difference: transforms.has('difference'),
    logReturn: transforms.has('logReturn'),
    changesOut: changes.has('difference') || changes.has('logReturn'),
    levelsOut: changes.has('none'),
    differenceOut: changes.has('difference'),
    logReturnOut: changes.has('logReturn'),
    calendar: recipe.calendar.length > 0,
    hourOfDay: recipe.calendar.includes('hourOfDay'),
    dayOfWeek: recipe.calendar.includes('dayOfWeek'),
    dayOfYear: recipe.calendar.includes('dayOfYear'),
    standard: recipe.scaling === 'standard',
    minMax: recipe.scaling === 'minMax',
    none: recipe.scaling === 'none',
    // The export chooses the scaling; only the uncut files read it of their recipe.
    asItLies: false,
    fitted: recipe.scaling !== 'none' && numberColumns.length > 0,
    numbersIn: inputs.some(({ kind }) => kind === 'numbers'),
    ...has(
      inputs.some(({ kind }) => kind === 'codes'),
      'codesIn',
      'onlyNumbersIn',
    ),
    numbersOut: forecastNumbers.length > 0,
    ...has(
      outputs.some(({ kind }) => kind === 'class'),
      'classesOut',
      'noClassesOut',
    ),
    binary: truths.includes('binary'),
    categorical: truths.some((truth) => truth !== 'binary'),
    coded: truths.some((truth) => truth !== 'oneHot'),
    oneHot: truths.includes('oneHot'),
    balanced: classes.some(isBalanced),
    unbalanced: classes.some((output) => findLoss(output.loss).truth === 'oneHot' && !isBalanced(output)),
    seasons: hasSeasons,
    ...has(hasSeasons && naive.stepMs !== null, 'clockSeasons', 'noClockSeasons'),
    rowSeasons: hasSeasons && naive.stepMs === null,
    // The moment of each row, not only their order.
    clock: recipe.calendar.length > 0 || (hasSeasons && naive.stepMs !== null),
    ...has(recipe.split.validation > 0, 'validation', 'noValidation'),
    ...scheduleFlags(training),
    ...has(training.clipNorm > 0, 'clip', 'noClip'),
    ...has(outputs.length > 1, 'manyOutputs', 'oneOutput'),
  };
}

/** The part of `recipe.json` that programs of all languages read. */
export function forecastingRecipe(plan: ExportPlan): Readonly<Record<string, unknown>> {
  const { recipe, inputs, outputs, numberColumns, categoryColumns, naive, csv } = plan;
  const transforms = numberColumns.filter(({ transform }) => transform !== 'none');
  const { stepMs } = naive;
  const { binary, categorical, coded, oneHot, balanced, unbalanced } = forecastingFlags(plan);
  // What all outputs share is not read of the recipe.
  const namesTruth = (binary && categorical) || (coded && oneHot);
  return {
    delimiter: csv.delimiter,
    time: recipe.time ?? '',
    numbers: numberColumns.map(({ name }) => name),
    categories: categoryColumns,
    transforms: Object.fromEntries(transforms.map(({ name, transform }) => [name, transform])),
    ...(recipe.calendar.length > 0 && { calendar: recipe.calendar }),
    inputs: inputs.map((input) => (input.kind === 'codes' ? [input.column] : input.columns)),
    lookback: recipe.lookback,
    outputs: outputs.map((output) => ({
      columns: output.kind === 'class' ? [output.column] : output.columns,
      ...(namesTruth && output.kind === 'class' && { truth: findLoss(output.loss).truth }),
      ...(balanced && unbalanced && isBalanced(output) && { classWeights: 'balanced' }),
    })),
    horizon: recipe.horizon,
    ...(numberColumns.length > 0 && {
      targets: recipe.targets.filter((name) => numberColumns.some((column) => column.name === name)),
    }),
    split: recipe.split,
    naive: {
      lastValue: naive.lastValue,
      ...(naive.seasons.length > 0 && { seasons: naive.seasons, ...(stepMs !== null && { stepMs }) }),
    },
  };
}
