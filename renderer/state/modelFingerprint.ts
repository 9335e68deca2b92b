import { fingerprint, type Graph, type Project, type TaskChoice } from '#engine';

const known = new WeakMap<Graph, { readonly task: TaskChoice; readonly print: string }>();

/** The engine's fingerprint of a project's graph and task, by which weights are found. Cheap to ask for again. */
export function modelFingerprint({ graph, task }: Pick<Project, 'graph' | 'task'>): string {
  const last = known.get(graph);
  if (last?.task === task) return last.print;
  const print = fingerprint(graph, task);
  known.set(graph, { task, print });
  return print;
}

/** True for a project with trained weights that do not belong to its model and data settings any more. */
export function isStale(project: Project): boolean {
  return project.trained !== null && modelFingerprint(project) !== project.trained.fingerprint;
}
