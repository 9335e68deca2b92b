import { PROJECT_VERSION } from './projectSchema';

type RawProject = Readonly<Record<string, unknown>>;

/** Version 2 knows the data file's hash and size, may leave the data outside, and remembers runs. */
function toVersion2(project: RawProject): RawProject {
  return { ...project, version: 2, dataHash: null, dataSize: null, dataInside: true, runs: [] };
}

/** Step `n` turns version `n + 1` into version `n + 2`. Steps are only ever added, never changed. */
const MIGRATIONS: readonly ((project: RawProject) => RawProject)[] = [toVersion2];

/** Brings a project of an earlier version up to the current one, step by step. The result is still unchecked. */
export function migrate(project: RawProject, version: number): RawProject {
  let current = project;
  for (const step of MIGRATIONS.slice(version - 1, PROJECT_VERSION - 1)) current = step(current);
  return current;
}
