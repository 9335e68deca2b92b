import type { Table } from '../../tables/table';
import type { PrepareOptions, PreparedTask, PrepareResult } from '../task';
import { evaluateForecasts, scoredStarts } from './evaluateForecasts';
import { allStarts, forecastTable } from './forecastTable';
import { fullForecasts } from './fullForecasts';
import { type PreparedData, prepareData } from './prepareData';
import type { DataRecipe } from './recipe';
import { windowSource } from './windowSource';

/** A table ready for forecasts. */
export interface PreparedForecasts extends PreparedTask {
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
  const { scalers, vocabularies } = data;
  const prepared: PreparedForecasts = {
    data,
    source: windowSource(data),
    fitted: { scalers, vocabularies },
    scored: (part) => scoredStarts(data, part),
    evaluate: (part, ids, outputs) => evaluateForecasts(data, part, ids, outputs),
    all: () => allStarts(data),
    predict: (ids, outputs) => forecastTable(data, ids, outputs),
    inFull: (ids, outputs) => fullForecasts(data, ids, outputs),
  };
  return { prepared, problems };
}
