import type { Evaluation, TargetEvaluation } from '#engine';
import { isoWords } from '../../ui/charts/timeAxis';

const DAY_MS = 86_400_000;

/**
 * The forecasts of an evaluation as CSV: `time, column, step, actual, predicted` and one column for each naive forecast,
 * one line for each window and step. Numbers are written in full, classes by name; `row` takes the place of `time` when
 * the data has none. A naive forecast that a target does not have is left empty.
 */
export function predictionsCsv({ targets }: Evaluation): string {
  const hasTimes = targets.some((target) => target.hasTimes);
  const baselines = [...new Set(targets.flatMap((target) => target.baselines.map((baseline) => baseline.name)))];
  const header = [hasTimes ? 'time' : 'row', 'column', 'step', 'actual', 'predicted', ...baselines];
  const lines = [header.map(quoteField).join(',')];
  for (const target of targets) appendTarget(lines, target, baselines);
  return `${lines.join('\n')}\n`;
}

function appendTarget(lines: string[], target: TargetEvaluation, baselines: readonly string[]): void {
  const { horizon, actual, predicted, times } = target;
  const datesOnly = times.every((time) => time % DAY_MS === 0);
  const naive = baselines.map((name) => target.baselines.find((baseline) => baseline.name === name)?.predicted);
  const write = (value: number | undefined): string => {
    if (value === undefined) return '';
    return target.classes ? quoteField(target.classes[value] ?? '') : String(value);
  };
  const column = quoteField(target.column);
  for (let i = 0; i < actual.length; i++) {
    const time = times[i] as number;
    const fields = [
      // Rows are told apart from line numbers by counting from 1, as a spreadsheet does below its header.
      target.hasTimes ? isoWords(time, datesOnly) : String(time + 1),
      column,
      String((i % horizon) + 1),
      write(actual[i]),
      write(predicted[i]),
      ...naive.map((values) => write(values?.[i])),
    ];
    lines.push(fields.join(','));
  }
}

/** Quotes a field that holds a comma, a quotation mark or a line break (RFC 4180). */
function quoteField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
