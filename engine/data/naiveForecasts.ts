import type { DataSignature } from '../graph/dataSignature';
import type { Phrase } from '../problem/formatMessage';
import type { PreparedData } from './prepareData';

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

function lastValuePhrase(signature: DataSignature): Phrase {
  if (signature.horizon > 1) return { code: 'baseline.lastValue' };
  if (signature.stepUnit === 'day') return { code: 'baseline.yesterday' };
  return { code: signature.stepUnit === 'hour' ? 'baseline.lastHour' : 'baseline.lastValue' };
}

/**
 * The naive forecasts that a model must be compared with: the last value, and for each season the value one season
 * before (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, section 5.2). Where the data does not reach
 * back that far, the last value stands in.
 */
export function naiveForecasts(prepared: PreparedData): readonly NaiveForecast[] {
  const { signature, recipe } = prepared;
  const lastValue: NaiveForecast = {
    name: 'lastValue',
    phrase: lastValuePhrase(signature),
    sourceRow: (firstForecastRow) => firstForecastRow - 1,
  };
  const seasonal = recipe.seasons.map(
    (season): NaiveForecast => ({
      name: `seasonal${season}`,
      phrase: seasonalPhrase(season, signature),
      sourceRow: (firstForecastRow, step) => {
        const cyclesBack = Math.floor(step / season) + 1;
        const row = firstForecastRow + step - cyclesBack * season;
        return row >= 0 ? row : firstForecastRow - 1;
      },
    }),
  );
  return [lastValue, ...seasonal];
}
