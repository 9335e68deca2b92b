import type { Evaluation } from '#engine';
import { getHost } from '../../host/currentHost';
import { showFailure } from '../../i18n/showFailure';
import { currentTexts } from '../../i18n/texts';
import { notify } from '../../state/viewStore';
import { predictionsCsv } from './predictionsCsv';

/** Asks for a place and writes an evaluation's forecasts there as CSV. A failure is told to the user. */
export async function savePredictions(evaluation: Evaluation, projectName: string): Promise<void> {
  const { t } = currentTexts();
  const name = `${projectName} ${t('panel.predictions.fileSuffix')}.csv`;
  try {
    const file = await getHost().saveAs(name, 'csv', new TextEncoder().encode(predictionsCsv(evaluation)));
    if (file) notify({ tone: 'info', message: t('panel.predictions.saved', { file: file.name }) });
  } catch (error) {
    showFailure(error);
  }
}
