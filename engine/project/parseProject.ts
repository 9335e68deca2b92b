import { makeProblem, refuse, UserError } from '../problem/problem';
import { findMistakes, isObject } from '../problem/jsonChecks';
import { JSON_LIMITS, MAX_JSON_BYTES, MAX_JSON_DEPTH, MAX_JSON_KEYS, MAX_JSON_MB, MAX_JSON_VALUES } from './limits';
import type { Project } from './project';
import { PROJECT_VERSION, type ProjectJson, projectSchema } from './projectSchema';
import { placeOf, scanJson } from '../text/scanJson';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';

/** Parses the text of a `project.json` of this or an earlier version. Throws a `UserError` that names the place. */
export function parseProjectText(text: string, fileName: string): ProjectJson {
  const raw = parseJson(text, fileName);
  if (typeof raw !== 'object' || raw === null || (raw as { format?: unknown }).format !== 'seqloom') {
    return refuse('project.notAProject', { file: fileName });
  }
  const { version } = raw as { version?: unknown };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const values = { file: fileName, path: 'version', reason: { code: 'json.version' } } as const;
    return refuse('project.invalid', values, { path: 'version' });
  }
  if (version > PROJECT_VERSION) {
    return refuse('project.newerVersion', { file: fileName, received: version, supported: PROJECT_VERSION });
  }
  const project = migrate(raw as Record<string, unknown>, version);
  const mistakes = findMistakes(projectSchema, project);
  if (mistakes.length === 0) return project as ProjectJson;
  throw new UserError(
    mistakes.map(({ path, reason }) =>
      makeProblem('project.invalid', { file: fileName, path: path || 'project', reason }, { path }),
    ),
  );
}

function parseJson(text: string, file: string): unknown {
  if (text.length > MAX_JSON_BYTES) return refuse('project.jsonTooLarge', { file, limit: MAX_JSON_MB });
  const fault = scanJson(text, JSON_LIMITS);
  if (!fault) return JSON.parse(text) as unknown;
  const { line, column } = placeOf(text, fault.position);
  switch (fault.kind) {
    case 'syntax':
      return refuse('project.jsonSyntax', { file, line, column }, { line });
    case 'tooDeep':
      return refuse('project.jsonTooDeep', { file, line, limit: MAX_JSON_DEPTH }, { line });
    case 'tooManyKeys':
      return refuse('project.jsonTooManyKeys', { file, line, limit: MAX_JSON_KEYS }, { line });
    case 'tooMany':
      return refuse('project.jsonTooMany', { file, limit: MAX_JSON_VALUES });
  }
}

/** A template's or hand-written `project.json` as a project without trained weights. Throws a `UserError`. */
export function parseProjectJson(text: string, fileName: string): Project {
  return { ...projectOf(parseProjectText(text, fileName)), trained: null };
}

/** The project without weights. */
export function projectOf(json: ProjectJson): Omit<Project, 'trained'> {
  const { format: _format, version: _version, trained: _trained, ...project } = json;
  return project;
}

type RawProject = Readonly<Record<string, unknown>>;

/** Version 2 knows the data file's hash and size, may leave the data outside, and remembers runs. */
function toVersion2(project: RawProject): RawProject {
  return { ...project, version: 2, dataHash: null, dataSize: null, dataInside: true, runs: [] };
}

/** Version 3 knows the data that a model from elsewhere expects. */
function toVersion3(project: RawProject): RawProject {
  return { ...project, version: 3, expects: null };
}

const filled = (settings: unknown): unknown => (isObject(settings) ? { ...DEFAULT_TRAINING, ...settings } : settings);

/** Settings that came after a project was saved stand at their defaults, which mean what was done before. */
function fillSettings(project: RawProject): RawProject {
  const runs = each(project.runs, (run) => ({
    ...run,
    settings: filled(run.settings),
    targets: each(run.targets, withGain),
  }));
  return { ...project, training: filled(project.training), runs, task: withSeries(project.task) };
}

