import type { TargetEvaluation } from '#engine';

/** One forecast beside the truth, as the charts and tables of the app draw it everywhere. */
export interface ForecastLine {
  readonly key: string;
  readonly color: string;
  readonly dash?: string;
  readonly widthPx: number;
  readonly values: Float64Array;
}

/** One row of a chart: a place on the time axis and a value for each line. */
export type ForecastPoint = Readonly<Record<string, number>> & { readonly x: number };

/** The key of the truth and of the model's forecast among `forecastLines`; naive forecasts go by their names. */
export const ACTUAL = 'actual';
export const MODEL = 'model';

const NAIVE_LOOKS = [
  { color: 'var(--regular)', dash: '4 3' },
  { color: 'var(--dense)', dash: '1.5 3' },
  { color: 'var(--data)', dash: '7 3' },
  { color: 'var(--target)', dash: '7 3 1.5 3' },
] as const;

/** Truth, naive forecasts and model of one target, in drawing order: the model lies on top. */
export function forecastLines(target: TargetEvaluation): readonly ForecastLine[] {
  const naive = target.baselines.map((baseline, i): ForecastLine => {
    const look = NAIVE_LOOKS[i % NAIVE_LOOKS.length] as (typeof NAIVE_LOOKS)[number];
    return { key: baseline.name, widthPx: 1.5, values: baseline.predicted, ...look };
  });
  return [
    { key: ACTUAL, color: 'var(--ink-3)', widthPx: 1.6, values: target.actual },
    ...naive,
    { key: MODEL, color: 'var(--recurrent)', widthPx: 2, values: target.predicted },
  ];
}

/** A span of windows, `from … end − 1`. */
export interface WindowSpan {
  readonly from: number;
  readonly end: number;
}

/** The last `count` windows of a target, or all where there are fewer. */
export function lastWindows(target: TargetEvaluation, count: number): WindowSpan {
  return { from: Math.max(0, target.windowCount - count), end: target.windowCount };
}

/** The values of one step ahead, window by window. */
export function valuesOfStep(values: Float64Array, horizon: number, step: number): Float64Array {
  if (horizon === 1) return values;
  return Float64Array.from(
    { length: values.length / horizon },
    (_, window) => values[window * horizon + step] as number,
  );
}
