import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { strToU8 } from 'fflate';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { withRecipe } from '../../testing/tables';
import {
  ACTUAL,
  curveOf,
  EMPTY_GRAPH,
  evaluateTrained,
  lineValues,
  MODEL,
  predictTrained,
  type Project,
  recipeOf,
  UserError,
} from '../../index';
import { EXPORT_CASES } from '../../testing/exportCases';
import { SEQUENCE_CASES } from '../../testing/sequenceCases';
import { saidOf } from '../../testing/saidByPrograms';
import type { TargetReport } from '../../reports/report';
import { reportedFigures } from '../../testing/metricCases';
import type { FittedData } from '../../tasks/task';
import { trainCase, type TrainedCase } from '../../testing/trainCase';
import { hours } from '../../testing/exportColumns';
import { generateTypeScript } from './generateTypeScript';

interface Exported extends TrainedCase {
  readonly folder: string;
}

const cache = path.resolve(import.meta.dirname, '../../../node_modules/.cache');
let root = '';
const exported = new Map<string, Exported>();
const ALL = [EXPORT_CASES, SEQUENCE_CASES].flatMap(Object.keys);

async function exportCase(name: string): Promise<Exported> {
  const trained = await trainCase(tf, name);
  const folder = path.join(root, name);
  for (const file of await generateTypeScript(trained.project, trained.data)) {
    const target = path.join(folder, file.path);
    expect(target.startsWith(folder + path.sep)).toBe(true);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.bytes);
  }
  return { ...trained, folder };
}

const isType = (text: string, name: string): boolean => new RegExp(`export (interface|type) ${name}\\b`).test(text);

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
  for (const folder of folders) {
    // The compiler does so itself, but not inside node_modules.
    for (const file of readdirSync(path.join(folder, 'src')).filter((name) => name.endsWith('.json'))) {
      cpSync(path.join(folder, 'src', file), path.join(folder, 'dist', file));
    }
  }
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

/** What the compiler says of all exports. */
let complaints: readonly string[] = [];
let imports = 0;

/**
 * Runs a program of an export in this process, which spares it the start of Node and of tfjs, and returns what it
 * prints. A program runs when it is imported, each time under another address.
 */
async function run(folder: string, program: string, ...args: string[]): Promise<string[]> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { argv } = process;
  const { random } = Math;
  process.argv = [process.execPath, program, ...args];
  try {
    await import(/* @vite-ignore */ `${pathToFileURL(path.join(folder, 'dist', `${program}.js`)).href}?${imports++}`);
    if (process.exitCode) throw new Error(error.mock.calls.join());
  } finally {
    process.argv = argv;
    // A training seeds all chance, and programs compute in WebAssembly.
    Math.random = random;
    await tf.setBackend('cpu');
    process.exitCode = undefined;
    log.mockRestore();
    error.mockRestore();
  }
  return printed.join('\n').split('\n');
}

/** Runs a program of an export as its user does: in a process of its own. */
async function runProcess(folder: string, program: string, ...args: string[]): Promise<string> {
  const command = [`dist/${program}.js`, ...args];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: folder });
  expect(stderr).toBe('');
  return stdout.trimEnd();
}

/** The fields of printed CSV. */
async function runForCsv(folder: string, program: string, ...args: string[]): Promise<string[][]> {
  return (await run(folder, program, ...args)).map((line) => line.split(','));
}

