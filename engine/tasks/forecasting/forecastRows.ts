import type { SampleIds } from '../../samples/sampleSource';
import type { ModelOutput } from '../task';
import { decodeForecasts } from './decodeForecasts';
import type { PreparedData } from './prepareData';
import { firstUsableRow } from './splitRows';

/** One forecast value of one column. */
export interface ForecastRow {
  readonly column: string;
  /** Time of the last row that the window knows, in milliseconds, or its row number. */
  readonly from: number;
  /** Steps ahead, from 1. */
  readonly step: number;
  /** In the data's own units, or the class name. */
  readonly predicted: number | string;
  /** What came true, where the table knows it already. */
  readonly actual: number | string | null;
}

/** Every window of a table, the last one included, whose future the table does not know. */
export function allStarts({ recipe, rowCount }: PreparedData): SampleIds {
  const first = firstUsableRow(recipe);
  const count = Math.max(0, rowCount - first - recipe.lookback + 1);
  return Uint32Array.from({ length: count }, (_, k) => first + k);
}

/** What outputs say of the steps after some windows, column by column, beside what came true. */
export function forecastRows(
  prepared: PreparedData,
  starts: SampleIds,
  outputs: readonly ModelOutput[],
): readonly ForecastRow[] {
  const { lookback, horizon } = prepared.recipe;
  const rows: ForecastRow[] = [];
  for (const forecast of decodeForecasts(prepared, starts, outputs)) {
    const target = prepared.targets.find((candidate) => candidate.name === forecast.column);
    if (!target) continue;
    const isClass = target.kind === 'category';
    const actualOf = (row: number): number | string | null => {
      if (row >= prepared.rowCount) return null;
      if (isClass) return target.classes[target.codes[row] as number] ?? null;
      return target.filledRows.has(row) ? null : (target.raw[row] as number);
    };
    forecast.values.forEach((value, i) => {
      const step = (i % horizon) + 1;
      const lastRow = (starts[Math.floor(i / horizon)] as number) + lookback - 1;
      rows.push({
        column: forecast.column,
        from: prepared.times ? (prepared.times[lastRow] as number) : lastRow,
        step,
        predicted: isClass ? (target.classes[value] ?? '') : value,
        actual: actualOf(lastRow + step),
      });
    });
  }
  return rows;
}
