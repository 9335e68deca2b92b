import type { Report, TargetReport } from '../../reports/report';
import type { PartName, SampleIds } from '../../samples/sampleSource';
import type { ModelOutput } from '../task';
import { decodeForecasts } from './decodeForecasts';
import type { PreparedData } from './prepareData';
import { reportClasses, reportNumbers } from './reportForecasts';

/** The first row of every window of a part whose outcome the data really knows: a filled cell is no truth. */
export function scoredStarts(prepared: PreparedData, part: PartName): SampleIds {
  const { lookback, horizon } = prepared.recipe;
  const filled = prepared.targets.map((target) => (target.kind === 'number' ? target.filledRows : target.emptyRows));
  const { starts } = prepared.parts[part];
  if (filled.every((rows) => rows.size === 0)) return starts;
  const steps = Array.from({ length: horizon }, (_, step) => lookback + step);
  return starts.filter((start) => filled.every((rows) => steps.every((step) => !rows.has(start + step))));
}

/** Measures the forecasts after some windows of a part, in the data's own units, beside every naive forecast. */
export function evaluateForecasts(
  prepared: PreparedData,
  part: 'validation' | 'test',
  starts: SampleIds,
  outputs: readonly ModelOutput[],
): Report {
  const targets = decodeForecasts(prepared, starts, outputs).flatMap((forecast): TargetReport[] => {
    const target = prepared.targets.find((candidate) => candidate.name === forecast.column);
    if (!target) return [];
    return [
      target.kind === 'number'
        ? reportNumbers(prepared, target, starts, forecast.values)
        : reportClasses(prepared, target, starts, forecast),
    ];
  });
  return { part, targets };
}
