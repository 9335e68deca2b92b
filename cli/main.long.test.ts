import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  connect,
  DEFAULT_TRAINING,
  EMPTY_GRAPH,
  findTask,
  type Graph,
  type GraphNode,
  type Project,
  readNpy,
  readProject,
  writeNpy,
  writeProject,
} from '#engine';
import { recordingsCsv, recordingsTable, waves } from '../engine/testing/recordings';
import { version } from '../package.json';

const ROOT = path.resolve(import.meta.dirname, '..');
const PROGRAM = path.join(ROOT, 'out/cli/seqloom.mjs');

/** A sine with some noise: little data, little model, but a real training. */
const ROWS = 120;
const csv = ['day,level']
  .concat(
    Array.from({ length: ROWS }, (_, i) => {
      const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
      return `${day},${(50 + 20 * Math.sin(i / 3) + ((i * 7919) % 13) / 10).toFixed(2)}`;
    }),
  )
  .join('\n');

function graph(): Graph {
  const nodes: GraphNode[] = [
    { id: 'i', type: 'input', name: 'Input', params: {} },
    { id: 'g', type: 'gru', name: 'GRU', params: { units: 4 } },
    { id: 'd', type: 'dense', name: 'Dense', params: {} },
    { id: 't', type: 'target', name: 'Target', params: {} },
  ];
  return ['i>g', 'g>d', 'd>t'].reduce<Graph>(
    (made, wire) => {
      const [from = '', to = ''] = wire.split('>');
      return connect(made, { node: from, port: 'out' }, { node: to, port: 'in' });
    },
    { ...EMPTY_GRAPH, nodes },
  );
}

const project = {
  format: 'seqloom',
  version: 1,
  name: 'Little wave',
  graph: graph(),
  layout: {},
  recipe: {
    time: 'day',
    features: ['level'],
    targets: ['level'],
    calendar: [],
    transforms: {},
    units: { level: 'm' },
    lookback: 8,
    horizon: 1,
    scaling: 'standard',
    split: { train: 0.7, validation: 0.15 },
    seasons: [],
  },
  training: { ...DEFAULT_TRAINING, learningRate: 0.02, epochs: 3, batchSize: 16 },
  dataFile: 'data.csv',
  trained: null,
};

/** What is said of so little data. */
const FEW_WINDOWS = [
  'warning: The test part has 18 windows, too few to judge a model by: 30 are needed.',
  '         at recipe',
  '         Use more data, a shorter horizon, or give the test part a larger share.',
  '',
].join('\n');

let folder = '';
let saved = '';
/** The training that `saved` comes from. */
let training: Ended;

