import type { Table } from '../../tables/table';
import type { PrepareOptions, PreparedTask, PrepareResult } from '../task';
import { evaluateForecasts, scoredStarts } from './evaluateForecasts';
import { allStarts, type ForecastRow, forecastRows } from './forecastRows';
import { fullForecasts } from './fullForecasts';
import { type PreparedData, prepareData } from './prepareData';
import type { DataRecipe } from './recipe';
import { windowSource } from './windowSource';

/** What forecasts say of windows that may be new. */
export interface ForecastPredictions {
  readonly kind: 'forecasts';
  readonly rows: readonly ForecastRow[];
  readonly hasTimes: boolean;
}

/** A table ready for forecasts. */
export interface PreparedForecasts extends PreparedTask<ForecastPredictions> {
  readonly data: PreparedData;
}

/** Prepares a table for forecasts by its recipe, as `prepareData` does. */
export function prepareForecasts(
  table: Table,
  recipe: DataRecipe,
  options: PrepareOptions = {},
): PrepareResult<PreparedForecasts> {
  const { prepared: data, problems } = prepareData(table, recipe, options);
  if (!data) return { prepared: null, problems };
  const { scalers, vocabularies, times } = data;
  const prepared: PreparedForecasts = {
    data,
    source: windowSource(data),
    fitted: { scalers, vocabularies },
    scored: (part) => scoredStarts(data, part),
    evaluate: (part, ids, outputs) => evaluateForecasts(data, part, ids, outputs),
    all: () => allStarts(data),
    predict: (ids, outputs) => ({
      kind: 'forecasts',
      rows: forecastRows(data, ids, outputs),
      hasTimes: times !== null,
    }),
    inFull: (ids, outputs) => fullForecasts(data, ids, outputs),
  };
  return { prepared, problems };
}
