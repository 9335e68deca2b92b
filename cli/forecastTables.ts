import type { EpochRecord, Evaluation, ForecastRow, TargetEvaluation } from '#engine';
import { timeFormatter } from './timeText';

type Row = readonly (string | number)[];

/** What a value stands for: the class name of a class code, else the number itself. */
function shownValue(target: TargetEvaluation, value: number): string | number {
  return target.kind === 'category' ? (target.classes?.[value] ?? '') : value;
}

/**
 * The test part as a table: for each window and step the time it is about, and of each target the forecast, what came
 * true, and the naive forecasts. `timeName` heads the first column.
 */
export function predictionTable(evaluation: Evaluation, timeName: string): readonly Row[] {
  const [first] = evaluation.targets;
  if (!first) return [];
  const formatTime = timeFormatter(first.times);
  const manySteps = first.horizon > 1;
  const names = evaluation.targets.flatMap((target) =>
    ['forecast', 'actual', ...target.baselines.map((baseline) => baseline.name)].map(
      (what) => `${target.column} ${what}`,
    ),
  );
  const head = [timeName, ...(manySteps ? ['step'] : []), ...names];
  const rows = Array.from(
    first.times,
    (time, i): Row => [
      first.hasTimes ? formatTime(time) : time + 1,
      ...(manySteps ? [(i % first.horizon) + 1] : []),
      ...evaluation.targets.flatMap((target) =>
        [target.predicted, target.actual, ...target.baselines.map((baseline) => baseline.predicted)].map((values) =>
          shownValue(target, values[i] as number),
        ),
      ),
    ],
  );
  return [head, ...rows];
}

/**
 * Forecasts after every window as a table: the time a forecast is about (empty where it lies beyond the data), the
 * last time the model knew, the steps between them, and of each target the forecast and what came true.
 */
export function forecastTable(rows: readonly ForecastRow[], hasTimes: boolean, timeName: string): readonly Row[] {
  const formatTime = hasTimes ? timeFormatter(rows.map((row) => row.from)) : (row: number) => String(row + 1);
  const columns = columnsOf(rows);
  const [first = []] = columns;
  const horizon = Math.max(1, ...first.map((row) => row.step));
  const head = [
    timeName,
    'after',
    'step',
    ...columns.flatMap(([row]) => [`${row?.column} forecast`, `${row?.column} actual`]),
  ];
  const body = first.map((row, i): Row => {
    // A window's k-th step is about the row after which the k-th next window forecasts.
    const about = first[i - (row.step - 1) + row.step * horizon];
    return [
      about ? formatTime(about.from) : '',
      formatTime(row.from),
      row.step,
      ...columns.flatMap((column) => [column[i]?.predicted ?? '', column[i]?.actual ?? '']),
    ];
  });
  return [head, ...body];
}

/** The rows of each predicted column; a column that two Targets predict stands there twice. */
function columnsOf(rows: readonly ForecastRow[]): readonly (readonly ForecastRow[])[] {
  const columns: ForecastRow[][] = [];
  let last: ForecastRow | undefined;
  for (const row of rows) {
    const startsAgain = last === undefined || row.column !== last.column || row.from < last.from;
    if (startsAgain) columns.push([]);
    columns.at(-1)?.push(row);
    last = row;
  }
  return columns;
}

/** The epochs of a training as a table. */
export function historyTable(history: readonly EpochRecord[]): readonly Row[] {
  const metrics = [...new Set(history.flatMap((record) => Object.keys(record.metrics)))];
  const head = ['epoch', 'loss', 'valLoss', ...metrics, 'seconds', 'sequencesPerSecond'];
  const rows = history.map(
    (record): Row => [
      record.epoch,
      record.loss,
      record.valLoss ?? '',
      ...metrics.map((name) => record.metrics[name] ?? ''),
      record.seconds,
      record.sequencesPerSecond,
    ],
  );
  return [head, ...rows];
}
