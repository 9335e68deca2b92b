import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { PROJECT_VERSION } from './projectSchema';

type RawProject = Readonly<Record<string, unknown>>;

/** Version 2 knows the data file's hash and size, may leave the data outside, and remembers runs. */
function toVersion2(project: RawProject): RawProject {
  return { ...project, version: 2, dataHash: null, dataSize: null, dataInside: true, runs: [] };
}

/** Version 3 knows the data that a model from elsewhere expects. */
function toVersion3(project: RawProject): RawProject {
  return { ...project, version: 3, expects: null };
}

const isObject = (value: unknown): value is RawProject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const filled = (settings: unknown): unknown => (isObject(settings) ? { ...DEFAULT_TRAINING, ...settings } : settings);

/** Training settings that came after a project was saved stand at their defaults, which mean what was done before. */
function fillSettings(project: RawProject): RawProject {
  const runs: unknown = Array.isArray(project.runs)
    ? project.runs.map((run: unknown) => (isObject(run) ? { ...run, settings: filled(run.settings) } : run))
    : project.runs;
  return { ...project, training: filled(project.training), runs };
}

/** Step `n` turns version `n + 1` into version `n + 2`. Steps are only ever added, never changed. */
const MIGRATIONS: readonly ((project: RawProject) => RawProject)[] = [toVersion2, toVersion3];

/** Brings a project of an earlier version up to the current one, step by step. The result is still unchecked. */
export function migrate(project: RawProject, version: number): RawProject {
  let current = project;
  for (const step of MIGRATIONS.slice(version - 1, PROJECT_VERSION - 1)) current = step(current);
  return fillSettings(current);
}
