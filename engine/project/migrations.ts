import { PROJECT_VERSION } from './projectSchema';

type RawProject = Record<string, unknown>;

/** Step `n` turns version `n + 1` into version `n + 2`. Steps are only ever added, never changed. */
const MIGRATIONS: readonly ((project: RawProject) => RawProject)[] = [];

/** Brings a project of an earlier version up to the current one, step by step. The result is still unchecked. */
export function migrate(project: RawProject, version: number): RawProject {
  let current = project;
  for (const step of MIGRATIONS.slice(version - 1, PROJECT_VERSION - 1)) current = step(current);
  return current;
}
