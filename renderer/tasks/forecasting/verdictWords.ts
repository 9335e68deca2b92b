import type { Phrase, TargetEvaluation } from '#engine';
import { formatPercent } from '../../i18n/formatNumber';
import { type Texts, useTexts } from '../../i18n/texts';
import { judge, type Verdict } from './verdict';

/** The honest sentence on a model, and how good the news is. */
export interface VerdictWords {
  readonly text: string;
  readonly tone: 'good' | 'neutral' | 'bad';
}

/** Says in the user's language how a model compares with the naive forecasts. */
export function useVerdictWords(): (target: TargetEvaluation) => VerdictWords {
  const texts = useTexts();
  return (target) => verdictWords(judge(target), target.kind, texts);
}

/** The words for a verdict on a target of this kind, the measured error named. */
export function verdictWords(
  verdict: Verdict,
  kind: TargetEvaluation['kind'],
  { t, phrase }: Pick<Texts, 't' | 'phrase'>,
): VerdictWords {
  if (verdict.kind === 'unknown') return { text: t('panel.verdict.unknown'), tone: 'neutral' };
  const named = (baseline: { readonly phrase: Phrase }): string => phrase(baseline.phrase);
  const baseline = named(verdict.baseline);
  const percent = formatPercent(Math.abs(verdict.ratio - 1));
  const measure = t(kind === 'number' ? 'panel.verdict.rmse' : 'panel.verdict.mistakes');
  switch (verdict.kind) {
    case 'better':
      return { text: t('panel.verdict.better', { percent, baseline, measure }), tone: 'good' };
    case 'equal':
      return { text: t('panel.verdict.equal', { baseline }), tone: 'neutral' };
    case 'worse':
      return { text: t('panel.verdict.worse', { percent, baseline, measure }), tone: 'bad' };
    case 'mixed': {
      const values = {
        measure,
        percent,
        baseline,
        beaten: named(verdict.beaten),
        beatenPercent: formatPercent(1 - verdict.beatenRatio),
      };
      return { text: t('panel.verdict.mixed', values), tone: 'bad' };
    }
    case 'copies': {
      const how = Math.abs(verdict.ratio - 1) < 0.0005 ? 'same' : verdict.ratio > 1 ? 'larger' : 'smaller';
      const values = { baseline, percent, measure };
      return { text: `${t('panel.verdict.copies')} ${t(`panel.verdict.copies.${how}`, values)}`, tone: 'bad' };
    }
  }
}
