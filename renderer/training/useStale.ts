import { useDocument } from '../state/documentStore';
import { isStale } from '../state/modelFingerprint';

/** True while the document holds trained weights that do not belong to its model and data settings any more. */
export function useStale(): boolean {
  return useDocument((state) => isStale(state.project));
}
