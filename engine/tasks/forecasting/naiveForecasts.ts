import type { DataSignature } from '../../tensors/dataSignature';
import type { Phrase } from '../../text/phrase';
import type { PreparedData } from './prepareData';
import { commonStepMs } from '../../tables/stepUnit';

/** A forecast without a model: which earlier row is repeated for the value `step` rows (from 0) after the window. */
export interface NaiveForecast {
  readonly name: string;
  readonly phrase: Phrase;
  /** The row whose value is repeated; always before `firstForecastRow`. */
  sourceRow(firstForecastRow: number, step: number): number;
}

function seasonalPhrase(season: number, signature: DataSignature): Phrase {
  const { stepUnit } = signature;
  if (stepUnit === 'hour' && season === 24) return { code: 'baseline.sameHourYesterday' };
  if (stepUnit === 'hour' && season === 168) return { code: 'baseline.sameHourLastWeek' };
  if (stepUnit === 'day' && season === 7) return { code: 'baseline.sameDayLastWeek' };
  return { code: 'baseline.seasonal', values: { count: season } };
}

function lastValuePhrase({ recipe, signature }: PreparedData): Phrase {
  if (recipe.horizon > 1) return { code: 'baseline.lastValue' };
  if (signature.stepUnit === 'day') return { code: 'baseline.yesterday' };
  return { code: signature.stepUnit === 'hour' ? 'baseline.lastHour' : 'baseline.lastValue' };
}

/** Finds the row one or more seasons before a row of the forecast, or −1 where the data has none. */
type SeasonLookup = (season: number, firstForecastRow: number, step: number) => number;

/** Looks back by the clock where steps have a fixed length, so that a missing row shifts nothing; else by rows. */
function seasonLookup(prepared: PreparedData): SeasonLookup {
  const { times, signature } = prepared;
  const stepMs = times ? commonStepMs(times) : 0;
  if (!times || !stepMs || signature.stepUnit === 'month' || signature.stepUnit === 'year') {
    return (season, firstForecastRow, step) => firstForecastRow + step - (Math.floor(step / season) + 1) * season;
  }
  const rowAt = new Map<number, number>();
  times.forEach((ms, row) => rowAt.set(ms, row));
  return (season, firstForecastRow, step) => {
    const seasonMs = season * stepMs;
    const target = times[firstForecastRow + step] as number;
    const lastKnown = times[firstForecastRow - 1] as number;
    const cyclesBack = Math.max(1, Math.ceil((target - lastKnown) / seasonMs));
    const row = rowAt.get(target - cyclesBack * seasonMs);
    return row !== undefined && row < firstForecastRow ? row : -1;
  };
}

/**
 * The naive forecasts that a model must be compared with: the last value, and for each season the value one season
 * before (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, section 5.2), found by its time where rows
 * have one. Where the data lacks that row, the last value stands in.
 */
export function naiveForecasts(prepared: PreparedData): readonly NaiveForecast[] {
  const { signature, recipe } = prepared;
  const lookup = seasonLookup(prepared);
  const lastValue: NaiveForecast = {
    name: 'lastValue',
    phrase: lastValuePhrase(prepared),
    sourceRow: (firstForecastRow) => firstForecastRow - 1,
  };
  const seasonal = recipe.seasons.map(
    (season): NaiveForecast => ({
      name: `seasonal${season}`,
      phrase: seasonalPhrase(season, signature),
      sourceRow: (firstForecastRow, step) => {
        const row = lookup(season, firstForecastRow, step);
        return row >= 0 ? row : firstForecastRow - 1;
      },
    }),
  );
  return [lastValue, ...seasonal];
}
