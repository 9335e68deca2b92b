import { strToU8 } from 'fflate';
import { DEFAULT_TRAINING, type Project, readTable, type Table, type Tf, train } from '../index';
import type { ExportCase } from './exportCase';
import { EXPORT_CASES } from './exportCases';
import { SEQUENCE_CASES } from './sequenceCases';
import { classifyBy } from './recordings';
import { tableNamed } from './projects';
import { forecastBy } from './tables';
import { testClock } from './run';

/** Text as UTF-16, little end first, with its mark. */
function utf16(text: string): Uint8Array {
  const marked = `\ufeff${text}`;
  return new Uint8Array(Uint16Array.from({ length: marked.length }, (_, i) => marked.charCodeAt(i)).buffer);
}

/** A trained project, the bytes of its data, and those as a table. */
export interface TrainedCase {
  readonly project: Project;
  readonly data: Uint8Array;
  readonly table: Table;
}

/** Trains a case briefly. */
export async function trainCase(tf: Tf, name: string): Promise<TrainedCase> {
  const sequences = SEQUENCE_CASES[name];
  const item = EXPORT_CASES[name] ?? sequences;
  if (!item) throw new Error(`there is no case ${name}`);
  const data = name === 'european' ? utf16(item.csv) : strToU8(item.csv);
  const { table } = readTable(data, 'data.csv');
  if (!table) throw new Error(`the data of ${name} cannot be read`);
  const settings = { ...DEFAULT_TRAINING, epochs: 2, batchSize: 16, patience: 1, ...item.training };
  const task = sequences ? classifyBy(sequences.recipe) : forecastBy((item as ExportCase).recipe);
  const job = { graph: item.graph, task, table, settings };
  const { trained } = await train(tf, job, {
    clock: testClock(),
    control: { aborted: false, paused: false },
    onEvent: () => {},
  });
  const project: Project = {
    name: item.name ?? name,
    graph: item.graph,
    layout: {},
    groups: [],
    task,
    expects: null,
    training: settings,
    assets: [tableNamed(item.dataFile ?? 'data.csv')],
    assetsInside: true,
    trained,
    runs: [],
  };
  return { project, data, table };
}
