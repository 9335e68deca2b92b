import { PROJECT_VERSION } from './projectSchema';

type RawProject = Readonly<Record<string, unknown>>;

/** Version 2 knows the data file's hash and size, may leave the data outside, and remembers runs. */
function toVersion2(project: RawProject): RawProject {
  return { ...project, version: 2, dataHash: null, dataSize: null, dataInside: true, runs: [] };
}

const withoutWarmStart = (settings: unknown): unknown =>
  typeof settings === 'object' && settings !== null ? { ...settings, warmStart: false } : settings;

/** Version 3 knows the data that a model from elsewhere expects, and trainings that start from the weights there are. */
function toVersion3(project: RawProject): RawProject {
  const runs: unknown = Array.isArray(project.runs)
    ? (project.runs as readonly unknown[]).map((run) =>
        typeof run === 'object' && run !== null
          ? { ...run, settings: withoutWarmStart((run as { settings?: unknown }).settings) }
          : run,
      )
    : project.runs;
  return { ...project, version: 3, expects: null, training: withoutWarmStart(project.training), runs };
}

/** Step `n` turns version `n + 1` into version `n + 2`. Steps are only ever added, never changed. */
const MIGRATIONS: readonly ((project: RawProject) => RawProject)[] = [toVersion2, toVersion3];

/** Brings a project of an earlier version up to the current one, step by step. The result is still unchecked. */
export function migrate(project: RawProject, version: number): RawProject {
  let current = project;
  for (const step of MIGRATIONS.slice(version - 1, PROJECT_VERSION - 1)) current = step(current);
  return current;
}
