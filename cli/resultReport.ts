import {
  type BaselineResult,
  type Evaluation,
  type Problem,
  type TargetEvaluation,
  type TrainedModel,
  type TrainingEnd,
} from '#engine';
import { formatCount, formatFigure, formatShare, formatSkill } from './figures';
import { plainText, textTable } from './textTable';
import { timeFormatter } from './timeText';
import { phraseText, wordsOf } from './words';

/** How a training ended and how good it is, as plain data: the last line of `--json`, and `metrics.json`. */
export function resultData(
  trained: TrainedModel,
  evaluation: Evaluation,
  problems: readonly Problem[],
): Readonly<Record<string, unknown>> {
  return {
    kind: 'result',
    end: trained.end,
    epochs: trained.history.length,
    bestEpoch: trained.bestEpoch,
    backend: trained.backend,
    seconds: trained.history.reduce((sum, record) => sum + record.seconds, 0),
    part: evaluation.part,
    targets: evaluation.targets.map(targetData),
    problems: problems.map((problem) => ({ code: problem.code, severity: problem.severity, ...wordsOf(problem) })),
  };
}

function errorsOf(item: TargetEvaluation | BaselineResult): Readonly<Record<string, number>> {
  return item.accuracy === undefined ? { mae: item.mae, rmse: item.rmse } : { accuracy: item.accuracy };
}

function baselineData(baseline: BaselineResult): Readonly<Record<string, unknown>> {
  return {
    name: baseline.name,
    is: phraseText(baseline.phrase),
    ...errorsOf(baseline),
    skill: baseline.skill,
  };
}

function targetData(target: TargetEvaluation): Readonly<Record<string, unknown>> {
  const strongest = target.baselines[target.strongest];
  return {
    column: target.column,
    unit: target.unit,
    windows: target.windowCount,
    horizon: target.horizon,
    ...errorsOf(target),
    baseline: strongest?.name ?? null,
    skill: strongest?.skill ?? null,
    copiesLastValue: target.copiesLastValue,
    baselines: target.baselines.map(baselineData),
  };
}

/** The baseline that is hardest to beat and the skill against it, for one line of `--json`; of the first target. */
export function headline(evaluation: Evaluation | null): { readonly baseline: unknown; readonly skill: number | null } {
  const target = evaluation?.targets[0];
  const strongest = target?.baselines[target.strongest];
  if (!strongest) return { baseline: null, skill: null };
  return { baseline: { name: strongest.name, ...errorsOf(strongest) }, skill: strongest.skill };
}

const ENDINGS: Readonly<Record<TrainingEnd, string>> = {
  completed: 'Trained all epochs.',
  earlyStopped: 'Stopped early: the validation loss no longer fell.',
  stopped: 'Stopped by you.',
  diverged: 'Stopped: the loss was no longer a number.',
};

/** How a training ended, in a sentence or two. */
export function endSentence(trained: TrainedModel): string {
  const epochs = trained.history.length;
  const kept =
    trained.bestEpoch > 0
      ? `The weights of epoch ${trained.bestEpoch} of ${epochs} are kept, the best on the validation part.`
      : trained.end === 'stopped'
        ? 'The weights as they were then are kept; no epoch was finished.'
        : 'No epoch was finished.';
  const noValidation = trained.history.every((record) => record.valLoss === null);
  return `${ENDINGS[trained.end]} ${noValidation ? kept.replace(', the best on the validation part', '') : kept}`;
}

/** The evaluation for a reader: of each target a table beside its naive forecasts, and what it says in a sentence. */
export function evaluationText(evaluation: Evaluation): string {
  const [first] = evaluation.targets;
  if (!first || first.windowCount === 0) return 'There are no windows to test the model on.\n';
  const formatTime = timeFormatter(first.times);
  const [from = 0, to = 0] = [first.times[0], first.times.at(-1)];
  const span = first.hasTimes ? `, ${formatTime(from)} to ${formatTime(to)}` : '';
  const head = `On the test part (${formatCount(first.windowCount)} windows${span}):\n`;
  return [head, ...evaluation.targets.map((target) => `${targetTable(target)}\n${verdict(target)}\n`)].join('\n');
}

function targetTable(target: TargetEvaluation): string {
  const isClass = target.kind === 'category';
  const unit = target.unit ? ` (${target.unit})` : '';
  const name = plainText(target.column);
  const figures = (item: TargetEvaluation | BaselineResult): string[] =>
    isClass ? [formatShare(item.accuracy ?? 0)] : [formatFigure(item.mae), formatFigure(item.rmse)];
  const head = isClass
    ? [name, 'right', 'skill against it']
    : [name + plainText(unit), 'MAE', 'RMSE', 'skill against it'];
  const rows = target.baselines.map((baseline) => [
    phraseText(baseline.phrase),
    ...figures(baseline),
    formatSkill(baseline.skill),
  ]);
  return textTable([head, ['the model', ...figures(target)], ...rows], isClass ? 'lrr' : 'lrrr');
}

/** What the figures mean. Never more than they say. */
function verdict(target: TargetEvaluation): string {
  const strongest = target.baselines[target.strongest];
  if (!strongest) return '';
  const naive = `“${phraseText(strongest.phrase)}”`;
  if (target.copiesLastValue) {
    return `The model does little more than repeat the last value (skill ${formatSkill(strongest.skill)} against ${naive}).`;
  }
  if (strongest.skill <= 0) return `The model is no better than ${naive} (skill ${formatSkill(strongest.skill)}).`;
  const what = target.kind === 'category' ? 'share of wrong classes' : 'squared error';
  return `The model beats ${naive}: its ${what} is ${formatShare(strongest.skill)} smaller.`;
}