function writeProjectFolder(name: string, change: object = {}, data = csv): string {
  const made = path.join(folder, name);
  mkdirSync(made, { recursive: true });
  writeFileSync(path.join(made, 'project.json'), JSON.stringify({ ...project, ...change }));
  writeFileSync(path.join(made, 'data.csv'), data);
  return made;
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function seqloom(args: readonly string[], nodeArgs: readonly string[] = []): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...nodeArgs, PROGRAM, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

const jsonLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [path.join(ROOT, 'scripts/build.mjs'), '--if-stale', '--quiet', 'cli']);
  folder = mkdtempSync(path.join(tmpdir(), 'seqloom-cli-'));
  writeProjectFolder('wave');
  saved = path.join(folder, 'run/Little wave.seqloom');
  training = await seqloom(['train', 'wave', '--out', 'run']);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('seqloom train', () => {
  test('trains, reports in the units of the data, and writes what it found', () => {
    const { code, out, err } = training;
    expect({ code, err }).toEqual({ code: 0, err: FEW_WINDOWS });
    expect(out).toMatch(/^77 parameters, 76 training windows, 18 for validation, 18 to test; computing with fused\n/);
    expect(out.match(/^epoch [123]\/3 {2}loss .* sequences\/s/gm)).toHaveLength(3);
    expect(out).toMatch(/^level +RMSE \(m\) +MAE \(m\) +RMSE better by +MAE better by$/m);
    expect(out).toMatch(/^Too few samples to judge \(at least 30 are needed\): RMSE/m);
    expect(readdirSync(path.join(folder, 'run')).sort()).toEqual(
      ['Little wave.seqloom', 'history.csv', 'metrics.json', 'predictions.csv'].sort(),
    );
    const opened = readProject(new Uint8Array(readFileSync(saved)), 'Little wave.seqloom');
    expect(opened.project.trained?.history).toHaveLength(3);
    expect(new TextDecoder().decode(opened.assets[0])).toBe(csv);
    const dataHash = createHash('sha256').update(csv).digest('hex');
    expect(opened.project).toMatchObject({
      assets: [{ name: 'data.csv', sha256: dataHash, bytes: csv.length }],
      assetsInside: true,
    });
    expect(opened.project.runs).toHaveLength(1);
    expect(opened.project.runs[0]).toMatchObject({
      ...{ dataHash, parameterCount: 77, backend: 'fused', end: 'completed', epochCount: 3 },
      fingerprint: opened.project.trained?.fingerprint,
      targets: [{ name: 'level', unit: 'm', sampleCount: 18, baseline: { id: 'lastValue' } }],
    });
    const metrics = JSON.parse(readFileSync(path.join(folder, 'run/metrics.json'), 'utf8')) as { targets: object[] };
    expect(metrics.targets[0]).toMatchObject({ column: 'level', unit: 'm', windows: 18, baseline: 'lastValue' });
    expect(readFileSync(path.join(folder, 'run/predictions.csv'), 'utf8')).toMatch(
      /^day,level forecast,level actual,level lastValue,level mean\n2024-04-12,/,
    );
    expect(readFileSync(path.join(folder, 'run/history.csv'), 'utf8').split('\n')).toHaveLength(5);
  });

  test('prints one JSON object a line, the same figures for the same seed', async () => {
    const args = ['train', 'wave', '--json', '--epochs', '2', '--batch-size', '32', '--seed', '5', '--backend', 'cpu'];
    const [first, second] = await Promise.all([seqloom(args), seqloom(args)]);
    expect([first.code, first.err]).toEqual([0, FEW_WINDOWS]);
    const lines = jsonLines(first.out);
    expect(lines.map((line) => line.kind)).toEqual(['epoch', 'epoch', 'result']);
    for (const [i, line] of lines.slice(0, 2).entries()) {
      expect(line.epoch).toBe(i + 1);
      for (const key of ['loss', 'valLoss', 'seconds', 'sequencesPerSecond']) expect(line[key]).toBeTypeOf('number');
      expect(line).toHaveProperty('metrics.mae');
      expect(line).toHaveProperty('baseline');
      expect(line).toHaveProperty('betterBy');
    }
    expect(lines[2]).toMatchObject({ end: 'completed', epochs: 2, backend: 'cpu', part: 'test' });
    const figures = (text: string) => jsonLines(text).map(({ loss, valLoss, targets }) => ({ loss, valLoss, targets }));
    expect(figures(second.out)).toEqual(figures(first.out));
  });

  test.skipIf(process.platform === 'win32')('stops on Ctrl+C, keeps the best weights and says so', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'train', 'wave', '--epochs', '100000', '--out', 'stopped'], {
      cwd: folder,
    });
    let [out, err] = ['', ''];
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.stdout.on('data', (part: Buffer) => {
      if (!out.includes('epoch      3/') && (out + part.toString()).includes('epoch      3/')) child.kill('SIGINT');
      out += part.toString();
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(3);
    expect(err).toContain('Stopping after this batch; the best weights are kept.');
    expect(out).toMatch(/Stopped by you\. The weights of epoch \d+ of \d+ are kept/);
    expect(readdirSync(path.join(folder, 'stopped'))).toContain('Little wave.seqloom');
  });

  test.each([
    ['trian wave', 'error: There is no command “trian”.\n       Did you mean seqloom train?\n'],
    ['train wave --epohcs 3', 'error: seqloom train has no option --epohcs.\n       Did you mean --epochs?\n'],
    ['train nowhere', 'error: Cannot open the project nowhere: it does not exist.\n       Check the path.\n'],
    [
      'train wave --backend webgpu',
      'error: Node has no WebGPU; the app has.\n       Choose fused, wasm or cpu here.\n',
    ],
    ['train wave/data.csv', 'error: data.csv is not a Seqloom project.\n'],
    [
      'train wave --epochs 0',
      'error: Epochs must be a whole number from 1 to 100000, but is 0.\n       at training.epochs\n',
    ],
    ['train wave --out wave/data.csv', 'error: wave/data.csv is a file, not a folder.\n'],
    ['predict wave', 'has no trained weights yet.\n       Train it first: seqloom train PROJECT --out DIR.\n'],
    [
      'export wave --to rust --out code',
      'error: Seqloom cannot export to “rust”.\n       Choose one of: typescript, keras, ',
    ],
    ['export wave --to onxn --out code', 'error: Seqloom cannot export to “onxn”.\n       Did you mean onnx?\n'],
    ['export wave --to typescript', 'error: seqloom export needs a place to write to.\n       Add --out PATH.\n'],
    ['export wave --to onnx --out untrained.onnx', 'has no trained weights yet.'],
    ['import wave/data.csv --out new.seqloom', 'error: data.csv is not a model that Seqloom can read.\n'],
    ['import nowhere.keras --out new.seqloom', 'error: Cannot open nowhere.keras: it does not exist.\n'],
    ['import wave/data.csv', 'error: seqloom import needs a place to write to.\n       Add --out FILE.seqloom.\n'],
    ['import', 'error: seqloom import needs a model.\n       Usage: seqloom import FILE_OR_FOLDER [options]\n'],
    [
      'predict wave --tensor x.npy',
      'error: seqloom predict --tensor needs a place to write to.\n       Add --out Y.npy.\n',
    ],
    ['predict wave --tensor wave/data.csv --out y.npy', 'error: data.csv is not a NumPy array that can be read: '],
  ])('%s is refused with exit code 1 and what to do', async (line, expected) => {
    const { code, out, err } = await seqloom(line.split(' '));
    expect(err).toContain(expected);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  test('names the line of a mistake in the data, also as JSON', async () => {
    writeProjectFolder('ragged', {}, 'day,level\n2024-01-01,1\n2024-01-02,2,3\n');
    const { code, out, err } = await seqloom(['train', 'ragged', '--json']);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: Line 3 of data\.csv has 3 fields, but the table has 2.*\n {7}at line 3\n/);
    expect(jsonLines(out)).toEqual([{ kind: 'error', problems: [expect.objectContaining({ code: 'data.ragged' })] }]);
  });

  test('refuses a data file that lies elsewhere', async () => {
    writeProjectFolder('outside', { dataFile: '../wave/data.csv' });
    const { code, err } = await seqloom(['train', 'outside']);
    expect(code).toBe(1);
    expect(err).toContain('project.json is not a valid project: assets[0].name must be a plain file name.');
  });

  test('calls a bug a bug, with exit code 2', async () => {
    const brokenClock = 'data:text/javascript,globalThis.performance.now=()=>{throw new Error("no clock")}';
    const { code, err } = await seqloom(['train', 'wave'], ['--import', brokenClock]);
    expect(code).toBe(2);
    expect(err).toMatch(
      new RegExp(`^This is a bug in Seqloom ${version}, not your mistake\\..*\nError: no clock\n +at `),
    );
  });
});

