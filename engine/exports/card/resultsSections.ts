import { text } from '../../reports/blocks';
import { writeReport } from '../../reports/writeReport';
import { findTask } from '../../tasks';
import type { CardSection } from './cardDocument';
import type { CardSource } from './cardSource';

/** Below so many samples a difference may well be chance. */
const FEW_SAMPLES = 100;

/** How good the predictions are, beside those of baselines, in the data's own units. */
export function resultsSection({ evaluation, trained, hasStandIns, writer }: CardSource): CardSection | null {
  if (!trained) return null;
  const why = hasStandIns ? 'card.results.noData' : 'card.results.dataMissing';
  return {
    title: writer.t('card.results'),
    blocks: evaluation ? writeReport(evaluation, writer) : [text(writer.t(why))],
  };
}

/** What one should know before relying on the model. */
export function limitsSection(source: CardSource): CardSection {
  const { project, recipe, evaluation, table, signature, analysis, trained, hasStandIns, task, writer } = source;
  const { t, amount, phrase } = writer;
  const errors = analysis.problems.filter((problem) => problem.severity === 'error');
  const measured = (evaluation?.targets ?? []).filter(({ sampleCount }) => sampleCount > 0);
  const few = measured.find(({ sampleCount }) => sampleCount < FEW_SAMPLES);
  const beaten = measured.filter(({ verdict: { kind } }) => kind === 'worse');
  const isKnown = (of: 'inputs' | 'targets'): boolean =>
    table !== null && (signature?.[of].some(({ kind }) => kind === 'category') ?? false);
  const scaling = findTask(project.task.id).exported?.scaling(recipe) ?? 'none';
  const items = [
    !trained && t('card.limit.untrained'),
    trained && hasStandIns && t('card.limit.untried'),
    evaluation && t('card.limit.later'),
    beaten.length > 0 && t('card.limit.beaten', { targets: beaten.map(({ name }) => name) }),
    few && t('card.limit.few', { samples: amount(`sample.${few.sample}`, few.sampleCount) }),
    evaluation?.part === 'test' && t('card.limit.selection'),
    ...(task?.limits(source) ?? []),
    isKnown('inputs') && t('card.limit.texts'),
    isKnown('targets') && t('card.limit.classes'),
    !hasStandIns && scaling !== 'none' && t('card.limit.range'),
    ...errors.map(({ code, values }) =>
      t('card.limit.incomplete', { problem: phrase({ code: `problem.${code}`, values }) }),
    ),
  ];
  return {
    title: t('card.limits'),
    blocks: [{ kind: 'list', items: items.filter((item) => typeof item === 'string') }],
  };
}
