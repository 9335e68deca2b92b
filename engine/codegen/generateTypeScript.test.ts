import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  connect,
  type DataRecipe,
  DEFAULT_TRAINING,
  EMPTY_GRAPH,
  evaluateTrained,
  forecastTrained,
  type Graph,
  type ParamValue,
  type Project,
  readTable,
  type Table,
  type TrainingSettings,
  train,
  UserError,
} from '../index';
import { createRandom } from '../random/random';
import { generateTypeScript } from './generateTypeScript';

type Node = readonly [id: string, type: string, name: string, params?: Record<string, ParamValue>];

/** A graph from nodes and wires such as `a>b`. */
function graphOf(nodes: readonly Node[], wires: readonly string[]): Graph {
  const placed = nodes.map(([id, type, name, params = {}]) => ({ id, type, name, params }));
  return wires.reduce<Graph>(
    (graph, wire) => {
      const [from = '', to = ''] = wire.split('>');
      return connect(graph, { node: from, port: 'out' }, { node: to, port: 'in' });
    },
    { ...EMPTY_GRAPH, nodes: placed },
  );
}

const RECIPE: DataRecipe = {
  time: 'date',
  features: ['close'],
  targets: ['close'],
  calendar: [],
  transforms: {},
  units: {},
  lookback: 6,
  horizon: 1,
  scaling: 'standard',
  split: { train: 0.7, validation: 0.15 },
  seasons: [],
};

const ROWS = 90;
const random = createRandom('codegen');
const walk = (start: number): number[] => {
  let value = start;
  return Array.from({ length: ROWS }, () => (value += random.normal()));
};
const close = walk(100);
const open = walk(50);
const flows = Array.from({ length: ROWS }, (_, i) => 40 + 30 * Math.sin(i / 4) + random.normal());
const colours = Array.from(
  { length: ROWS },
  (_, i) => ['red', 'green', 'blue, light', '"quoted"'][(i * 7 + (i % 3)) % 4] ?? '',
);
const rising = Array.from({ length: ROWS }, (_, i) => (i % 3 === 0 ? 'down' : 'up'));
const dates = Array.from({ length: ROWS }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10));
const hours = Array.from({ length: ROWS }, (_, i) =>
  new Date(Date.UTC(2024, 0, 1, i)).toISOString().slice(0, 16).replace('T', ' '),
);
const european = dates.map((date) => date.split('-').reverse().map(Number).join('.'));

