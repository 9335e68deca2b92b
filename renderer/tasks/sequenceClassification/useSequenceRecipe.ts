import { recipeOf, type SequenceRecipe } from '#engine';
import { useDocument } from '../../state/documentStore';

/** The recipe of the document, which is one of recordings. */
export function useSequenceRecipe(): SequenceRecipe {
  return useDocument((state) => recipeOf(state.project.task, 'sequenceClassification'));
}
