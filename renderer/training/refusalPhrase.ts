import type { Phrase } from '#engine';
import type { RefusedBackend } from '../worker/trainingApi';

/** Why a backend does not start, with its own words where it has any. */
export function refusalPhrase({ failure, detail }: Pick<RefusedBackend, 'failure' | 'detail'>): Phrase {
  return { code: `panel.compute.failure.${failure}`, values: { detail } };
}