beforeAll(async () => {
  await tf.setBackend('cpu');
  mkdirSync(cache, { recursive: true });
  root = mkdtempSync(path.join(cache, 'codegen-'));
  for (const name of ALL) exported.set(name, await exportCase(name));
  complaints = compileAll([...exported.values()].map((item) => item.folder));
}, 400_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const found = (name: string): Exported => exported.get(name) as Exported;

/** A copy of an export, for a test that changes its files. */
function copied(name: string): string {
  const folder = mkdtempSync(path.join(root, `${name}-`));
  cpSync(found(name).folder, folder, { recursive: true });
  return folder;
}

/** Numbers agree to 1e-5 of their size; texts are equal. */
function expectSame(received: string | undefined, expected: number | string): void {
  if (typeof expected === 'string') expect(received).toBe(expected);
  else expect(Math.abs(Number(received) - expected)).toBeLessThanOrEqual(1e-5 * Math.max(1e-3, Math.abs(expected)));
}

describe('an exported TypeScript project', () => {
  test('compiles under strict, whatever the graph and the names', () => {
    expect(complaints).toEqual([]);
  });

  test.each(ALL)('%s: exports, and sets in its recipe, only what its programs use', (name) => {
    const folder = path.join(found(name).folder, 'src');
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    const texts = new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
    for (const [file, text] of texts) {
      expect(text).not.toContain('seqloom:');
      const others = [...texts].flatMap(([other, content]) => (other === file ? [] : [content])).join('\n');
      for (const [, exported = ''] of text.matchAll(
        /^export (?:async )?(?:function|const|interface|type|class) (\w+)/gm,
      )) {
        // A type may be named by what its own file exports.
        const isUsed = new RegExp(`\\b${exported}\\b`).test(others) || isType(text, exported);
        expect(isUsed, `${file} exports ${exported}`).toBe(true);
      }
    }
    const code = [...texts].flatMap(([file, text]) => (/ecipe.ts$/.test(file) ? [] : [text])).join('\n');
    const recipe = JSON.parse(readFileSync(path.join(folder, 'recipe.json'), 'utf8')) as Record<string, object>;
    for (const key of [
      ...Object.keys(recipe),
      ...Object.keys(recipe.training ?? {}),
      ...Object.keys(recipe.naive ?? {}),
    ]) {
      expect(new RegExp(`\\b${key}\\b`).test(code), `recipe.json has ${key}`).toBe(true);
    }
  });

  test('is formatted as this repository is', async () => {
    const repository = path.resolve(cache, '../..');
    // The formatter passes over whatever lies in node_modules.
    const folder = mkdtempSync(path.join(tmpdir(), 'seqloom-codegen-'));
    const config = JSON.parse(readFileSync(path.join(repository, 'biome.json'), 'utf8')) as object;
    writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    for (const [name, item] of exported)
      cpSync(path.join(item.folder, 'src'), path.join(folder, name), { recursive: true });
    const command = [path.join(repository, 'node_modules/@biomejs/biome/bin/biome'), 'format', ...exported.keys()];
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: folder });
    rmSync(folder, { recursive: true });
    expect(stdout).toMatch(/Checked \d{3,} files/);
  });

  // The evaluation leaves windows out whose outcome is unknown, the printed forecasts do not: `seasons` and `series` have such.
  test.each(Object.keys(EXPORT_CASES).filter((name) => !['seasons', 'series'].includes(name)))(
    '%s predicts what the engine predicts',
    async (name) => {
      const { project, table, folder } = found(name);
      const trained = project.trained as NonNullable<typeof project.trained>;
      const evaluation = await evaluateTrained(tf, { ...project, table, trained }, 'test');
      const [header, ...rows] = await runForCsv(folder, 'predict');
      const { horizon, time, series } = recipeOf(project.task, 'forecasting');
      const first = evaluation.targets[0];
      expect(rows.length).toBe((first?.sampleCount ?? 0) * horizon);
      expect(rows.length).toBeGreaterThan(3);
      const offset = series === null ? 2 : 3;
      // A hostile or quoted text may hold commas, so such rows are compared from their end.
      const width = offset + 2 * evaluation.targets.length;
      expect(header?.slice(0, offset - 1)).toEqual([...(series === null ? [] : [series]), time ?? 'row']);
      rows.forEach((row, i) => {
        const plain = row
          .join(',')
          .replaceAll('"blue, light"', 'blue; light')
          .replaceAll('"""quoted"""', 'quoted')
          .split(',');
        expect(plain.length).toBe(width);
        evaluation.targets.forEach((target, k) => {
          const classes = curveOf(target)?.classes;
          const shown = (code: number): string =>
            (classes?.[code] ?? '').replace('blue, light', 'blue; light').replaceAll('"', '');
          const value = (id: string): string | number => {
            const found = lineValues(target, id)[i] as number;
            return classes ? shown(found) : found;
          };
          expectSame(plain[offset + 2 * k], value(MODEL));
          expectSame(plain[offset + 2 * k + 1], value(ACTUAL));
        });
      });
    },
  );
});

