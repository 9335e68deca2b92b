import { fingerprint } from '#engine';
import { useMemo } from 'react';
import { useDocument } from '../state/documentStore';

/** True when the document holds trained weights that do not belong to its model and data settings any more. */
export function useStale(): boolean {
  const graph = useDocument((state) => state.project.graph);
  const recipe = useDocument((state) => state.project.recipe);
  const trained = useDocument((state) => state.project.trained);
  return useMemo(
    () => trained !== null && fingerprint(graph, recipe) !== trained.fingerprint,
    [graph, recipe, trained],
  );
}
