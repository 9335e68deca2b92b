import {
  ACTUAL,
  type CsvField,
  curveFields,
  curveOf,
  type EpochRecord,
  MODEL,
  type Report,
  type TaskChoice,
} from '#engine';

type Row = readonly CsvField[];

/** What heads the column of places: the time column, `row` where the rows have no time, or `sample` where samples have names. */
export function placeName(task: TaskChoice): string {
  return task.id === 'forecasting' ? (task.recipe.time ?? 'row') : 'sample';
}

/**
 * The test part as a table: for each sample and step where it stands, and of each target the forecast, what came true,
 * and what the baselines say. `placeName` heads the first column.
 */
export function predictionTable(report: Report, place: string): readonly Row[] {
  const curves = report.targets.flatMap((target) => {
    const curve = curveOf(target);
    return curve ? [{ name: target.name, curve }] : [];
  });
  const [first] = curves;
  if (!first) return [];
  const { steps, at } = first.curve;
  const said = at.kind === 'name' ? 'predicted' : 'forecast';
  const { places } = curveFields(first.curve);
  const columns = curves.flatMap(({ name, curve }) => {
    const { fieldOf } = curveFields(curve);
    const baselines = curve.lines.map(({ id }) => id).filter((id) => id !== MODEL && id !== ACTUAL);
    return [MODEL, ACTUAL, ...baselines].map((id) => ({
      name: `${name} ${id === MODEL ? said : id}`,
      fieldAt: (i: number): CsvField => fieldOf(id, i),
    }));
  });
  const stepOf = (i: number): CsvField[] => (steps > 1 ? [(i % steps) + 1] : []);
  const head = [place, ...(steps > 1 ? ['step'] : []), ...columns.map(({ name }) => name)];
  return [head, ...places.map((place, i): Row => [place, ...stepOf(i), ...columns.map(({ fieldAt }) => fieldAt(i))])];
}

/** The epochs of a training as a table. */
export function historyTable(history: readonly EpochRecord[]): readonly Row[] {
  const metrics = [...new Set(history.flatMap((record) => Object.keys(record.metrics)))];
  const head = ['epoch', 'loss', 'valLoss', ...metrics, 'seconds', 'sequencesPerSecond'];
  const rows = history.map(
    (record): Row => [
      record.epoch,
      record.loss,
      record.valLoss,
      ...metrics.map((name) => record.metrics[name] ?? null),
      record.seconds,
      record.sequencesPerSecond,
    ],
  );
  return [head, ...rows];
}