describe('the exported evaluation', () => {
  interface Score {
    readonly column: string;
    readonly by: string;
    readonly verdict?: string;
    readonly [figure: string]: number | string | null | undefined;
  }

  test.each(Object.keys(EXPORT_CASES))('%s: has the figures that the engine shows', async (name) => {
    const { project, table, folder } = found(name);
    const trained = project.trained as NonNullable<typeof project.trained>;
    const { targets } = await evaluateTrained(tf, { ...project, table, trained }, 'test');
    const scores = JSON.parse((await run(folder, 'evaluate', '--json')).join('')) as Score[];
    const expected = targets.flatMap(({ baselines }) => [[], ...baselines.map(({ comparisons }) => comparisons)]);
    expect(scores.length).toBe(expected.length);
    const verdicts = scores.flatMap(({ verdict }) => verdict ?? []);
    expect(verdicts.map((verdict) => verdict.split(' “')[0])).toEqual(targets.map(saidOf));
    const figures = targets.flatMap(reportedFigures);
    expected.forEach((comparisons, i) => {
      const score = scores[i] as Score;
      for (const [key, value] of Object.entries(figures[i] ?? {})) expectSame(String(score[key]), value);
      for (const { measure, ratio } of comparisons) {
        const said = score[`${measure === 'errorRate' ? 'error rate' : measure} better by`];
        // JSON has no infinity, which is the loss against a forecast without error.
        if (!Number.isFinite(ratio)) expect(said).toBeNull();
        else expect(Math.abs(Number(said) - 1 + ratio)).toBeLessThanOrEqual(1e-4 * Math.max(1, ratio));
      }
    });
  });

  test('names the forecasts that need no model as the app does', async () => {
    const scores = JSON.parse((await run(found('seasons').folder, 'evaluate', '--json')).join('')) as Score[];
    const naive = ['same as the last value', 'same as 4 steps before', 'same hour yesterday'];
    const means = [
      'mean of the training part',
      'mean of the same place in 4 steps',
      'mean of the same hour of the day',
    ];
    const names = ['this model', ...naive, ...means];
    expect(scores.map(({ by }) => by)).toEqual(names);
  });

  test('is printed as a table, in a process of its own', async () => {
    const printed = await runProcess(found('rowSeasons').folder, 'evaluate');
    for (const word of ['flow', 'rising', 'this model', 'always the most common class', 'mae', 'better by']) {
      expect(printed).toContain(word);
    }
  });
});

