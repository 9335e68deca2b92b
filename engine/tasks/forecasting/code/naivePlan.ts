import { naiveForecasts } from '../naiveForecasts';
import type { PreparedData, PreparedTarget } from '../prepareData';
import { commonStepMs } from '../../../tables/stepUnit';
import { EN } from '../../../locales/en';
import { say } from '../../../text/phrase';

/** The forecasts without a model that an exported evaluation names beside the model's own. */
export interface NaivePlan {
  /** What “the last value again” is called for this data. */
  readonly lastValue: string;
  readonly seasons: readonly { readonly rows: number; readonly name: string }[];
  /** Milliseconds from row to row, where a season is looked up by the clock; null where it is counted in rows. */
  readonly stepMs: number | null;
}

/** Plans the naive forecasts of the engine's own evaluation, under their English names. */
export function planNaive(prepared: PreparedData): NaivePlan {
  const [last = '', ...seasonal] = naiveForecasts(prepared, prepared.targets[0] as PreparedTarget).map(({ name }) =>
    say(EN, name),
  );
  const { seasons } = prepared.recipe;
  return {
    lastValue: last,
    seasons: seasons.map((rows, i) => ({ rows, name: seasonal[i] ?? '' })),
    stepMs: seasons.length > 0 ? clockStep(prepared) : null,
  };
}

/** As in `naiveForecasts`: months and years have no fixed length, so their seasons are counted in rows. */
function clockStep({ times, signature }: PreparedData): number | null {
  if (!times || signature.stepUnit === 'month' || signature.stepUnit === 'year') return null;
  return commonStepMs(times) || null;
}