function csvOf(columns: Record<string, readonly (string | number)[]>, delimiter = ','): string {
  const cell = (value: string | number): string => {
    const text = typeof value === 'number' && delimiter === ';' ? String(value).replace('.', ',') : String(value);
    return /[",;\n]/.test(text) && delimiter === ',' ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const names = Object.keys(columns);
  const rows = Array.from({ length: ROWS }, (_, i) =>
    names.map((name) => cell(columns[name]?.[i] ?? '')).join(delimiter),
  );
  return `${names.map(cell).join(delimiter)}\n${rows.join('\n')}\n`;
}

const HOSTILE = `it's "x" \`\${boom}\` */ // \\ <b>|`;

interface Case {
  readonly title: string;
  readonly csv: string;
  readonly recipe: DataRecipe;
  readonly graph: Graph;
  readonly name?: string;
  readonly dataFile?: string;
  readonly training?: Partial<TrainingSettings>;
}

const CASES: Readonly<Record<string, Case>> = {
  stock: {
    title: 'an LSTM on log returns and differences of two columns',
    csv: csvOf({ date: dates, open, close }),
    recipe: { ...RECIPE, features: ['open', 'close'], transforms: { close: 'logReturn', open: 'difference' } },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'lstm', 'LSTM', { units: 48, output: 'sequences' }],
        ['g', 'gru', 'GRU', { units: 3, recurrentActivation: 'hardSigmoid' }],
        ['d', 'dense', 'Dense'],
        ['t', 'target', 'Target'],
      ],
      ['i>l', 'l>g', 'g>d', 'd>t'],
    ),
  },
  traffic: {
    title: 'calendar features, several steps ahead and two targets of one node',
    csv: csvOf({ hour: hours, flow: flows, other: open }),
    recipe: {
      ...RECIPE,
      time: 'hour',
      features: ['flow'],
      targets: ['flow', 'other'],
      calendar: ['hourOfDay', 'dayOfWeek', 'dayOfYear'],
      scaling: 'minMax',
      horizon: 3,
      transforms: { other: 'difference' },
    },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['b', 'bidirectional', 'Both ways', { units: 4, cell: 'gru', merge: 'sum', dropout: 0.1 }],
        ['d', 'dense', 'Dense', { units: 6 }],
        ['t', 'target', 'Target', { loss: 'huber' }],
      ],
      ['i>b', 'b>d', 'd>t'],
    ),
  },
  mixed: {
    title: 'numbers and codes, with one Target of numbers, one of classes and one of two classes',
    csv: csvOf({ date: dates, close, colour: colours, rising }),
    recipe: { ...RECIPE, features: ['close', 'colour'], targets: ['close', 'colour', 'rising'], scaling: 'none' },
    graph: graphOf(
      [
        ['n', 'input', 'Numbers'],
        ['c', 'input', 'Colours', { form: 'codes', columns: ['colour'] }],
        ['e', 'embedding', 'Embedding', { vocabulary: 8, dimensions: 3 }],
        ['j', 'concatenate', 'Concatenate'],
        ['r', 'simpleRnn', 'Simple RNN', { units: 5 }],
        ['o', 'dropout', 'Dropout', { rate: 0.3 }],
        ['d1', 'dense', 'Price'],
        ['d2', 'dense', 'Colour', { units: 4, activation: 'softmax' }],
        ['d3', 'dense', 'Rising', { units: 1, activation: 'sigmoid' }],
        ['t1', 'target', 'Target', { columns: ['close'], loss: 'meanAbsoluteError' }],
        ['t2', 'target', 'Target 2', { columns: ['colour'], loss: 'categoricalCrossentropy' }],
        ['t3', 'target', 'Target 3', { columns: ['rising'], loss: 'binaryCrossentropy' }],
        ['d4', 'dense', 'Price'],
        ['t4', 'target', 'Target 4', { columns: ['close'] }],
      ],
      ['n>j', 'c>e', 'e>j', 'j>r', 'r>o', 'o>d1', 'o>d2', 'o>d3', 'd1>t1', 'd2>t2', 'd3>t3', 'o>d4', 'd4>t4'],
    ),
  },
  classes: {
    title: 'codes alone, classes alone, without a time column',
    csv: csvOf({ rising, colour: colours }),
    recipe: { ...RECIPE, time: null, features: ['colour'], targets: ['rising'] },
    graph: graphOf(
      [
        ['c', 'input', 'Codes', { form: 'codes' }],
        ['e', 'embedding', 'Embedding', { vocabulary: 5, dimensions: 2 }],
        ['f', 'flatten', 'Flatten'],
        ['d', 'dense', 'Dense', { units: 2, activation: 'softmax' }],
        ['t', 'target', 'Target', { loss: 'categoricalCrossentropy' }],
      ],
      ['c>e', 'e>f', 'f>d', 'd>t'],
    ),
  },
  european: {
    title: 'semicolons, decimal commas, European dates out of order, empty cells and UTF-16',
    csv: csvOf(
      {
        Tag: european.toSpliced(10, 2, european[11] ?? '', european[10] ?? ''),
        Wert: close.map((value, i) => (i === 30 ? '' : value)),
      },
      ';',
    ),
    recipe: { ...RECIPE, time: 'Tag', features: ['Wert'], targets: ['Wert'] },
    graph: graphOf(
      [
        ['i', 'input', 'Eingang'],
        ['l', 'lstm', 'Größe', { units: 3, unitForgetBias: false, goBackwards: true }],
        ['d', 'dense', '2. Ausgang'],
        ['t', 'target', 'Ziel'],
      ],
      ['i>l', 'l>d', 'd>t'],
    ),
  },
  oneRow: {
    title: 'recurrent layers on windows of one row, trained by plain SGD without validation',
    csv: csvOf({ date: dates, close }),
    recipe: { ...RECIPE, lookback: 1, split: { train: 0.8, validation: 0 } },
    training: { optimizer: 'sgd', momentum: 0, clipNorm: 0, patience: 0, minDelta: 0.001, shuffle: false, epochs: 1 },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'lstm', 'LSTM', { units: 2, output: 'sequences' }],
        ['g', 'simpleRnn', 'RNN', { units: 2 }],
        ['d', 'dense', 'Dense'],
        ['t', 'target', 'Target'],
      ],
      ['i>l', 'l>g', 'g>d', 'd>t'],
    ),
  },
  resetAfter: {
    title: 'GRUs of both forms, one with a name that the model uses itself',
    csv: csvOf({ date: dates, open, close }),
    recipe: { ...RECIPE, features: ['open', 'close'], transforms: { close: 'logReturn', open: 'difference' } },
    training: { epochs: 3, learningRate: 0.05 },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        [
          'a',
          'gru',
          'Reset after GRU',
          { units: 5, output: 'sequences', resetAfter: true, dropout: 0.2, recurrentDropout: 0.1, activation: 'relu' },
        ],
        ['b', 'gru', 'resetAfterGru', { units: 4, output: 'sequences', resetAfter: true, useBias: false }],
        ['w', 'bidirectional', 'Both ways', { units: 3, cell: 'gru', output: 'sequences' }],
        ['c', 'gru', 'GRU', { units: 3, resetAfter: true, recurrentActivation: 'hardSigmoid', goBackwards: true }],
        ['d', 'dense', 'Dense'],
        ['t', 'target', 'Target'],
      ],
      ['i>a', 'a>b', 'b>w', 'w>c', 'c>d', 'd>t'],
    ),
  },
  hostile: {
    title: 'names that try to break out of strings, comments and files',
    name: `${HOSTILE}\n# evil`,
    dataFile: `../../${HOSTILE}\u202e.csv`,
    csv: csvOf({ date: dates, [HOSTILE]: close, 'a"b': open }),
    recipe: { ...RECIPE, features: [HOSTILE, 'a"b'], targets: [HOSTILE, 'a"b'] },
    graph: graphOf(
      [
        ['i', 'input', 'class'],
        ['l', 'lstm', "'); process.exit(3); ('", { units: 2 }],
        ['m', 'lstm', '*/ process.exit(3); /*\n process.exit(3); //', { units: 2 }],
        ['j', 'concatenate', 'tf'],
        ['d', 'dense', '\u2028\u0000🙈', { units: 2 }],
        ['t', 'target', '*/ process.exit(3) //\r process.exit(3)\u2029process.exit(3)'],
      ],
      ['i>l', 'i>m', 'l>j', 'm>j', 'j>d', 'd>t'],
    ),
  },
};

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

