import { strFromU8, strToU8, unzipSync } from 'fflate';
import {
  evaluateTrained,
  type ExportFile,
  type ExportKind,
  exportProject,
  EXPORTS,
  predictTrained,
  importModel,
  type ImportedModel,
  readForeign,
  lineValues,
  MODEL,
  type Report,
  type Tf,
  type TrainingOutcome,
} from '../../index';
import { recipeOf } from '../../tasks';
import { type GoldenProject, goldenTable, trainShortly } from './goldenProjects';

/** What is kept of one project: hashes, and numbers where the last bits may differ. */
export type Facts = Readonly<Record<string, string | number>>;

/** What facts are computed with. `sha256` gives hexadecimal. */
export interface FactTools {
  readonly tf: Tf;
  readonly hdf5: Parameters<typeof readForeign>[1];
  readonly sha256: (bytes: Uint8Array) => string;
}

/**
 * The files of each kind that are made from the model and its preparation. What surrounds them in an exported program, and
 * a README, have tests of their own; a PNG is its SVG, drawn by the host.
 */
const KEPT_FILES: Partial<Record<ExportKind, RegExp>> = {
  typescript: /^(src\/model\.ts|model\/.+)$/,
  keras: /^(model\.py|model\/.+)$/,
  pytorch: /^(model\.py|model\/.+)$/,
  tfjs: /\.(json|bin)$/,
  'keras-file': /\.(json|keras)$/,
  onnx: /\.(json|onnx)$/,
  safetensors: /./,
  svg: /./,
  card: /./,
};
/** Enough of a hash to tell files apart. */
const HASH_DIGITS = 16;
const DIGITS = 6;

const hashOf = (bytes: Uint8Array, { sha256 }: FactTools): string => sha256(bytes).slice(0, HASH_DIGITS);
/** In what order an object tells its members says nothing. */
const hashOfJson = (value: unknown, tools: FactTools): string =>
  hashOf(strToU8(JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner))), tools);
const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
const hashOfFile = ({ path, bytes }: ExportFile, tools: FactTools): string =>
  path.endsWith('.json') ? hashOfJson(JSON.parse(strFromU8(bytes)), tools) : hashOf(bytes, tools);
/** JSON has no infinities, such as the gain over a baseline that is always right. */
const round = (value: number): number | string =>
  Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : String(value);

async function filesOf(
  { project, data }: GoldenProject,
  kind: ExportKind,
  { tf, hdf5 }: FactTools,
): Promise<readonly ExportFile[]> {
  const { graph, task, trained } = project;
  return exportProject(kind, project, data, {
    loadHdf5: () => Promise.resolve(hdf5),
    rasterize: () => Promise.reject(new Error('No picture is drawn here.')),
    evaluate: () =>
      data
        ? evaluateTrained(tf, { graph, task, table: goldenTable(data, project), trained }, 'test')
        : Promise.resolve(null),
    versions: { seqloom: '0.0.0', tfjs: '0.0.0' },
  });
}

function importAgain(files: readonly ExportFile[], { hdf5 }: FactTools): ImportedModel {
  const model = files.map(({ path, bytes }) => ({ name: path, bytes }));
  return importModel(readForeign(model, hdf5));
}

/** A `.keras` file notes when it was written, inside its HDF5; so its weights are told apart by what they are read as. */
function kerasFileFacts(path: string, bytes: Uint8Array, tools: FactTools): Facts {
  const { 'config.json': config = new Uint8Array() } = unzipSync(bytes, {
    filter: ({ name }) => name === 'config.json',
  });
  const { project } = importAgain([{ path, bytes }], tools);
  return {
    [`${path}/config.json`]: hashOfJson(JSON.parse(strFromU8(config)), tools),
    [`${path}/weights`]: hashOfJson(
      [project.trained?.weightSpecs, hashOf(project.trained?.weightData ?? new Uint8Array(), tools)],
      tools,
    ),
  };
}

/** The hash of every kept file of every kind of export, by `kind/path`. */
export async function exportFacts(golden: GoldenProject, tools: FactTools): Promise<Facts> {
  const facts: Record<string, string | number> = {};
  for (const { id: kind, needs } of EXPORTS) {
    const kept = KEPT_FILES[kind];
    if (!kept || (!golden.data && needs === 'data')) continue;
    for (const file of await filesOf(golden, kind, tools)) {
      const { path, bytes } = file;
      if (!kept.test(path)) continue;
      const own = path.endsWith('.keras') ? kerasFileFacts(path, bytes, tools) : { [path]: hashOfFile(file, tools) };
      for (const [name, value] of Object.entries(own)) facts[`${kind}/${name}`] = value;
    }
  }
  return facts;
}

