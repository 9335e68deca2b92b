import { zipSync } from 'fflate';
import { chainOf } from './chain.mjs';

const ROWS = 1_000_000;
const SMALL_ROWS = 400;
const FEATURES = 5;
const NODES = 100;
const UNITS = 110;
/** The file's first version: every later Seqloom opens it. */
const VERSION = 1;

/** The file of a project with 100 nodes, a table of a million rows and six columns, and about 5 MB of weights. */
export function largeProject() {
  const csv = new TextEncoder().encode(tableText(ROWS));
  const project = projectJson();
  const floats = project.trained.weightSpecs.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const weights = new Uint8Array(Float32Array.from({ length: floats }, (_, i) => Math.sin(i)).buffer);
  const bytes = zipSync(
    {
      'project.json': new TextEncoder().encode(JSON.stringify(project)),
      'data/large.csv': csv,
      'model/weights.bin': [weights, { level: 0 }],
    },
    { level: 6 },
  );
  return { bytes, rows: ROWS, nodes: NODES, csvBytes: csv.length, weightBytes: weights.length };
}

/** Measured values as they come: with noise in every digit. */
function tableText(rows) {
  let state = 1;
  const noise = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const lines = ['time,load,wind,sun,price,temperature'];
  const startMs = Date.UTC(2020, 0, 1);
  for (let i = 0; i < rows; i++) {
    const time = new Date(startMs + i * 60_000).toISOString().slice(0, 16).replace('T', ' ');
    const day = Math.sin((i / 1440) * 2 * Math.PI);
    lines.push(
      `${time},${(500 + 90 * day + 40 * noise()).toFixed(3)},${(30 * noise()).toFixed(3)},` +
        `${Math.max(0, 800 * day * noise()).toFixed(2)},${(60 + 25 * noise()).toFixed(2)},${(15 + 9 * day).toFixed(4)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The file of a project with 100 nodes in a row, and a small table. */
export function longModel() {
  return projectFile({ ...projectJson(), trained: null }, SMALL_ROWS);
}

/** The file of a project whose LSTM has about five million parameters; without weights, on a small table. */
export function largeModel() {
  const units = 1110;
  const names = { input: 'Input', lstm: 'LSTM', dense: 'Dense', target: 'Target' };
  const ids = Object.keys(names);
  const nodes = ids.map((id) => ({ id, type: id, name: names[id], params: id === 'lstm' ? { units } : {} }));
  const layout = Object.fromEntries(ids.map((id, i) => [id, { x: i * 240, y: 0 }]));
  const parameters = 4 * units * (FEATURES + units + 1) + units + 1;
  return {
    bytes: projectFile({ ...projectJson(), graph: chainOf(nodes), layout, trained: null }, SMALL_ROWS),
    parameters,
  };
}

function projectFile(project, rows) {
  const text = (value) => new TextEncoder().encode(value);
  return zipSync({ 'project.json': text(JSON.stringify(project)), 'data/large.csv': text(tableText(rows)) });
}

function projectJson() {
  const chain = ['input', ...Array.from({ length: NODES - 2 }, (_, i) => `dense-${i + 1}`), 'target'];
  const nodes = chain.map((id) => {
    const type = id.replace(/-\d+$/, '');
    return { id, type, name: id, params: type === 'dense' ? { units: UNITS } : {} };
  });
  const layout = Object.fromEntries(chain.map((id, i) => [id, { x: (i % 10) * 240, y: Math.floor(i / 10) * 140 }]));
  const weightSpecs = chain.slice(1, -1).flatMap((id) => [
    { name: `${id}/kernel`, shape: [UNITS, UNITS], dtype: 'float32' },
    { name: `${id}/bias`, shape: [UNITS], dtype: 'float32' },
  ]);
  return {
    format: 'seqloom',
    version: VERSION,
    name: 'Large',
    graph: chainOf(nodes),
    layout,
    recipe: {
      time: 'time',
      features: ['load', 'wind', 'sun', 'price', 'temperature'],
      targets: ['load'],
      calendar: [],
      transforms: {},
      units: {},
      lookback: 30,
      horizon: 1,
      scaling: 'standard',
      split: { train: 0.7, validation: 0.15 },
      seasons: [],
    },
    // What is not said stands at its default.
    training: {},
    dataFile: 'large.csv',
    trained: {
      topology: {},
      weightSpecs,
      scalers: {},
      vocabularies: {},
      history: [],
      end: 'completed',
      bestEpoch: 1,
      backend: 'wasm',
      fingerprint: 'of another model',
    },
  };
}
