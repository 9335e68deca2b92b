import { EN } from '../../locales/en';
import { problemText } from '../../problem/problem';
import { ENGLISH } from '../../text/english';
import { writeReport } from '../../reports/writeReport';
import { text } from '../../reports/blocks';
import type { CardSection } from './cardDocument';
import type { CardSource } from './cardSource';
import { findTask } from '../../tasks';

/** Below so many windows a difference may well be chance. */
const FEW_WINDOWS = 100;

/** How good the forecasts are, beside naive ones, in the data's own units. */
export function resultsSection({ evaluation, trained, hasStandIns }: CardSource): CardSection | null {
  if (!trained) return null;
  if (!evaluation) {
    const why = hasStandIns ? 'it has had no data here' : 'the data was not at hand when this card was written';
    return { title: 'Results', blocks: [text(`Its forecasts could not be measured: ${why}.`)] };
  }
  return { title: 'Results', blocks: writeReport(evaluation, ENGLISH) };
}

/** What one should know before relying on the model. */
export function limitsSection(source: CardSource): CardSection {
  const { project, recipe, evaluation, table, signature, analysis, trained, hasStandIns, task } = source;
  const errors = analysis.problems.filter((problem) => problem.severity === 'error');
  const few = (evaluation?.targets ?? []).some(({ sampleCount }) => sampleCount > 0 && sampleCount < FEW_WINDOWS);
  const beaten = (evaluation?.targets ?? [])
    .filter(({ verdict: { kind } }) => kind === 'worse' || kind === 'mixed')
    .map(({ name }) => name);
  const isKnown = (of: 'inputs' | 'targets'): boolean =>
    table !== null && (signature?.[of].some(({ kind }) => kind === 'category') ?? false);
  const scaling = findTask(project.task.id).exported?.scaling(recipe) ?? 'none';
  const sample = task?.sample ?? 'window';
  const items = [
    !trained && 'There are no trained weights of this model, so nothing is known of how well it forecasts.',
    trained && hasStandIns && 'It was not tried on any data here, so nothing is known of how well it forecasts.',
    evaluation &&
      'The figures hold for the rows that they were measured on. Nothing says that later ones behave alike.',
    beaten.length > 0 &&
      `There are baselines that need no training and err less for ${beaten.join(', ')}. Do not rely on the model there.`,
    few && `They rest on fewer than ${FEW_WINDOWS} ${sample}s, so a small difference may be chance.`,
    evaluation?.part === 'test' &&
      'Who tries many models and keeps the one that does best on the test part will find it too good there.',
    ...(task?.limits(source) ?? []),
    isKnown('inputs') && 'Texts that the training part does not show are all read as one and the same.',
    isKnown('targets') && 'It cannot forecast a class that the training part does not show.',
    !hasStandIns &&
      scaling !== 'none' &&
      'Values far outside of those in the training part are outside of what it has learnt.',
    ...errors.map((problem) => `The model is not complete: ${problemText(problem, EN).message}`),
  ];
  return { title: 'Limits', blocks: [{ kind: 'list', items: items.filter((item) => typeof item === 'string') }] };
}