describe('an exported program of sequence classification', () => {
  test.each(Object.keys(SEQUENCE_CASES))('%s: says of each sample what the engine says', async (name) => {
    const { project, table, folder } = found(name);
    const trained = project.trained as NonNullable<typeof project.trained>;
    const { answers } = await predictTrained(tf, { ...project, table, trained });
    const rows = answers.slice(1);
    expect(rows.length).toBeGreaterThan(30);
    const [, ...printed] = await runForCsv(folder, 'predict', '--input', path.join(folder, 'data/data.csv'));
    expect(printed.map((row) => row.slice(0, 4))).toEqual(rows.map((row) => row.slice(0, 4).map(String)));
    printed.forEach((row, i) => {
      row.slice(4).forEach((share, k) => expect(Number(share)).toBeCloseTo(Number(rows[i]?.[4 + k] ?? -1), 6));
    });
    const [, ...test] = await runForCsv(folder, 'predict');
    const { targets } = await evaluateTrained(tf, { ...project, table, trained }, 'test');
    expect(test.length).toBe(targets[0]?.sampleCount);
  });

  test.each(Object.keys(SEQUENCE_CASES))('%s: measures what the engine measures', async (name) => {
    const { project, table, folder } = found(name);
    const trained = project.trained as NonNullable<typeof project.trained>;
    const { targets } = await evaluateTrained(tf, { ...project, table, trained }, 'test');
    const report = targets[0] as TargetReport;
    const { baselines, parts } = report;
    const scores = JSON.parse((await run(folder, 'evaluate', '--json')).join('')) as Record<string, number | string>[];
    const measured = scores.slice(0, 1 + baselines.length);
    reportedFigures(report).forEach((figures, i) => {
      for (const [key, value] of Object.entries(figures)) {
        if (measured[i]?.[key] !== undefined || i === 0) expect(measured[i]?.[key], key).toBeCloseTo(value, 6);
      }
    });
    expect(String(measured[0]?.verdict).split(' “')[0]).toBe(saidOf(report));
    const matrix = parts.find((part) => part.kind === 'matrix');
    const counts = scores.slice(measured.length).map((row) => matrix?.names.map((to) => row[`as ${to}`]));
    expect(counts).toEqual(matrix?.counts);
  });

  test.each(Object.keys(SEQUENCE_CASES))(
    '%s: trains anew, and comes to the figures of its own weights',
    async (name) => {
      const folder = copied(name);
      const before = readFileSync(path.join(folder, 'model/weights.bin'));
      const fitted = readFileSync(path.join(folder, 'model/preprocessing.json'), 'utf8');
      const log = await run(folder, 'train');
      expect(log[0]).toMatch(/loss [\d.e+-]+ {2}validation loss [\d.e+-]+$/);
      expect(log.at(-1)).toMatch(/^Saved the weights of epoch \d+ to model\/\.$/);
      const [weights, again] = [
        readFileSync(path.join(folder, 'model/weights.bin')),
        await run(folder, 'evaluate', '--json'),
      ];
      expect(weights.equals(before)).toBe(false);
      const { scalers } = JSON.parse(readFileSync(path.join(folder, 'model/preprocessing.json'), 'utf8')) as FittedData;
      for (const [column, { offset, scale }] of Object.entries((JSON.parse(fitted) as FittedData).scalers)) {
        expect(scalers[column]?.offset).toBeCloseTo(offset, 9);
        expect(scalers[column]?.scale).toBeCloseTo(scale, 9);
      }
      expect(again.join('')).toContain('"this model"');
    },
    60_000,
  );

  test.each(['steps', 'stepPairs'])(
    '%s: has the validation loss that the engine has, over the steps that count',
    async (name) => {
      const folder = copied(name);
      const rewrite = (file: string, change: (text: string) => string): void => {
        const place = path.join(folder, 'dist', file);
        writeFileSync(place, change(readFileSync(place, 'utf8')));
      };
      // It starts from the trained weights and leaves them as they are; small batches have unequal numbers of steps.
      rewrite('recipe.json', (text) => {
        const recipe = JSON.parse(text) as { training: object };
        return JSON.stringify({
          ...recipe,
          training: { ...recipe.training, epochs: 1, learningRate: 0, batchSize: 2 },
        });
      });
      rewrite('train.js', (text) =>
        text.replace('seedRandom,', 'readTrained, seedRandom,').replace('buildModel()', '(await readTrained()).model'),
      );
      const trained = found(name).project.trained as NonNullable<Project['trained']>;
      const [line = ''] = await run(folder, 'train');
      const printed = /validation loss ([\d.e+-]+)$/.exec(line)?.[1];
      const expected = trained.history.find(({ epoch }) => epoch === trained.bestEpoch)?.valLoss ?? Number.NaN;
      expect(Number(printed)).toBeCloseTo(expected, 3);
    },
  );

  test('learns to tell the classes', async () => {
    const folder = copied('recordings');
    const losses = (await run(folder, 'train')).flatMap(
      (line) => /^epoch .* {2}loss ([\d.e+-]+)/.exec(line)?.[1] ?? [],
    );
    expect(Number(losses.at(-1))).toBeLessThan(Number(losses[0]) / 2);
    const [first] = JSON.parse((await run(folder, 'evaluate', '--json')).join('')) as { accuracy: number }[];
    expect(first?.accuracy).toBeGreaterThan(0.6);
  }, 60_000);

  test('moves and saves the statistics of a normalization', async () => {
    const folder = copied('windows');
    const statistics = (): number[][] => {
      const { weightsManifest } = JSON.parse(
        readFileSync(path.join(folder, 'model/model.json'), 'utf8'),
      ) as tf.io.ModelJSON;
      const bytes = new Uint8Array(readFileSync(path.join(folder, 'model/weights.bin'))).buffer;
      const weights = tf.io.decodeWeights(
        bytes,
        weightsManifest.flatMap((group) => group.weights),
      );
      return Object.entries(weights).flatMap(([name, tensor]) =>
        name.includes('moving_') ? [Array.from(tensor.dataSync())] : [],
      );
    };
    const before = statistics();
    expect(before.length).toBe(2);
    await run(folder, 'train');
    const after = statistics();
    expect(after.flat().every(Number.isFinite)).toBe(true);
    expect(after).not.toEqual(before);
    expect(after[0]?.some((mean) => mean !== 0)).toBe(true);
  }, 60_000);
});

