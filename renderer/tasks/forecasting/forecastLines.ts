import { ACTUAL, type CurveLine, type CurvePart, MODEL } from '#engine';
import type { Texts } from '../../i18n/texts';

/** A line of a curve as charts and tables of the app draw it everywhere. */
export interface ForecastLine extends CurveLine {
  readonly color: string;
  readonly dash?: string;
  readonly widthPx: number;
}

/** One row of a chart: a place on the time axis and a value for each line. */
export type ForecastPoint = Readonly<Record<string, number>> & { readonly x: number };

const BEST_BASELINE_LOOK = { color: 'var(--best-baseline)', dash: '5 3' } as const;
const BASELINE_LOOKS = [
  { color: 'var(--baseline-2)', dash: '2 2.5' },
  { color: 'var(--baseline-3)', dash: '7 3' },
  { color: 'var(--baseline-2)', dash: '7 3 1.5 3' },
] as const;

/**
 * Truth, baselines and model of a curve, in drawing order: the model lies on top. The baselines are pale beside it, all but
 * `best` in colors of their own.
 */
export function forecastLines({ lines }: CurvePart, best: string | undefined): readonly ForecastLine[] {
  const withId = (id: string): readonly CurveLine[] => lines.filter((line) => line.id === id);
  const baselines = lines.filter(({ id }) => id !== ACTUAL && id !== MODEL);
  return [
    ...withId(ACTUAL).map((line) => ({ ...line, color: 'var(--truth)', widthPx: 1.5 })),
    ...baselines.map((line, i) => {
      const look = line.id === best ? BEST_BASELINE_LOOK : BASELINE_LOOKS[i % BASELINE_LOOKS.length];
      return { ...line, ...(look ?? BEST_BASELINE_LOOK), widthPx: 1.5 };
    }),
    ...withId(MODEL).map((line) => ({ ...line, color: 'var(--model)', widthPx: 2 })),
  ];
}

/** A span of windows, `from … end − 1`. */
export interface WindowSpan {
  readonly from: number;
  readonly end: number;
}

/** The last `count` of all windows, or all where there are fewer. */
export function lastWindows(all: number, count: number): WindowSpan {
  return { from: Math.max(0, all - count), end: all };
}

/** The values of one step ahead, window by window. */
export function valuesOfStep(values: Float64Array, steps: number, step: number): Float64Array {
  if (steps === 1) return values;
  return Float64Array.from({ length: values.length / steps }, (_, window) => values[window * steps + step] as number);
}

/** Where the values of a curve stand on its axis; samples with names stand one after another. */
export function placesOf({ at }: CurvePart): Float64Array {
  return at.kind === 'name' ? Float64Array.from(at.names, (_, i) => i) : at.values;
}

/** A place of a curve's axis in words: a moment, a row counted from 1, or the name of a sample. */
export function placeWords({ at }: CurvePart, place: number, { t, numbers, times }: Texts): string {
  if (at.kind === 'name') return at.names[Math.round(place)] ?? '';
  return at.kind === 'time' ? times.moment(place) : t('panel.forecast.row', { row: numbers.count(place + 1) });
}

/** A target with its unit, such as `close, USD`; the unit alone where it says the same. */
export function targetWords(
  { name, unit }: { readonly name: string; readonly unit: string },
  { t }: Pick<Texts, 't'>,
): string {
  if (unit === '') return name;
  return unit.includes(name) ? unit : t('text.withUnit', { name, unit });
}
