import type { BaselineResult, Evaluation, Phrase, TargetEvaluation } from '#engine';

/** What can honestly be said of a model in one sentence, with the figures that the sentence needs. */
export type Verdict =
  /** It does little more than repeat the last value. */
  | { readonly kind: 'copies'; readonly baseline: BaselineResult; readonly ratio: number }
  /** Its error is larger than that of the strongest naive forecast, but smaller than that of another one. */
  | {
      readonly kind: 'mixed';
      readonly baseline: BaselineResult;
      readonly ratio: number;
      readonly beaten: BaselineResult;
      readonly beatenRatio: number;
    }
  | { readonly kind: 'worse' | 'equal' | 'better'; readonly baseline: BaselineResult; readonly ratio: number }
  /** Nothing to compare with: no windows, or a naive forecast without any error. */
  | { readonly kind: 'unknown' };

/** Errors that differ by less than this share are called equal: the difference would not survive another test span. */
const EQUAL_SHARE = 0.01;

/**
 * The model's error over a naive forecast's: root mean squared errors for numbers, shares of wrong classes for categories.
 * Below 1 the model is better. Not a finite number when the naive forecast makes no error.
 */
export function errorRatio(target: TargetEvaluation, baseline: BaselineResult): number {
  if (target.kind === 'category') return (1 - (target.accuracy ?? 0)) / (1 - (baseline.accuracy ?? 0));
  return target.rmse / baseline.rmse;
}

/** The naive forecast that is hardest to beat. */
export function strongestBaseline(target: TargetEvaluation): BaselineResult | undefined {
  return target.baselines[target.strongest];
}

/** The error ratio to the strongest naive forecast of the first target that was measured; null where there is none. */
export function compareWithBaseline({ targets }: Evaluation): { ratio: number; baseline: Phrase } | null {
  const target = targets.find((candidate) => candidate.windowCount > 0);
  const baseline = target && strongestBaseline(target);
  return baseline ? { ratio: errorRatio(target, baseline), baseline: baseline.phrase } : null;
}

/** Judges a model on one target against the strongest naive forecast. */
export function judge(target: TargetEvaluation): Verdict {
  const baseline = strongestBaseline(target);
  if (!baseline || target.windowCount === 0) return { kind: 'unknown' };
  const ratio = errorRatio(target, baseline);
  if (!Number.isFinite(ratio)) return { kind: 'unknown' };
  if (target.copiesLastValue) return { kind: 'copies', baseline, ratio };
  if (Math.abs(ratio - 1) < EQUAL_SHARE) return { kind: 'equal', baseline, ratio };
  if (ratio < 1) return { kind: 'better', baseline, ratio };
  const beaten = hardestBeaten(target);
  return beaten ? { kind: 'mixed', baseline, ratio, ...beaten } : { kind: 'worse', baseline, ratio };
}

/** Of the naive forecasts that the model beats, the one that is hardest to beat. */
function hardestBeaten(target: TargetEvaluation): { beaten: BaselineResult; beatenRatio: number } | null {
  const beaten = target.baselines
    .map((baseline) => ({ beaten: baseline, beatenRatio: errorRatio(target, baseline) }))
    .filter(({ beatenRatio }) => beatenRatio <= 1 - EQUAL_SHARE)
    .sort((a, b) => b.beatenRatio - a.beatenRatio);
  return beaten[0] ?? null;
}