describe('a trained project', () => {
  test('predicts the same figures as its training, and what follows the last row', async () => {
    const { code, out, err } = await seqloom(['predict', saved]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const forecasts = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    expect(forecasts[0]).toEqual(['day', 'after', 'step', 'level forecast', 'level actual']);
    expect(forecasts).toHaveLength(1 + ROWS - 8 + 1);
    expect(forecasts.at(-1)?.slice(0, 3)).toEqual(['', '2024-04-29', '1']);
    const predictions = readFileSync(path.join(folder, 'run/predictions.csv'), 'utf8').trimEnd().split('\n').slice(1);
    for (const line of predictions) {
      const [day, forecast, actual] = line.split(',');
      const same = forecasts.find((row) => row[0] === day);
      expect(Number(same?.[3])).toBeCloseTo(Number(forecast), 4);
      expect(same?.[4]).toBe(actual);
    }
  });

  test('predicts from a file of its own into a file', async () => {
    writeFileSync(path.join(folder, 'new.csv'), csv.split('\n').slice(0, 11).join('\n'));
    const { code, out } = await seqloom(['predict', saved, '--input', 'new.csv', '--out', 'deep/forecast.csv']);
    expect({ code, out }).toEqual({ code: 0, out: '3 lines written to deep/forecast.csv\n' });
    const lines = readFileSync(path.join(folder, 'deep/forecast.csv'), 'utf8').split('\n');
    expect(lines[1]).toMatch(/^2024-01-09,2024-01-08,1,[\d.]+,[\d.]+$/);
    expect(lines[3]).toMatch(/^,2024-01-10,1,[\d.]+,$/);
  });

  test('is exported as code, and never over other files', async () => {
    const { code, out } = await seqloom(['export', saved, '--to', 'typescript', '--out', 'code']);
    expect(code).toBe(0);
    expect(out).toContain('files written to code');
    const files = readdirSync(path.join(folder, 'code'), { recursive: true }).map(String);
    expect(files).toEqual(
      expect.arrayContaining(['package.json', path.join('src', 'model.ts'), path.join('model', 'weights.bin')]),
    );
    const again = await seqloom(['export', saved, '--to', 'typescript', '--out', 'code']);
    expect(again.code).toBe(1);
    expect(again.err).toContain('error: The folder code is not empty.\n');
  });
});

describe('a class of each step', () => {
  test('is trained, judged over the steps that there are, and predicted for each', async () => {
    const task = findTask('sequenceClassification');
    const made = waves(60).map((one, i) => ({ ...one, part: i < 36 ? 'train' : i < 48 ? 'validation' : 'test' }));
    const table = recordingsTable(made);
    const recipe = task.suggest(table);
    const { project: opened } = readProject(new Uint8Array(readFileSync(saved)), 'Little wave.seqloom');
    const slopes = {
      ...opened,
      ...{
        name: 'Slopes',
        graph: task.startingGraph(task.describe(table, recipe)),
        layout: {},
        trained: null,
        runs: [],
      },
      task: { id: 'sequenceClassification', recipe } as Project['task'],
      assets: [{ name: 'waves.csv', kind: 'table', bytes: null, sha256: null }] as const,
      training: { ...DEFAULT_TRAINING, epochs: 12, batchSize: 8, learningRate: 0.02 },
    };
    const file = path.join(folder, 'slopes.seqloom');
    writeFileSync(file, writeProject(slopes, [new TextEncoder().encode(recordingsCsv(made))]));
    const trained = await seqloom(['train', 'slopes.seqloom', '--out', 'slopes']);
    expect(trained.code).toBe(0);
    expect(trained.err).toContain('The test part has 12 samples, too few to judge a model by');
    expect(trained.out).toMatch(/^kind, on 102 steps of the test part[^]*^Better than every baseline/m);
    const predicted = await seqloom(['predict', 'slopes/Slopes.seqloom']);
    const lines = predicted.out.trimEnd().split('\n');
    expect(lines[0]).toBe('recording,step,predicted,actual,p(down),p(up)');
    expect(lines).toHaveLength(1 + table.rowCount);
    expect(lines[2]).toMatch(/^r1,2,(up|down),up,[\d.e-]+,[\d.e-]+$/);
    const rows = lines.slice(1).map((line) => line.split(','));
    expect(rows.filter(([, , said, actual]) => said === actual).length / rows.length).toBeGreaterThan(0.85);
    // Of data that name no classes, each step is told too.
    writeFileSync(path.join(folder, 'unknown.csv'), 'rec,step,x\nq,1,0.1\nq,2,0.8\nq,3,0.2\n');
    const unknown = await seqloom(['predict', 'slopes/Slopes.seqloom', '--input', 'unknown.csv']);
    expect(
      unknown.out
        .split('\n')
        .slice(1, 4)
        .map((line) => line.split(',').slice(0, 4).join()),
    ).toEqual([...'123'].map((step) => expect.stringMatching(`^q,${step},(up|down),$`) as string));
  });
});

describe.skipIf(!existsSync('/dev/full'))('an output that cannot be written', () => {
  test('is told by a line and the exit code, and a training goes on', async () => {
    const args = [PROGRAM, 'train', 'wave', '--epochs', '2', '--out', 'unwritten'];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
    let err = '';
    child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
    expect(err).toBe(`ENOSPC: no space left on device, write\n${FEW_WINDOWS}`);
    expect(readdirSync(path.join(folder, 'unwritten'))).toContain('history.csv');
  });

  test.skipIf(!existsSync('/proc/self'))('has no folder where the system takes none', async () => {
    const { code, err } = await seqloom(['train', 'wave', '--out', '/proc/none/of/these']);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('Cannot make the folder') as string });
  });
});

