import { UserError } from '../../problem/problem';
import { strToU8 } from 'fflate';
import {
  importModel,
  parseProjectJson,
  type Project,
  readForeign,
  readProjectTable,
  type Table,
  type Tf,
  type TrainedModel,
  type TrainingOutcome,
  type TrainingSettings,
  train,
} from '../../index';
import { createRandom } from '../../random/random';
import { EXCHANGE_CASES } from '../exchangeCases';
import { EXCHANGE_LAYER_CASES } from '../exchangeLayerCases';
import { type ExchangeCase, makeExchangeProject } from '../exchangeProject';
import { EXPORT_CASES } from '../exportCases';
import { trainCase } from '../trainCase';
import { testClock } from '../run';

/** A project whose exports and numbers are kept, with its data where it has any. */
export interface GoldenProject {
  readonly name: string;
  readonly project: Project & { readonly trained: TrainedModel };
  readonly data: Uint8Array | null;
}

/** What the projects are made with; files are read by whoever has a disk. */
export interface GoldenSources {
  readonly tf: Tf;
  readonly hdf5: Parameters<typeof readForeign>[1];
  readonly readText: (path: string) => string;
  readonly readBytes: (path: string) => Uint8Array;
}

const TEMPLATES = ['stock-price', 'traffic-flow'];
/** Rows of a template's table that its short training sees. */
const TEMPLATE_ROWS = 400;
const IMPORTED = ['keras1.h5', 'keras2.h5', 'keras3.h5', 'keras3.keras'];

/** Reads a table of the cases, which all can be read. */
export function goldenTable(data: Uint8Array, project: Project): Table {
  const { table, problems } = readProjectTable(project, data);
  if (!table) throw new UserError(problems);
  return table;
}

/** Trains a project as shortly as is telling, from its own seed. */
export async function trainShortly(
  tf: Tf,
  project: Project,
  data: Uint8Array,
  settings: TrainingSettings,
): Promise<TrainingOutcome> {
  const { graph, task } = project;
  const job = { graph, task, table: goldenTable(data, project), settings };
  return train(tf, job, {
    clock: testClock(),
    control: { aborted: false, paused: false },
    onEvent: () => {},
  });
}

/** The templates, trained on their first rows. */
export async function* templateProjects({ tf, readText }: GoldenSources): AsyncGenerator<GoldenProject> {
  for (const id of TEMPLATES) {
    const project = parseProjectJson(readText(`templates/${id}/project.json`), 'project.json');
    const lines = readText(`templates/${id}/data.csv`).split('\n');
    const data = strToU8(`${lines.slice(0, TEMPLATE_ROWS + 1).join('\n')}\n`);
    const settings = { ...project.training, epochs: 1 };
    const { trained } = await trainShortly(tf, project, data, settings);
    yield { name: id, project: { ...project, training: settings, trained: scattered(trained, id) }, data };
  }
}

/** The projects that together need every feature of an exported program, trained for an epoch or a few. */
export async function* exportedProjects({ tf }: GoldenSources): AsyncGenerator<GoldenProject> {
  for (const id of Object.keys(EXPORT_CASES)) {
    const { project, data } = await trainCase(tf, id);
    const { trained } = project;
    if (!trained) throw new Error(`${id} was not trained`);
    yield { name: id, project: { ...project, trained: scattered(trained, id) }, data };
  }
}

/**
 * The same with random weights. Files must not tell in which order a training adds up: its last bits may change, and what it
 * came to is kept as numbers.
 */
function scattered(trained: TrainedModel, name: string): TrainedModel {
  const random = createRandom(`golden ${name}`);
  const values = Float32Array.from({ length: trained.weightData.byteLength / 4 }, () => 0.3 * random.normal());
  return { ...trained, weightData: new Uint8Array(values.buffer) };
}

async function* exchangedProjects(tf: Tf, cases: readonly ExchangeCase[]): AsyncGenerator<GoldenProject> {
  for (const one of cases) yield { name: one.name, ...(await makeExchangeProject(tf, one)) };
}

/** The whole graphs of exchange, with random weights. */
export const wholeGraphs = ({ tf }: GoldenSources): AsyncGenerator<GoldenProject> =>
  exchangedProjects(tf, EXCHANGE_CASES);

/** Every layer with each of its options, with random weights. */
export const singleLayers = ({ tf }: GoldenSources): AsyncGenerator<GoldenProject> =>
  exchangedProjects(tf, EXCHANGE_LAYER_CASES);

/** Models that Keras saved, which have had no data. */
export function* importedProjects({ hdf5, readBytes }: GoldenSources): Generator<GoldenProject> {
  for (const file of IMPORTED) {
    const bytes = readBytes(`engine/imports/fixtures/${file}`);
    const { project } = importModel(readForeign([{ name: file, bytes }], hdf5));
    const { trained } = project;
    if (!trained) throw new Error(`${file} has no weights`);
    yield { name: file, project: { ...project, trained }, data: null };
  }
}
