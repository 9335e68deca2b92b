import type { CsvField } from '../text/csvText';
import { isoTimes } from '../text/isoTimes';
import type { CurvePart } from './report';

/** A curve as fields of a CSV file. */
export interface CurveFields {
  /** Where each value stands: its time, its row counted from 1 as in a spreadsheet, or the name of its sample. */
  readonly places: readonly CsvField[];
  /** The i-th value of a line: a number in full, or the name of a class; null where there is none. */
  readonly fieldOf: (id: string, i: number) => CsvField;
}

/** Writes the places and values of a curve as a CSV file holds them. */
export function curveFields({ at, classes, lines }: CurvePart): CurveFields {
  const valuesById = new Map(lines.map(({ id, values }) => [id, values]));
  return {
    places: placesOf(at),
    fieldOf: (id, i) => {
      const value = valuesById.get(id)?.[i];
      if (value === undefined) return null;
      return classes ? (classes[value] ?? null) : value;
    },
  };
}

function placesOf(at: CurvePart['at']): readonly CsvField[] {
  if (at.kind === 'name') return at.names;
  return at.kind === 'time' ? Array.from(at.values, isoTimes(at.values)) : Array.from(at.values, (row) => row + 1);
}