interface Exported {
  readonly project: Project;
  readonly table: Table;
  readonly folder: string;
}

const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache');
let root = '';
const exported = new Map<string, Exported>();

async function exportCase(name: string, item: Case): Promise<Exported> {
  const data = name === 'european' ? utf16(item.csv) : new TextEncoder().encode(item.csv);
  const { table } = readTable(data, 'data.csv');
  if (!table) throw new Error(`the data of ${name} cannot be read`);
  const settings = { ...DEFAULT_TRAINING, epochs: 2, batchSize: 16, patience: 1, ...item.training };
  const job = { graph: item.graph, recipe: item.recipe, table, settings };
  const clock = { now: () => performance.now(), yieldToEvents: () => Promise.resolve() };
  const { trained } = await train(tf, job, { clock, control: { aborted: false, paused: false }, onEvent: () => {} });
  const project: Project = {
    name: item.name ?? name,
    graph: item.graph,
    layout: {},
    recipe: item.recipe,
    training: settings,
    dataFile: item.dataFile ?? 'data.csv',
    dataHash: null,
    dataSize: null,
    dataInside: true,
    trained,
    runs: [],
  };
  const folder = path.join(root, name);
  for (const file of generateTypeScript(project, data)) {
    const target = path.join(folder, file.path);
    expect(target.startsWith(folder + path.sep)).toBe(true);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.bytes);
  }
  return { project, table, folder };
}

/** Compiles all exports in one run of the compiler, each with its own options, and returns its complaints. */
function compileAll(folders: readonly string[]): string[] {
  const configs = folders.map((folder) => {
    const file = path.join(folder, 'tsconfig.json');
    return ts.parseJsonConfigFileContent(
      ts.readConfigFile(file, (name) => ts.sys.readFile(name)).config,
      ts.sys,
      folder,
    );
  });
  const [first] = configs;
  if (!first) return ['nothing to compile'];
  const { outDir: _outDir, rootDir: _rootDir, ...options } = first.options;
  const program = ts.createProgram({ rootNames: configs.flatMap((config) => config.fileNames), options });
  const emitted = program.emit(undefined, (file, text) => {
    const target = file.replace(/\/src\/([^/]+)$/, '/dist/$1');
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  });
  return [
    ...configs.flatMap((config) => config.errors),
    ...ts.getPreEmitDiagnostics(program),
    ...emitted.diagnostics,
  ].map(
    (diagnostic) =>
      `${diagnostic.file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`,
  );
}

async function run(folder: string, program: string, ...args: string[]): Promise<string[][]> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [`dist/${program}.js`, ...args], {
    cwd: folder,
  });
  expect(stderr).toBe('');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
}

