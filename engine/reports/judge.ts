/**
 * Errors that differ by less than this share are called equal: the difference would not survive another test span.
 *
 * This is the one place where a threshold on a model stands. Programs that are exported print errors and skill beside
 * each baseline; one that says a sentence about them has to say what `judge` says, with this share.
 */
export const EQUAL_SHARE = 0.01;

/** A model and the baselines it has to beat, by their errors: root mean squared errors, shares of wrong classes, … */
export interface Contest {
  /** How many samples the errors are over. */
  readonly sampleCount: number;
  /** The model's error; 0 is perfect. */
  readonly error: number;
  readonly baselines: readonly Opponent[];
  /** True when the model does little more than repeat the last value. */
  readonly copiesLastValue: boolean;
}

/** A baseline in a contest. */
export interface Opponent {
  readonly id: string;
  readonly error: number;
  /** Where the ratio of the model's error to this one lies with the confidence that was asked for, if that was found out. */
  readonly ratioInterval?: readonly [low: number, high: number];
}

/** What can honestly be said of a model. `baseline` is the id of the strongest one, `ratio` the model's error over its. */
export type Verdict =
  | {
      readonly kind: /** Its error is smaller, or larger, than that of every baseline. */
        | 'better'
        | 'worse'
        /** No better: the errors are equal within `EQUAL_SHARE`. */
        | 'equal'
        /** The errors differ, but by less than their uncertainty. */
        | 'undecided'
        /** It does little more than repeat the last value. */
        | 'copies';
      readonly baseline: string;
      readonly ratio: number;
    }
  /** Its error is larger than that of the strongest baseline, but smaller than that of another one. */
  | {
      readonly kind: 'mixed';
      readonly baseline: string;
      readonly ratio: number;
      /** Of the baselines that it beats, the one that is hardest to beat. */
      readonly beaten: string;
      readonly beatenRatio: number;
    }
  /** There is nothing to compare with: no samples or no baseline. */
  | { readonly kind: 'unknown' };

/** The baseline that is hardest to beat; the first of equals. */
export function strongestOf<B extends { readonly error: number }>(baselines: readonly B[]): B | undefined {
  return baselines.reduce<B | undefined>((best, next) => (best && best.error <= next.error ? best : next), undefined);
}

/** The model's error over a baseline's: below 1 the model is better; 1 where neither errs, ∞ where only the model does. */
export function errorRatio(error: number, baseline: number): number {
  return error === 0 && baseline === 0 ? 1 : error / baseline;
}

/**
 * A skill score (Murphy 1988): 1 − error / baseline. 1 is perfect, 0 no better; 0 where neither errs, −∞ where only the
 * model does. Of numbers it is told of squared errors.
 */
export function skillScore(error: number, baseline: number): number {
  return 1 - errorRatio(error, baseline);
}

/** Judges a model against the strongest of its baselines. */
export function judge({ sampleCount, error, baselines, copiesLastValue }: Contest): Verdict {
  const strongest = strongestOf(baselines);
  if (!strongest || sampleCount === 0) return { kind: 'unknown' };
  const ratio = errorRatio(error, strongest.error);
  // A loss that diverged leaves errors that are no number.
  if (Number.isNaN(ratio)) return { kind: 'unknown' };
  const found = { baseline: strongest.id, ratio };
  if (copiesLastValue) return { kind: 'copies', ...found };
  if (Math.abs(ratio - 1) < EQUAL_SHARE) return { kind: 'equal', ...found };
  const [low, high] = strongest.ratioInterval ?? [ratio, ratio];
  if (low <= 1 && high >= 1) return { kind: 'undecided', ...found };
  if (ratio < 1) return { kind: 'better', ...found };
  const beaten = strongestOf(baselines.filter((baseline) => isBeaten(error, baseline)));
  if (!beaten) return { kind: 'worse', ...found };
  return { kind: 'mixed', ...found, beaten: beaten.id, beatenRatio: errorRatio(error, beaten.error) };
}

function isBeaten(error: number, baseline: Opponent): boolean {
  const ratio = errorRatio(error, baseline.error);
  const [, high] = baseline.ratioInterval ?? [ratio, ratio];
  return ratio <= 1 - EQUAL_SHARE && high < 1;
}
