import { ACTUAL, type CsvField, csvText, curveFields, type CurvePart, curveOf, MODEL, type Report } from '#engine';
import { getHost } from '../host/currentHost';
import { showFailure } from '../i18n/showFailure';
import { currentTexts } from '../i18n/texts';
import { useSettings } from '../state/settingsStore';
import { notify } from '../state/viewStore';

/** Asks for a place and writes a report's answers there as CSV. A failure is told to the user. */
export async function savePredictions(report: Report, projectName: string): Promise<void> {
  const { t } = currentTexts();
  const name = `${projectName} ${t('panel.predictions.fileSuffix')}.csv`;
  try {
    const file = await getHost().saveAs(
      name,
      'csv',
      new TextEncoder().encode(predictionsCsv(report, useSettings.getState().csvFormulas)),
    );
    if (file) notify({ tone: 'info', message: t('panel.predictions.saved', { file: file.name }) });
  } catch (error) {
    showFailure(error);
  }
}

/**
 * The answers of a report as CSV: `time, column, step, actual, predicted` and one column for each baseline, one line for
 * each sample and step. Numbers are written in full, classes by name; `row` or `sample` takes the place of `time` when the
 * data has none. A baseline that a target does not have is left empty. `formulas` as in `csvText`.
 */
export function predictionsCsv({ targets }: Report, formulas = false): string {
  const curves = targets.flatMap((target) => {
    const curve = curveOf(target);
    return curve ? [{ name: target.name, curve }] : [];
  });
  const baselines = [...new Set(curves.flatMap(({ curve }) => curve.lines.map(({ id }) => id)))].filter(
    (id) => id !== ACTUAL && id !== MODEL,
  );
  const at = curves[0]?.curve.at.kind ?? 'row';
  const head = [at === 'name' ? 'sample' : at, 'column', 'step', 'actual', 'predicted', ...baselines];
  const ids = [ACTUAL, MODEL, ...baselines];
  return csvText([head, ...curves.flatMap(({ name, curve }) => rowsOf(name, curve, ids))], formulas);
}

function rowsOf(name: string, curve: CurvePart, ids: readonly string[]): CsvField[][] {
  const { places, fieldOf } = curveFields(curve);
  return places.map((place, i) => [place, name, (i % curve.steps) + 1, ...ids.map((id) => fieldOf(id, i))]);
}