beforeAll(async () => {
  tf.env().set('IS_NODE', false);
  await tf.setBackend('cpu');
  mkdirSync(cache, { recursive: true });
  root = mkdtempSync(path.join(cache, 'codegen-'));
  for (const [name, item] of Object.entries(CASES)) exported.set(name, await exportCase(name, item));
}, 60_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const found = (name: string): Exported => exported.get(name) as Exported;

/** Numbers agree to 1e-5 of their size; texts are equal. */
function expectSame(received: string | undefined, expected: number | string): void {
  if (typeof expected === 'string') expect(received).toBe(expected);
  else expect(Math.abs(Number(received) - expected)).toBeLessThanOrEqual(1e-5 * Math.max(1e-3, Math.abs(expected)));
}

describe('an exported TypeScript project', () => {
  test('compiles under strict, whatever the graph and the names', () => {
    expect(compileAll([...exported.values()].map((item) => item.folder))).toEqual([]);
  }, 60_000);

  test.each(Object.entries(CASES))('%s predicts what the engine predicts', async (name) => {
    const { project, table, folder } = found(name);
    const trained = project.trained as NonNullable<typeof project.trained>;
    const evaluation = await evaluateTrained(tf, { ...project, table, trained }, 'test');
    const [header, ...rows] = await run(folder, 'predict');
    const { horizon } = project.recipe;
    const first = evaluation.targets[0];
    expect(rows.length).toBe((first?.windowCount ?? 0) * horizon);
    expect(rows.length).toBeGreaterThan(3);
    const offset = horizon > 1 ? 2 : 1;
    // A hostile or quoted text may hold commas, so such rows are compared from their end.
    const width = offset + 2 * evaluation.targets.length;
    expect(header?.at(0)).toBe(project.recipe.time ?? 'row');
    rows.forEach((row, i) => {
      const plain = row
        .join(',')
        .replaceAll('"blue, light"', 'blue; light')
        .replaceAll('"""quoted"""', 'quoted')
        .split(',');
      expect(plain.length).toBe(width);
      evaluation.targets.forEach((target, k) => {
        const shown = (code: number): string =>
          (target.classes?.[code] ?? '').replace('blue, light', 'blue; light').replaceAll('"', '');
        const value = (values: Float64Array) => (target.classes ? shown(values[i] as number) : (values[i] as number));
        expectSame(plain[offset + 2 * k], value(target.predicted));
        expectSame(plain[offset + 2 * k + 1], value(target.actual));
      });
    });
  });
});

test('prints the forecast after the last row, and forecasts rows of its own', async () => {
  const { project, table, folder } = found('traffic');
  const trained = project.trained as NonNullable<typeof project.trained>;
  const { rows } = await forecastTrained(tf, { ...project, table, trained });
  const [header, ...latest] = await run(folder, 'predict', '--latest');
  expect(header).toEqual(['after', 'step', 'flow forecast', 'other forecast']);
  const expected = ['flow', 'other'].map((column) => rows.filter((row) => row.column === column).slice(-3));
  expect(latest.length).toBe(3);
  latest.forEach((row, step) => {
    expect(row.slice(0, 2)).toEqual([hours.at(-1), String(step + 1)]);
    expectSame(row[2], expected[0]?.[step]?.predicted ?? '');
    expectSame(row[3], expected[1]?.[step]?.predicted ?? '');
  });

  const few = CASES.traffic?.csv.split('\n').slice(0, 13).join('\n') ?? '';
  writeFileSync(path.join(folder, 'few.csv'), few);
  const [, ...own] = await run(folder, 'predict', '--input', 'few.csv');
  expect(own.length).toBe(3 * (12 - 1 - 6 - 3 + 1));
  expectSame(own[0]?.[2], rows.find((row) => row.column === 'flow' && row.step === 1)?.predicted ?? '');
});

test('trains anew from its own data and predicts with the new weights', async () => {
  const { folder } = found('mixed');
  const weights = path.join(folder, 'model/weights.bin');
  const fitted = path.join(folder, 'model/preprocessing.json');
  const [weightsBefore, fittedBefore] = [readFileSync(weights), readFileSync(fitted, 'utf8')];
  const before = await run(folder, 'predict');
  const log = (await run(folder, 'train')).map((line) => line.join(','));
  expect(log[0]).toMatch(/^epoch 1\/2 {2}loss [\d.e+]+ {2}validation loss [\d.e+]+$/);
  expect(log.at(-1)).toMatch(/^Saved the weights of epoch [12] to model\/\.$/);
  expect(readFileSync(weights).equals(weightsBefore)).toBe(false);
  expect(JSON.parse(readFileSync(fitted, 'utf8'))).toEqual(JSON.parse(fittedBefore));
  const after = await run(folder, 'predict');
  expect(after.length).toBe(before.length);
  expect(after).not.toEqual(before);
  const saved = JSON.parse(readFileSync(path.join(folder, 'model/model.json'), 'utf8')) as tf.io.ModelJSON;
  const loaded = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: saved.modelTopology,
      weightSpecs: saved.weightsManifest[0]?.weights ?? [],
      weightData: new Uint8Array(readFileSync(weights)).buffer,
    }),
  );
  expect(loaded.outputs.length).toBe(4);
  loaded.dispose();
}, 60_000);

