import { type DataRecipe, fingerprint, type Graph, type Project } from '#engine';

const known = new WeakMap<Graph, { readonly recipe: DataRecipe; readonly print: string }>();

/** The engine's fingerprint of a project's graph and recipe, by which weights are found. Cheap to ask for again. */
export function modelFingerprint({ graph, recipe }: Pick<Project, 'graph' | 'recipe'>): string {
  const last = known.get(graph);
  if (last?.recipe === recipe) return last.print;
  const print = fingerprint(graph, recipe);
  known.set(graph, { recipe, print });
  return print;
}

/** True for a project with trained weights that do not belong to its model and data settings any more. */
export function isStale(project: Project): boolean {
  return project.trained !== null && modelFingerprint(project) !== project.trained.fingerprint;
}