/** As `exportFacts`, one hash for all files of a kind, without the pictures and the card. */
export async function briefExportFacts(golden: GoldenProject, tools: FactTools): Promise<Facts> {
  const byKind = new Map<string, unknown[]>();
  for (const [file, hash] of Object.entries(await exportFacts(golden, tools))) {
    const kind = file.slice(0, file.indexOf('/'));
    if (kind !== 'svg' && kind !== 'card') byKind.set(kind, [...(byKind.get(kind) ?? []), file, hash]);
  }
  return Object.fromEntries([...byKind].map(([kind, hashes]) => [kind, hashOfJson(hashes, tools)]));
}

/** What comes back of the exports that can be imported: the graph, its weights, and what was warned of. */
export async function importFacts(golden: GoldenProject, tools: FactTools): Promise<Facts> {
  const facts: Record<string, string | number> = {};
  for (const kind of ['tfjs', 'keras-file'] as const) {
    const { project, warnings, summary } = importAgain(await filesOf(golden, kind, tools), tools);
    const { nodes, edges } = project.graph;
    facts[`${kind} graph`] = hashOfJson([nodes, edges], tools);
    facts[`${kind} summary`] = hashOfJson(summary, tools);
    facts[`${kind} weights`] = hashOf(project.trained?.weightData ?? new Uint8Array(), tools);
    facts[`${kind} warnings`] = warnings.map(({ code }) => code).join(' ');
  }
  return facts;
}

/** Numbers of an evaluation, by column. */
function evaluationFacts({ part, targets }: Report): Facts {
  const facts: Record<string, string | number> = {};
  for (const target of targets) {
    const add = (name: string, value: number): void => void (facts[`${part} ${target.name} ${name}`] = round(value));
    const predicted = lineValues(target, MODEL);
    add('windows', target.sampleCount);
    for (const [name, value] of Object.entries(target.model.metrics)) add(name, value);
    for (const { id, comparisons } of target.baselines) {
      for (const { measure, ratio } of comparisons) add(`${measure} better than ${id} by`, 1 - ratio);
    }
    add('first forecast', predicted[0] ?? Number.NaN);
    add('last forecast', predicted.at(-1) ?? Number.NaN);
    add(
      'sum of forecasts',
      predicted.reduce((sum, value) => sum + value, 0),
    );
  }
  return facts;
}

function trainingFacts({ trained }: TrainingOutcome): Facts {
  const facts: Record<string, string | number> = { 'best epoch': trained.bestEpoch, end: trained.end };
  for (const { epoch, loss, valLoss, metrics } of trained.history) {
    facts[`epoch ${epoch} loss`] = round(loss);
    if (valLoss !== null) facts[`epoch ${epoch} validation loss`] = round(valLoss);
    for (const [name, value] of Object.entries(metrics)) facts[`epoch ${epoch} ${name}`] = round(value);
  }
  const weights = new Float32Array(trained.weightData.slice().buffer);
  facts['norm of weights'] = round(Math.hypot(...weights));
  return facts;
}

/** The numbers of a project: its evaluation, its forecasts past the table's end, and a training of it from its seed. */
export async function numberFacts(golden: GoldenProject, { tf }: FactTools): Promise<Facts> {
  const { project, data } = golden;
  if (!data) return {};
  const { graph, task, trained, training } = project;
  const job = { graph, task, table: goldenTable(data, project), trained };
  const facts: Record<string, string | number> = { ...evaluationFacts(await evaluateTrained(tf, job, 'test')) };
  const [head = [], ...rows] = (await predictTrained(tf, job)).answers;
  const columns = head.flatMap((name, i) => (/ forecast$/.test(String(name)) ? [i] : []));
  facts['forecast rows'] = rows.length * columns.length;
  const [last = 0] = columns.slice(-1);
  for (const row of rows.slice(-recipeOf(task, 'forecasting').horizon)) {
    const predicted = row[last] ?? '';
    facts[`next ${String(head[last]).replace(/ forecast$/, '')} ${row[2]}`] =
      typeof predicted === 'number' ? round(predicted) : predicted;
  }
  const settings = { ...training, epochs: Math.min(2, training.epochs), patience: 0 };
  const outcome = await trainShortly(tf, project, data, settings);
  return { ...facts, ...trainingFacts(outcome), ...prefixed('trained ', evaluationFacts(outcome.evaluation)) };
}

const prefixed = (prefix: string, facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [prefix + name, value]));
