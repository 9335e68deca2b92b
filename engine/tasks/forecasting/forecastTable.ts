import type { SampleIds } from '../../samples/sampleSource';
import type { CsvField, FieldTable } from '../../text/csvText';
import { isoTimes } from '../../text/isoTimes';
import type { ModelOutput } from '../task';
import { decodeForecasts } from './decodeForecasts';
import type { PreparedData, PreparedTarget } from './prepareData';
import { seriesAt } from '../../tables/rowOrder';
import { usableRows } from './splitRows';

/** Every window of a table, the last one of each series included, whose future the table does not know. */
export function allStarts({ recipe, series }: PreparedData): SampleIds {
  const starts = usableRows(recipe, { series }).flatMap(({ firstRow, endRow }) =>
    Array.from({ length: Math.max(0, endRow - firstRow - recipe.lookback + 1) }, (_, k) => firstRow + k),
  );
  return Uint32Array.from(starts);
}

/**
 * What outputs say of the steps after some windows: the time a forecast is about (empty where it lies beyond the data), the
 * last time the model knew, the steps between them, and of each target, in the data's own units, the forecast and what came
 * true, where the table knows it. Without a time column, rows stand for times, counted from 1. Of several series each row
 * names its own.
 */
export function forecastTable(prepared: PreparedData, starts: SampleIds, outputs: readonly ModelOutput[]): FieldTable {
  const { recipe, targets, times, series } = prepared;
  const { lookback, horizon } = recipe;
  const lastRows = Array.from(starts, (start) => start + lookback - 1);
  const timeOf = (row: number): number => times?.[row] as number;
  const write = isoTimes(times ? lastRows.map(timeOf) : []);
  const seriesOf = (row: number) => series[seriesAt(series, row)] as (typeof series)[number];
  const placeOf = (row: number): string => (times ? write(timeOf(row)) : String(row + 1));
  const forecasts = decodeForecasts(prepared, starts, outputs).flatMap(({ column, values }) => {
    const target = targets.find(({ name }) => name === column);
    return target ? [{ column, values, target }] : [];
  });
  const head = [
    ...(recipe.series === null ? [] : [recipe.series]),
    ...[recipe.time ?? 'row', 'after', 'step'],
    ...forecasts.flatMap(({ column }) => [`${column} forecast`, `${column} actual`]),
  ];
  const body = lastRows.flatMap((last, s) => {
    const { name, endRow } = seriesOf(last);
    return Array.from({ length: horizon }, (_, k): readonly CsvField[] => {
      const about = last + k + 1;
      const isKnown = about < endRow;
      return [
        ...(name === null ? [] : [name]),
        ...[isKnown ? placeOf(about) : '', placeOf(last), k + 1],
        ...forecasts.flatMap(({ values, target }) => {
          const value = values[s * horizon + k] as number;
          const said = target.kind === 'category' ? (target.classes[value] ?? '') : value;
          return [said, isKnown ? actualAt(target, about) : ''];
        }),
      ];
    });
  });
  return [head, ...body];
}

/** What is true of a row; empty where the data do not say. */
function actualAt(target: PreparedTarget, row: number): CsvField {
  if (target.kind === 'category') return target.classes[target.codes[row] as number] ?? '';
  return target.filledRows.has(row) ? '' : (target.raw[row] ?? '');
}