test('prints the forecast after the last row, and forecasts rows of its own', async () => {
  const { project, table, folder } = found('traffic');
  const trained = project.trained as NonNullable<typeof project.trained>;
  const { answers } = await predictTrained(tf, { ...project, table, trained });
  const column = (name: string) => answers.slice(1).map((row) => row[answers[0]?.indexOf(name) ?? -1] ?? '');
  const [header, ...latest] = await runForCsv(folder, 'predict', '--latest');
  expect(header).toEqual(['after', 'step', 'flow forecast', 'other forecast']);
  const expected = ['flow forecast', 'other forecast'].map((name) => column(name).slice(-3));
  expect(latest.length).toBe(3);
  latest.forEach((row, step) => {
    expect(row.slice(0, 2)).toEqual([hours.at(-1), String(step + 1)]);
    expectSame(row[2], expected[0]?.[step] ?? '');
    expectSame(row[3], expected[1]?.[step] ?? '');
  });

  const few = EXPORT_CASES.traffic?.csv.split('\n').slice(0, 13).join('\n') ?? '';
  const file = path.join(folder, 'few.csv');
  writeFileSync(file, few);
  const [, ...own] = await runForCsv(folder, 'predict', '--input', file);
  expect(own.length).toBe(3 * (12 - 1 - 6 - 3 + 1));
  expectSame(own[0]?.[2], column('flow forecast')[0] ?? '');
});

