import { EN } from '../../locales/en';
import { problemText } from '../../problem/problem';
import { say } from '../../text/phrase';
import type { BaselineResult, TargetEvaluation } from '../../reports/evaluation';
import { type CardBlock, type CardSection, note, text } from './cardDocument';
import type { CardSource } from './cardSource';
import { amount, figureText, percentText } from './figures';

/** Below so many windows a difference may well be chance. */
const FEW_WINDOWS = 100;

/** How good the forecasts are, beside naive ones, in the data's own units. */
export function resultsSection({ evaluation, trained, hasStandIns }: CardSource): CardSection | null {
  if (!trained) return null;
  if (!evaluation) {
    const why = hasStandIns ? 'it has had no data here' : 'the data was not at hand when this card was written';
    return { title: 'Results', blocks: [text(`Its forecasts could not be measured: ${why}.`)] };
  }
  return { title: 'Results', blocks: evaluation.targets.flatMap((target) => targetBlocks(target, evaluation.part)) };
}

function targetBlocks(target: TargetEvaluation, part: string): CardBlock[] {
  const { column, windowCount, horizon } = target;
  if (windowCount === 0) return [text(`${column}: the ${part} part has no windows to measure.`)];
  const unit = target.unit === '' ? '' : ` in ${target.unit}`;
  const what = `${column}${unit}, on ${amount(windowCount, 'window')} of the ${part} part`;
  const over = horizon > 1 ? `, over all ${horizon} steps ahead` : '';
  return [text(`${what}${over}:`), resultTable(target), note(verdict(target)), ...copying(target)];
}

function resultTable(target: TargetEvaluation): CardBlock {
  const figures = ({ mae, rmse, accuracy }: Pick<TargetEvaluation, 'mae' | 'rmse' | 'accuracy'>): string[] =>
    target.kind === 'category' ? [percentText(accuracy ?? Number.NaN)] : [figureText(mae), figureText(rmse)];
  const head = target.kind === 'category' ? ['Right classes'] : ['Mean absolute error', 'Root mean squared error'];
  const rows = target.baselines.map((baseline) => [
    nameOf(baseline),
    ...figures(baseline),
    percentText(baseline.skill),
  ]);
  return {
    kind: 'table',
    head: ['Forecast', ...head, 'Skill of the model against it'],
    rows: [['this model', ...figures(target), ''], ...rows],
    numeric: target.kind === 'category' ? [1, 2] : [1, 2, 3],
  };
}

const nameOf = (baseline: BaselineResult): string => say(EN, baseline.phrase);

/** What the figures come to. A naive forecast that is better is said to be. */
function verdict(target: TargetEvaluation): string {
  const strongest = target.baselines[target.strongest];
  if (!strongest) return `There is no naive forecast of ${target.column} to compare with.`;
  const name = `“${nameOf(strongest)}”`;
  const error = target.kind === 'category' ? 'error rate' : 'squared error';
  if (strongest.skill < 0) {
    return `The naive forecast ${name} is better than this model for ${target.column}: it needs no training and errs less. Do not rely on the model.`;
  }
  if (strongest.skill === 0)
    return `The model is as good as the naive forecast ${name} for ${target.column}, and no better.`;
  return `The ${error} of the model is ${percentText(strongest.skill)} below that of the naive forecast ${name}, the hardest of them to beat.`;
}

function copying({ copiesLastValue, column }: TargetEvaluation): CardBlock[] {
  return copiesLastValue ? [note(`The model does little more than repeat the last value of ${column}.`)] : [];
}

/** What one should know before relying on the model. */
export function limitsSection(source: CardSource): CardSection {
  const { project, evaluation, prepared, analysis, trained, hasStandIns } = source;
  const errors = analysis.problems.filter((problem) => problem.severity === 'error');
  const few = (evaluation?.targets ?? []).some(({ windowCount }) => windowCount > 0 && windowCount < FEW_WINDOWS);
  const hasTexts = prepared !== null && Object.keys(prepared.codes).length > 0;
  const hasClasses = prepared?.targets.some((target) => target.kind === 'category') ?? false;
  const items = [
    !trained && 'There are no trained weights of this model, so nothing is known of how well it forecasts.',
    trained && hasStandIns && 'It was not tried on any data here, so nothing is known of how well it forecasts.',
    evaluation &&
      'The figures hold for the rows that they were measured on. Nothing says that later ones behave alike.',
    few && `They rest on fewer than ${FEW_WINDOWS} windows, so a small difference may be chance.`,
    evaluation?.part === 'test' &&
      'Who tries many models and keeps the one that does best on the test part will find it too good there.',
    `It needs ${amount(project.recipe.lookback, 'row')} one after another, at the distance of those that it was trained on.`,
    hasTexts && 'Texts that the training part does not show are all read as one and the same.',
    hasClasses && 'It cannot forecast a class that the training part does not show.',
    !hasStandIns &&
      project.recipe.scaling !== 'none' &&
      'Values far outside of those in the training part are outside of what it has learnt.',
    ...errors.map((problem) => `The model is not complete: ${problemText(problem, EN).message}`),
  ];
  return { title: 'Limits', blocks: [{ kind: 'list', items: items.filter((item) => typeof item === 'string') }] };
}