describe('the file of the GRU that tfjs lacks', () => {
  test('is there for the models that use it, and for no other', () => {
    for (const [name, { folder }] of exported) {
      expect(existsSync(path.join(folder, 'src/resetAfterGru.ts')), name).toBe(name === 'resetAfter');
      expect(readFileSync(path.join(folder, 'README.md'), 'utf8').includes('resetAfterGru'), name).toBe(
        name === 'resetAfter',
      );
    }
  });

  test('lets the saved model be loaded under its class name, both forms of GRU in it', async () => {
    const { folder } = found('resetAfter');
    const program = `
      import { readFileSync } from 'node:fs';
      import * as tf from '@tensorflow/tfjs';
      import { startBackend } from './backend.js';
      import { loadTrainedModel } from './trainedModel.js';
      await startBackend();
      const { modelTopology, weightsManifest } = JSON.parse(readFileSync('model/model.json', 'utf8'));
      const weightData = new Uint8Array(readFileSync('model/weights.bin')).buffer;
      const saved = { modelTopology, weightSpecs: weightsManifest[0].weights, weightData };
      const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved));
      const { model } = loadTrainedModel();
      const x = tf.randomNormal([4, ...model.inputs[0].shape.slice(1)]);
      console.log(tf.max(tf.abs(tf.sub(loaded.predict(x), model.predict(x)))).dataSync()[0]);
      console.log(loaded.layers.map((layer) => layer.getConfig().resetAfter ?? '-').join());`;
    writeFileSync(path.join(folder, 'dist/reload.js'), program);
    const [[difference] = [], resets] = await run(folder, 'reload');
    expect(Number(difference)).toBeLessThan(1e-6);
    expect(resets).toEqual(['-', 'true', 'true', '-', 'true', '-']);
  });

  test('trains anew, with dropout, and predicts with the new weights', async () => {
    const { folder } = found('resetAfter');
    const before = await run(folder, 'predict');
    const log = (await run(folder, 'train')).map((line) => line.join(','));
    expect(log.at(-1)).toMatch(/^Saved the weights of epoch [123] to model\/\.$/);
    const after = await run(folder, 'predict');
    expect(after.length).toBe(before.length);
    expect(after).not.toEqual(before);
  }, 60_000);
});

test('trains with other settings too', async () => {
  const log = await run(found('oneRow').folder, 'train');
  expect(log.map((line) => line.join())).toEqual([
    expect.stringMatching(/^epoch 1\/1 {2}loss [\d.]+$/),
    'Saved the weights of epoch 1 to model/.',
  ]);
});

test('an untrained project is exported without weights and says what to do', async () => {
  const { project, folder } = found('classes');
  const data = new TextEncoder().encode(CASES.classes?.csv);
  const files = generateTypeScript({ ...project, trained: null }, data);
  expect(files.filter((file) => file.path.startsWith('model/'))).toEqual([]);
  rmSync(path.join(folder, 'model'), { recursive: true });
  await expect(run(folder, 'predict')).rejects.toThrow('The model is not trained yet. Run: npm run train');
});

test('refuses what could not run, with every problem', () => {
  const { project } = found('stock');
  const data = new TextEncoder().encode(CASES.stock?.csv);
  const codes = (change: Partial<Project>, bytes: Uint8Array | null = data): string[] => {
    try {
      generateTypeScript({ ...project, ...change }, bytes);
    } catch (error) {
      if (error instanceof UserError) return error.problems.filter((p) => p.severity === 'error').map((p) => p.code);
      throw error;
    }
    return [];
  };
  expect(codes({}, null)).toEqual(['project.noData']);
  expect(codes({ graph: EMPTY_GRAPH })).toEqual(['graph.noInput', 'graph.noTarget', 'project.weightsStale']);
  expect(codes({ recipe: { ...project.recipe, lookback: 7 } })).toEqual(['project.weightsStale']);
  expect(codes({ trained: null, training: { ...project.training, epochs: -1 } })).toEqual(['training.setting']);
  expect(codes({ trained: null })).toEqual([]);
});
