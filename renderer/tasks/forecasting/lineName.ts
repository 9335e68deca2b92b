import type { TargetEvaluation } from '#engine';
import { useTexts } from '../../i18n/texts';
import { ACTUAL, MODEL } from './forecastLines';

/** Names the lines of a target's chart: what happened, the model, and each naive forecast by its phrase. */
export function useLineName(target: TargetEvaluation): (key: string) => string {
  const { t, phrase } = useTexts();
  return (key) => {
    if (key === ACTUAL) return t('panel.forecast.actual');
    if (key === MODEL) return t('panel.forecast.model');
    const baseline = target.baselines.find((candidate) => candidate.name === key);
    return baseline ? phrase(baseline.phrase) : key;
  };
}

/** A target column with its unit, such as `close, USD`; the unit alone where it says the same. */
export function targetWords({ column, unit }: TargetEvaluation): string {
  if (unit === '') return column;
  return unit.includes(column) ? unit : `${column}, ${unit}`;
}