test('trains anew from its own data and predicts with the new weights', async () => {
  const folder = copied('mixed');
  const weights = path.join(folder, 'model/weights.bin');
  const fitted = path.join(folder, 'model/preprocessing.json');
  const [weightsBefore, fittedBefore] = [readFileSync(weights), readFileSync(fitted, 'utf8')];
  const before = await runForCsv(folder, 'predict');
  const log = await run(folder, 'train');
  expect(log[0]).toMatch(/^epoch 1\/2 {2}loss [\d.e+]+ {2}validation loss [\d.e+]+$/);
  expect(log.at(-1)).toMatch(/^Saved the weights of epoch [12] to model\/\.$/);
  expect(readFileSync(weights).equals(weightsBefore)).toBe(false);
  expect(JSON.parse(readFileSync(fitted, 'utf8'))).toEqual(JSON.parse(fittedBefore));
  const after = await runForCsv(folder, 'predict');
  expect(after.length).toBe(before.length);
  expect(after).not.toEqual(before);
  const trainedOnce = readFileSync(weights);
  await run(folder, 'train');
  expect(readFileSync(weights).equals(trainedOnce), 'the same seed gives the same weights').toBe(true);
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
    }
  });

  test('lets the saved model be loaded under its class name, both forms of GRU in it', async () => {
    const folder = copied('resetAfter');
    const program = `
      import { readFileSync } from 'node:fs';
      import * as tf from '@tensorflow/tfjs';
      import { readTrained } from './program.js';
      await tf.setBackend('wasm');
      const { modelTopology, weightsManifest } = JSON.parse(readFileSync('model/model.json', 'utf8'));
      const weightData = new Uint8Array(readFileSync('model/weights.bin')).buffer;
      const saved = { modelTopology, weightSpecs: weightsManifest[0].weights, weightData };
      const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved));
      const { model } = await readTrained();
      const x = tf.randomNormal([4, ...model.inputs[0].shape.slice(1)]);
      console.log(tf.max(tf.abs(tf.sub(loaded.predict(x), model.predict(x)))).dataSync()[0]);
      console.log(loaded.layers.map((layer) => layer.getConfig().resetAfter ?? '-').join());`;
    writeFileSync(path.join(folder, 'dist/reload.js'), program);
    const [difference, resets = ''] = (await runProcess(folder, 'reload')).split('\n');
    expect(Number(difference)).toBeLessThan(1e-6);
    expect(resets.split(',')).toEqual(['-', 'true', 'true', '-', 'true', '-']);
  });

  test('trains anew, with dropout, and predicts with the new weights', async () => {
    const folder = copied('resetAfter');
    const before = await runForCsv(folder, 'predict');
    const log = await run(folder, 'train');
    expect(log.at(-1)).toMatch(/^Saved the weights of epoch [123] to model\/\.$/);
    const after = await runForCsv(folder, 'predict');
    expect(after.length).toBe(before.length);
    expect(after).not.toEqual(before);
  }, 60_000);
});

test('learns from convolutions and pools, whose gradients it brings along', async () => {
  const folder = copied('convolution');
  const losses = (await run(folder, 'train')).flatMap((line) => /^epoch .* {2}loss ([\d.e+-]+)/.exec(line)?.[1] ?? []);
  expect(losses.length).toBe(12);
  expect(Number(losses.at(-1))).toBeLessThan(Number(losses[0]) / 2);
}, 60_000);

test('trains with other settings too', async () => {
  const log = await run(copied('oneRow'), 'train');
  expect(log).toEqual([
    expect.stringMatching(/^epoch 1\/1 {2}loss [\d.]+$/),
    'Saved the weights of epoch 1 to model/.',
  ]);
});

test('an untrained project is exported without weights and says what to do', async () => {
  const { project } = found('classes');
  const folder = copied('classes');
  const data = strToU8(EXPORT_CASES.classes?.csv ?? '');
  const files = await generateTypeScript({ ...project, trained: null }, data);
  expect(files.filter((file) => file.path.startsWith('model/'))).toEqual([]);
  rmSync(path.join(folder, 'model'), { recursive: true });
  await expect(run(folder, 'predict')).rejects.toThrow('The model is not trained yet. Run: npm run train');
});

test('refuses what could not run, with every problem', async () => {
  const { project } = found('stock');
  const data = strToU8(EXPORT_CASES.stock?.csv ?? '');
  const codes = async (change: Partial<Project>, bytes: Uint8Array | null = data): Promise<string[]> => {
    try {
      await generateTypeScript({ ...project, ...change }, bytes);
    } catch (error) {
      if (error instanceof UserError) return error.problems.filter((p) => p.severity === 'error').map((p) => p.code);
      throw error;
    }
    return [];
  };
  expect(await codes({}, null)).toEqual(['project.noData']);
  expect(await codes({ graph: EMPTY_GRAPH })).toEqual(['graph.noInput', 'graph.noTarget', 'project.weightsStale']);
  expect(await codes(withRecipe(project, { lookback: 7 }))).toEqual(['project.weightsStale']);
  expect(await codes({ trained: null, training: { ...project.training, epochs: -1 } })).toEqual(['training.setting']);
  expect(await codes({ trained: null })).toEqual([]);
});
