import type { Report } from '#engine';
import { getHost } from '../host/currentHost';
import { showFailure } from '../i18n/showFailure';
import { currentTexts } from '../i18n/texts';
import { notify } from '../state/viewStore';
import { predictionsCsv } from './predictionsCsv';

/** Asks for a place and writes a report's answers there as CSV. A failure is told to the user. */
export async function savePredictions(report: Report, projectName: string): Promise<void> {
  const { t } = currentTexts();
  const name = `${projectName} ${t('panel.predictions.fileSuffix')}.csv`;
  try {
    const file = await getHost().saveAs(name, 'csv', new TextEncoder().encode(predictionsCsv(report)));
    if (file) notify({ tone: 'info', message: t('panel.predictions.saved', { file: file.name }) });
  } catch (error) {
    showFailure(error);
  }
}
