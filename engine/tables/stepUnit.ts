import type { StepUnit } from '../tensors/dataSignature';

const MS: Readonly<Record<StepUnit, readonly [number, number]>> = {
  second: [1000, 1000],
  minute: [60_000, 60_000],
  hour: [3_600_000, 3_600_000],
  day: [86_400_000, 86_400_000],
  week: [604_800_000, 604_800_000],
  month: [28 * 86_400_000, 31 * 86_400_000],
  quarter: [90 * 86_400_000, 92 * 86_400_000],
  year: [365 * 86_400_000, 366 * 86_400_000],
};
const SAMPLE = 2001;

/** The commonest distance between neighboring rows in milliseconds (their median, over the first rows); 0 for none. */
export function commonStepMs(times: Float64Array): number {
  const steps: number[] = [];
  for (let i = 1; i < Math.min(times.length, SAMPLE); i++)
    steps.push(Math.abs((times[i] as number) - (times[i - 1] as number)));
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? 0;
}

/** The unit whose length is the commonest distance between neighboring rows; undefined when it is none of them. */
export function detectStepUnit(times: Float64Array): StepUnit | undefined {
  const median = commonStepMs(times);
  const found = Object.entries(MS).find(([, [least, most]]) => median >= least && median <= most);
  return found?.[0] as StepUnit | undefined;
}
