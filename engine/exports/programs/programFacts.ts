import { markdownText } from '../../emit/typescript/quote';
import { findLoss, isBalanced } from '../../losses';
import { learnsSteps } from '../../tensors/dataSignature';
import { compactJson } from './compactJson';
import type { Flags, Inserts } from './cutSource';
import type { ExportPlan } from './exportPlan';
import { scheduleFlags, scheduleSettings } from './scheduleCode';
import { METRICS } from '../../metrics';
import type { MetricDefinition } from '../../metrics/defineMetric';

/** Which marked blocks a project needs in the files of all tasks and of the training. */
export function programFlags(plan: ExportPlan): Flags {
  const { inputs, outputs, csv, training, trained, hasTimes, validates } = plan;
  const classes = outputs.filter(({ kind }) => kind === 'class');
  const truths = classes.map(({ loss }) => findLoss(loss).truth);
  const hasCodes = inputs.some(({ kind }) => kind === 'codes');
  return {
    ...either(hasTimes, 'time', 'rows'),
    isoTimes: hasTimes && csv.times === 'iso',
    dayMonthYear: hasTimes && csv.times !== 'iso',
    decimalComma: csv.decimalComma,
    numbersIn: inputs.some(({ kind }) => kind === 'numbers'),
    ...either(hasCodes, 'codesIn', 'onlyNumbersIn'),
    ...either(classes.length > 0, 'classesOut', 'noClassesOut'),
    binary: truths.includes('binary'),
    categorical: truths.some((truth) => truth !== 'binary'),
    coded: truths.some((truth) => truth !== 'oneHot'),
    oneHot: truths.includes('oneHot'),
    balanced: classes.some(isBalanced),
    unbalanced: classes.some((output) => findLoss(output.loss).truth === 'oneHot' && !isBalanced(output)),
    ...either(validates, 'validation', 'noValidation'),
    ...scheduleFlags(training),
    ...either(training.clipNorm > 0, 'clip', 'noClip'),
    ...either(learnsSteps(plan.signature), 'bySteps', 'bySample'),
    ...either(outputs.length > 1, 'manyOutputs', 'oneOutput'),
    ...either(trained !== null, 'trained', 'untrained'),
  };
}

const either = (condition: boolean, name: string, opposite: string): Flags => ({
  [name]: condition,
  [opposite]: !condition,
});

/** `recipe.json`, but for what only one language reads; `training` is what a framework's training reads beside. */
export function programRecipe(
  plan: ExportPlan,
  training: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { binary, categorical, coded, oneHot, balanced, unbalanced } = programFlags(plan);
  // What all outputs share is not read of the recipe.
  const namesTruth = (binary && categorical) || (coded && oneHot);
  const { seed, epochs, batchSize, shuffle, patience, minDelta } = plan.training;
  const outputs = plan.outputs.map((output) => ({
    columns: output.kind === 'class' ? [output.column] : output.columns,
    ...(namesTruth && output.kind === 'class' && { truth: findLoss(output.loss).truth }),
    ...(balanced && unbalanced && isBalanced(output) && { classWeights: 'balanced' }),
  }));
  return {
    delimiter: plan.csv.delimiter,
    ...plan.program.recipe,
    inputs: plan.inputs.map((input) => (input.kind === 'codes' ? [input.column] : input.columns)),
    ...(plan.program.readsOutputs && { outputs }),
    training: {
      ...{ seed, epochs, batchSize, shuffle },
      ...scheduleSettings(plan.training),
      ...training,
      ...{ patience: patience > 0 ? patience : epochs, minDelta },
    },
  };
}

/** What a README says of a program, for Markdown; `more` stands in front of options on the command line. */
export function readmeValues({ title, does, program }: ExportPlan, more = ''): Readonly<Record<string, string>> {
  const predict = program.readme.predict.replaceAll('`--', `\`${more}--`);
  return { ...program.readme, title, does: does((name) => `**${markdownText(name)}**`), predict };
}

/** The task's own files beside `recipe.json`, by their path. */
export function namedFiles({ program }: ExportPlan, folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(program.settings).map(([name, value]) => [folder + name, compactJson(value)]),
  );
}

/** The lines by which exported programs compute every metric: an entry of a dictionary or an object each. */
export function metricLines(language: 'python' | 'typescript'): Inserts {
  const metrics: readonly MetricDefinition[] = METRICS;
  const entry = (metric: MetricDefinition): string =>
    language === 'python' ? `"${metric.key}": ${metric.python},` : `${metric.key}: ${metric.typescript},`;
  const linesOf = (judges: MetricDefinition['judges'], ofProbabilities = false): string[] =>
    metrics
      .filter((metric) => metric.judges === judges && (metric.needsProbabilities ?? false) === ofProbabilities)
      .map(entry);
  return {
    numberMetrics: linesOf('numbers'),
    classMetrics: linesOf('classes'),
    probabilityMetrics: linesOf('classes', true),
  };
}
