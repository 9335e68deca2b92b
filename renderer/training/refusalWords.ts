import { currentTexts } from '../i18n/texts';
import type { RefusedBackend } from '../worker/trainingApi';

/** Why a backend does not start, in the user's language, with its own words where it has any. */
export function refusalWords({ failure, detail }: Pick<RefusedBackend, 'failure' | 'detail'>): string {
  return currentTexts().t(`panel.compute.failure.${failure}`, { detail });
}