/** Forecasting once knew one series only. */
function withSeries(task: unknown): unknown {
  if (!isObject(task) || task.id !== 'forecasting' || !isObject(task.recipe)) return task;
  return Object.hasOwn(task.recipe, 'series') ? task : { ...task, recipe: { ...task.recipe, series: null } };
}

/** Runs once told a skill score: of numbers over squared errors, of classes over error rates. */
function withGain(target: RawProject): RawProject {
  const { baseline } = target;
  if (!isObject(baseline) || !Object.hasOwn(baseline, 'skill')) return target;
  const { skill, ...kept } = baseline;
  const ratio = typeof skill === 'number' ? 1 - skill : null;
  const betterBy = ratio === null ? skill : 1 - (target.kind === 'number' ? Math.sqrt(Math.max(0, ratio)) : ratio);
  return { ...target, baseline: { ...kept, betterBy } };
}

/** What `change` makes of each object in a list. */
const each = (list: unknown, change: (item: RawProject) => unknown): unknown =>
  Array.isArray(list) ? list.map((item: unknown) => (isObject(item) ? change(item) : item)) : list;

/**
 * Version 4 names the task that a recipe belongs to, knows groups of nodes and any number of data files, and keeps metrics by
 * name. A GRU says whether it resets after its matrix product: what did not say so reset before it.
 */
function toVersion4(project: RawProject): RawProject {
  const { recipe, expects, dataFile, dataHash, dataSize, dataInside, graph, runs, ...kept } = project;
  return {
    ...kept,
    version: 4,
    graph: isObject(graph) ? { ...graph, nodes: each(graph.nodes, withResetBefore) } : graph,
    groups: [],
    task: { id: 'forecasting', recipe },
    expects: isObject(expects) ? specsOf(expects) : expects,
    assets: dataFile === null ? [] : [{ name: dataFile, kind: 'table', bytes: dataSize, sha256: dataHash }],
    assetsInside: dataInside,
    runs: each(runs, (run) => ({ ...run, targets: each(run.targets, withMetrics) })),
  };
}

function withResetBefore(node: RawProject): RawProject {
  if (node.type !== 'gru' && node.type !== 'bidirectional') return node;
  return isObject(node.params) ? { ...node, params: { resetAfter: false, ...node.params } } : node;
}

/** Features and targets of windows as specs with their shapes. */
function specsOf({ lookback, horizon, features, targets, ...rest }: RawProject): RawProject {
  return {
    ...rest,
    inputs: each(features, (feature) => ({ ...feature, shape: [lookback], axes: ['time'] })),
    targets: each(targets, (target) =>
      target.kind === 'category' && horizon === 1
        ? { ...target, shape: [], axes: [] }
        : { ...target, shape: [horizon], axes: ['ahead'] },
    ),
  };
}

/** The figures that were measured, by name. */
function metricsOf({ mae, rmse, accuracy }: RawProject): RawProject {
  return Object.fromEntries(Object.entries({ mae, rmse, accuracy }).filter(([, value]) => value !== null));
}

function withMetrics({ column, windowCount, horizon, mae, rmse, accuracy, baseline, ...kept }: RawProject): RawProject {
  return {
    ...kept,
    ...{ name: column, sampleCount: windowCount, steps: horizon, metrics: metricsOf({ mae, rmse, accuracy }) },
    baseline: isObject(baseline)
      ? { id: baseline.name, name: baseline.phrase, metrics: metricsOf(baseline), skill: baseline.skill }
      : baseline,
  };
}

/** Step `n` turns version `n + 1` into version `n + 2`. Steps are only ever added, never changed. */
const MIGRATIONS: readonly ((project: RawProject) => RawProject)[] = [toVersion2, toVersion3, toVersion4];

/** Brings a project of an earlier version up to the current one, step by step. The result is still unchecked. */
function migrate(project: RawProject, version: number): RawProject {
  let current = project;
  for (const step of MIGRATIONS.slice(version - 1, PROJECT_VERSION - 1)) current = step(current);
  return fillSettings(current);
}