describe('what a command writes', () => {
  test.each([
    ['predict over its input', () => ['predict', saved, '--input', 'wave/data.csv', '--out', 'wave/data.csv']],
    ['predict over its input, by a link', () => ['predict', saved, '--input', 'wave/data.csv', '--out', 'link.csv']],
    ['predict over its project', () => ['predict', saved, '--out', saved]],
    ['train over the project that goes on', () => ['train', saved, '--epochs', '1', '--out', 'run']],
  ] as const)('is never %s', async (_name, args) => {
    symlinkSync('wave/data.csv', path.join(folder, `link.csv`));
    const files = [saved, path.join(folder, 'wave/data.csv')];
    const before = files.map((file) => readFileSync(file));
    const { code, out, err } = await seqloom(args());
    rmSync(path.join(folder, 'link.csv'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('is one of the files that the command reads.');
    expect(files.map((file) => readFileSync(file))).toEqual(before);
  });

  test('is refused before the work where it has no place', async () => {
    const began = await seqloom(['train', 'wave', '--epochs', '100000', '--out', 'wave/data.csv/run']);
    expect(began).toMatchObject({ code: 1, out: '' });
    const over = await seqloom(['predict', saved, '--out', 'wave']);
    expect(over.err).toContain('error: wave is a folder, not a file.\n');
  });

  test.skipIf(process.platform === 'win32')('goes into a device as it comes', async () => {
    expect((await seqloom(['predict', saved, '--out', '/dev/null'])).code).toBe(0);
  });

  test('leaves nothing beside it', () => {
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.seqloom-'))).toEqual([]);
  });
});

describe('models that leave and arrive', () => {
  const inFolder = (name: string): string => path.join(folder, name);
  const numbers = Float32Array.from({ length: 3 * 8 }, (_, i) => Math.sin(i));
  const IMPORTS = [
    ['keras/little-wave.keras', 'keras.seqloom'],
    ['tfjs', 'folder.seqloom'],
    ['tfjs/model.json', 'file.seqloom'],
  ] as const;
  const exported: Ended[] = [];
  const imported: Ended[] = [];

  beforeAll(async () => {
    const lines = ['onnx', 'keras-file', 'safetensors', 'svg', 'png', 'card'].map((kind) => {
      const ending = { 'keras-file': 'keras', card: 'md' }[kind] ?? kind;
      return ['export', saved, '--to', kind, '--out', `single/wave.${ending}`];
    });
    for (const line of lines) exported.push(await seqloom(line));
    await seqloom(['export', saved, '--to', 'keras-file', '--out', 'keras']);
    await seqloom(['export', saved, '--to', 'tfjs', '--out', 'tfjs']);
    for (const [from, to] of IMPORTS) imported.push(await seqloom(['import', from, '--out', to, '--json']));
    writeFileSync(inFolder('x.npy'), writeNpy([3, 8, 1], numbers));
  }, 120_000);

  test('go to a file of any kind, with what belongs to it beside it, and never over another', async () => {
    expect(exported.map(({ err }) => err).join('')).toBe('');
    expect(readdirSync(inFolder('single')).sort()).toEqual([
      ...['wave.html', 'wave.keras', 'wave.keras.README.md', 'wave.keras.preprocessing.json', 'wave.md', 'wave.onnx'],
      ...['wave.onnx.preprocessing.json', 'wave.png', 'wave.safetensors', 'wave.svg'],
    ]);
    expect([...readFileSync(inFolder('single/wave.png')).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    const again = await seqloom(['export', saved, '--to', 'svg', '--out', 'single/wave.svg']);
    expect(again.err).toContain('error: single/wave.svg already exists.\n');
  });

  test('come back from Keras and tf.js, and predict the same on tensors', async () => {
    const read = (name: string) => readNpy(new Uint8Array(readFileSync(inFolder(name))), name);
    expect((await seqloom(['predict', saved, '--tensor', 'x.npy', '--out', 'y.npy'])).err).toBe('');
    for (const [i, [, to]] of IMPORTS.entries()) {
      const { code, out, err } = imported[i] as Ended;
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(jsonLines(out)[0]).toMatchObject({
        layers: [{ type: 'input' }, { name: 'GRU', class: 'GRU', type: 'gru' }, { type: 'dense' }],
        parameters: 77,
        inputs: [{ name: 'input', shape: [8, 1] }],
        outputs: [{ shape: [1] }],
        warnings: [],
      });
      await seqloom(['predict', to, '--tensor', 'input=x.npy', '--out', `${to}.npy`]);
      const [own, back] = [read('y.npy'), read(`${to}.npy`)];
      expect(back.shape).toEqual([3, 1]);
      back.values.forEach((value, i) => expect(value).toBeCloseTo(own.values[i] as number, 6));
    }
    const again = await seqloom(['import', 'tfjs', '--out', 'folder.seqloom']);
    expect(again.err).toContain('folder.seqloom already exists.');
  });

  test('are described whatever their format', async () => {
    const kinds = { onnx: 'single/wave.onnx', safetensors: 'single/wave.safetensors', keras: 'single/wave.keras' };
    for (const [format, file] of Object.entries({ ...kinds, tfjs: 'tfjs', npy: 'x.npy' })) {
      const [text, json] = await Promise.all([seqloom(['describe', file]), seqloom(['describe', file, '--json'])]);
      expect([text.code, text.err, json.code]).toEqual([0, '', 0]);
      expect(jsonLines(json.out)[0]).toMatchObject({ format });
      if (format !== 'npy' && format !== 'onnx') expect(text.out).toContain('77 parameters in all');
    }
    const project = await seqloom(['describe', 'file.seqloom']);
    expect(project.out).toContain('77 parameters in all; weights as they were imported\n');
  });

  test('are refused with a reason where tensors do not fit or a file is no array of numbers', async () => {
    writeFileSync(inFolder('wrong.npy'), writeNpy([3, 7, 1], numbers.subarray(0, 21)));
    const wrong = await seqloom(['predict', saved, '--tensor', 'wrong.npy', '--out', 'wrong-y.npy']);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('3×7×1')]);
    const pickle = Buffer.from(writeNpy([1], numbers.subarray(0, 1)))
      .toString('latin1')
      .replace("'<f4'", "'|O' ");
    writeFileSync(inFolder('pickle.npy'), pickle, 'latin1');
    const refused = await seqloom(['predict', saved, '--tensor', 'pickle.npy', '--out', 'no.npy']);
    expect(refused.err).toContain('pickle.npy is an array of Python objects, saved as a pickle.');
    const twice = await seqloom(['predict', saved, '--tensor', 'x.npy', '--tensor', 'x.npy', '--out', 'no.npy']);
    expect(twice.err).toContain('Several tensors without a name were given.');
  });
});

describe('seqloom describe', () => {
  test('lists layers, shapes and parameters', async () => {
    const { code, out, err } = await seqloom(['describe', 'wave']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      [
        'Little wave',
        '',
        'Name    Layer   Settings              Output  Parameters',
        '──────  ──────  ────────────────────  ──────  ──────────',
        'Input   Input   8 days × 1               8×1           0',
        'GRU     GRU     4 units · last state       4          72',
        'Dense   Dense   1 unit · linear            1           5',
        'Target  Target  level, next day                        0',
        '',
        '77 parameters in all; not trained yet',
        '',
      ].join('\n'),
    );
  });

  test('tells how a project was trained so far, the latest first', async () => {
    const again = await seqloom(['train', saved, '--epochs', '1', '--backend', 'cpu', '--out', 'again']);
    expect(again.err).toBe(FEW_WINDOWS);
    const twice = 'again/Little wave.seqloom';
    const [text, json] = await Promise.all([seqloom(['describe', twice]), seqloom(['describe', twice, '--json'])]);
    const [head, , second, first] = text.out.trimEnd().split('\n').slice(-4);
    expect(head).toMatch(/^Trained +Best epoch +End +Time +Backend +Target +Error +Better by +Against$/);
    expect(second).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\dZ +1\/1 +all epochs +0:0\d +cpu +level +[\d.]+ m +\S+ +\S.*$/);
    expect(first).toMatch(/ [123]\/3 +all epochs +0:0\d +fused +level /);
    const { runs } = jsonLines(json.out)[0] as { runs: Record<string, unknown>[] };
    expect(runs.map((run) => [run.backend, run.epochCount, run.bestEpoch !== 0])).toEqual([
      ['fused', 3, true],
      ['cpu', 1, true],
    ]);
    expect(runs[0]).toMatchObject({
      startedAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
      targets: [{ name: 'level', baseline: 'lastValue' }],
    });
    expect(runs[0]).not.toHaveProperty('epochs');
  });

  test('finds data that lies beside the project, and refuses another file of that name', async () => {
    const { project: inside } = readProject(new Uint8Array(readFileSync(saved)), 'saved');
    const beside = path.join(folder, 'beside');
    mkdirSync(beside);
    writeFileSync(path.join(beside, 'wave.seqloom'), writeProject({ ...inside, assetsInside: false }, []));
    const missing = await seqloom(['describe', 'beside/wave.seqloom']);
    expect(missing.err).toContain('error: wave.seqloom does not contain its data: data.csv is outside of it.\n');
    writeFileSync(path.join(beside, 'data.csv'), `${csv}\n2024-04-30,1.00`);
    const changed = await seqloom(['describe', 'beside/wave.seqloom']);
    expect([missing.code, changed.code]).toEqual([1, 1]);
    expect(changed.err).toContain('error: data.csv is not the file that wave.seqloom was made with');
    writeFileSync(path.join(beside, 'data.csv'), csv);
    const found = await seqloom(['describe', 'beside/wave.seqloom']);
    expect({ code: found.code, err: found.err }).toEqual({ code: 0, err: '' });
    expect(found.out).toContain('8 days × 1');
  });

  test('shows what is wrong with a model, and as JSON too', async () => {
    const { nodes, edges } = project.graph;
    writeProjectFolder('broken', { graph: { nodes, edges: edges.slice(1) } });
    const [text, json] = await Promise.all([
      seqloom(['describe', 'broken']),
      seqloom(['describe', 'broken', '--json']),
    ]);
    expect([text.code, json.code]).toEqual([1, 1]);
    expect(text.err).toContain('error: GRU has nothing connected to its input.\n       at node GRU\n');
    expect(jsonLines(json.out)[0]).toMatchObject({
      name: 'Little wave',
      layers: expect.arrayContaining([expect.objectContaining({ name: 'Dense', parameters: null })]) as unknown,
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'graph.danglingInput', nodeId: 'g' }),
      ]) as unknown,
    });
  });
});

test('help and version come from every door', async () => {
  const lines = [
    '--help',
    '',
    'help',
    'train --help',
    'predict --help',
    'export --help',
    'import --help',
    'describe --help',
    '--version',
  ];
  const answers = await Promise.all(lines.map((line) => seqloom(line.split(' ').filter((part) => part !== ''))));
  expect(answers.map(({ code, err }) => ({ code, err }))).toEqual(lines.map(() => ({ code: 0, err: '' })));
  const [overall, bare, help, train, predict] = answers.map(({ out }) => out);
  expect(overall).toContain('Usage: seqloom COMMAND PROJECT [options]');
  expect([bare, help]).toEqual([overall, overall]);
  expect(train).toContain('--batch-size N');
  expect(predict).toContain('--input FILE');
  expect(answers.at(-1)?.out).toBe(`${version}\n`);
});
