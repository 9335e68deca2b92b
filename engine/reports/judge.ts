import type { Phrase } from '../text/phrase';
/**
 * Errors that differ by less than this share are called equal: the difference would not survive another test span.
 *
 * This and `FEW_SAMPLES` are the only thresholds on a model. Programs that are exported say what `judge` says, with these.
 */
const EQUAL_SHARE = 0.01;

/** Below so many samples nothing is said of a model: a few lucky or unlucky ones would decide. */
export const FEW_SAMPLES = 30;

/** What models are compared by: root mean squared error, mean absolute error, share of wrong answers. 0 is perfect. */
export type Measure = 'rmse' | 'mae' | 'errorRate';

/** Errors by what they are. */
export type Errors = Readonly<Partial<Record<Measure, number>>>;

/** The model's error over a baseline's. */
export interface Comparison {
  readonly measure: Measure;
  /** Below 1 the model is better; 1 where neither errs, ∞ where only the model does. */
  readonly ratio: number;
  /** Where the ratio lies with 95 % confidence; null where that was not found out. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** A model whose errors are smaller by more than this share than those of what it seems to imitate is told by its errors. */
const IMITATED_SHARE = 0.1;
/** So is one whose error is so many times that of the strongest baseline. */
const MUCH_WORSE = 1.5;

/** A model and the baselines it has to beat. */
export interface Contest {
  /** How many samples the errors are over. */
  readonly sampleCount: number;
  /** What the model has to be better in, all of them. */
  readonly measures: readonly Measure[];
  readonly baselines: readonly Opponent[];
  /** What the model does little more than, if anything. */
  readonly imitates: 'lastValue' | 'mean' | null;
  /** Features that tell the answer: see `findLeaks`. */
  readonly leaks: readonly (string | Phrase)[];
}

/** A baseline in a contest. */
export interface Opponent {
  readonly id: string;
  readonly errors: Errors;
  /** The model against it, in each measure. */
  readonly comparisons: readonly Comparison[];
}

/** A comparison with the baseline that is hardest to beat in its measure. */
export interface Against extends Comparison {
  readonly baseline: string;
}

/** What can honestly be said of a model. */
export type Verdict =
  | {
      readonly kind: /** In every measure its error is smaller, or larger, than that of every baseline, beyond doubt. */
        | 'better'
        | 'worse'
        /** The errors are equal within `EQUAL_SHARE`. */
        | 'equal'
        /** The errors differ by less than their uncertainty, or are smaller in one measure only. */
        | 'undecided'
        /** No better, and it does little more than repeat the last value, or than predict the mean. */
        | 'copies'
        | 'mean'
        /** There are fewer than `FEW_SAMPLES` samples. */
        | 'few'
        /** Some feature tells the answer. */
        | 'leaks';
      /** Of each measure the strongest baseline. */
      readonly against: readonly Against[];
    }
  /** There is nothing to compare with: no samples, no baseline, or errors that are no numbers. */
  | { readonly kind: 'unknown' };

/** The baseline that is hardest to beat in a measure, the first if none is named; the first of equals. */
export function strongestOf<B extends { readonly errors: Errors }>(
  { baselines, measures }: { readonly baselines: readonly B[]; readonly measures: readonly Measure[] },
  measure = measures[0],
): B | undefined {
  const errorOf = ({ errors }: B): number => (measure && errors[measure]) ?? Infinity;
  return baselines.reduce<B | undefined>(
    (best, next) => (best && errorOf(best) <= errorOf(next) ? best : next),
    undefined,
  );
}

/** The model's error over a baseline's: below 1 the model is better; 1 where neither errs, ∞ where only the model does. */
export function errorRatio(error: number, baseline: number): number {
  return error === 0 && baseline === 0 ? 1 : error / baseline;
}

/** The share by which the model's error is smaller than a baseline's, in the first measure. */
export function gainOver({ comparisons }: Pick<Opponent, 'comparisons'>): number {
  return 1 - (comparisons[0]?.ratio ?? Number.NaN);
}

/** Judges a model against the strongest of its baselines. */
export function judge(contest: Contest): Verdict {
  const { sampleCount, measures, imitates, leaks } = contest;
  if (sampleCount === 0) return { kind: 'unknown' };
  const against = measures.flatMap((measure): Against[] => {
    const strongest = strongestOf(contest, measure);
    const comparison = strongest?.comparisons.find((found) => found.measure === measure);
    return strongest && comparison ? [{ ...comparison, baseline: strongest.id }] : [];
  });
  // A loss that diverged leaves errors that are no number.
  if (against.length === 0 || against.some(({ ratio }) => Number.isNaN(ratio))) return { kind: 'unknown' };
  if (leaks.length > 0) return { kind: 'leaks', against };
  if (sampleCount < FEW_SAMPLES) return { kind: 'few', against };
  const isEqual = ({ ratio }: Against): boolean => Math.abs(ratio - 1) < EQUAL_SHARE;
  const isBelow = ({ ratio, interval }: Against): boolean => Math.max(ratio, interval?.[1] ?? ratio) < 1;
  const isAbove = ({ ratio, interval }: Against): boolean => Math.min(ratio, interval?.[0] ?? ratio) > 1;
  if (against.every((each) => isBelow(each) && !isEqual(each))) return { kind: 'better', against };
  const imitated = contest.baselines.find(({ id }) => id === imitates);
  const isAhead = imitated?.comparisons.every(({ ratio }) => ratio < 1 - IMITATED_SHARE) ?? false;
  const isMuchWorse = against.some(({ ratio }) => ratio > MUCH_WORSE);
  if (imitates && !isAhead && !isMuchWorse) return { kind: imitates === 'mean' ? 'mean' : 'copies', against };
  if (against.every((each) => isAbove(each) && !isEqual(each))) return { kind: 'worse', against };
  return { kind: against.every(isEqual) ? 'equal' : 'undecided', against };
}
