import * as tf from '@tensorflow/tfjs';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../problem/problem';
import { makeGraph, makeNode, stockGraph } from '../testing/graphs';
import { hourlyProject, tableNamed } from '../testing/projects';
import { testClock } from '../testing/run';
import { forecastBy, hourlyRecipe, hourlyTable } from '../testing/tables';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { train } from '../training/train';
import { fingerprint } from './fingerprint';
import { parseProjectJson } from './parseProject';
import type { Project } from './project';
import { packAsset, type ProjectParts, projectText, readProject, readProjectParts, writeProject } from './projectFile';
import { PROJECT_VERSION } from './projectSchema';
import { messagesOf } from '../testing/english';

const DATA = strToU8('hour,load\n2024-01-01 00:00,1\n');

const untrained = hourlyProject;

function refusalOf(act: () => unknown): string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return messagesOf(error.problems);
  }
}

const says = (bytes: Uint8Array): string[] => refusalOf(() => readProject(bytes, 'mine.seqloom'));

async function trainOnce() {
  const job = {
    graph: stockGraph(),
    task: forecastBy(hourlyRecipe()),
    table: hourlyTable(120),
    settings: { ...DEFAULT_TRAINING, epochs: 1 },
  };
  const hooks = { clock: testClock(), control: { aborted: false, paused: false }, onEvent: () => {} };
  return train(tf, job, hooks);
}

const zipOf = (json: unknown): Uint8Array => zipSync({ 'project.json': strToU8(JSON.stringify(json)) });
const jsonOf = (project: Project): Record<string, unknown> =>
  JSON.parse(projectText(project)) as Record<string, unknown>;

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('a project file', () => {
  it('gives back what was saved, data and trained weights included', async () => {
    const { trained } = await trainOnce();
    const project = { ...untrained(), trained };
    const opened = readProject(writeProject(project, [DATA]), 'mine.seqloom');
    expect({ ...opened.project, trained: null }).toEqual(untrained());
    expect(opened.project.trained?.weightData).toEqual(trained.weightData);
    expect(opened.project.trained?.weightSpecs).toEqual(trained.weightSpecs);
    expect(opened.project.trained?.scalers).toEqual(trained.scalers);
    expect(opened.assets).toEqual([DATA]);
    expect(fingerprint(opened.project.graph, opened.project.task)).toBe(trained.fingerprint);
  });

  it('is refused when what its training fitted to a column is missing, or cannot be', async () => {
    const { trained } = await trainOnce();
    const project = { ...untrained(), trained };
    expect(project.trained.fingerprint).toBe(fingerprint(project.graph, project.task));
    const withScalers = (scalers: typeof trained.scalers): Uint8Array => {
      const json = { ...jsonOf(project), trained: { ...(jsonOf(project).trained as object), scalers } };
      const packed = { 'project.json': strToU8(JSON.stringify(json)), 'model/weights.bin': trained.weightData };
      return zipSync({ ...packed, [`data/${project.assets[0]?.name ?? ''}`]: DATA });
    };
    expect(says(withScalers(trained.scalers))).toEqual([]);
    expect(says(withScalers({}))).toEqual([
      'mine.seqloom is damaged: how the column “load” is scaled is missing beside its trained weights.',
    ]);
    const path = 'trained.scalers.load.scale';
    for (const scale of [0, 1e-310]) {
      const faults = says(withScalers({ ...trained.scalers, load: { offset: 1, scale } }));
      expect(faults).toEqual([`mine.seqloom is not a valid project: ${path} must be a number other than 0.`]);
    }
    // Scalings of a model that has changed since belong to nothing.
    const other = { ...project, trained: { ...trained, scalers: {}, fingerprint: 'another' } };
    expect(says(writeProject(other, [DATA]))).toEqual([]);
  });

  it('is the same bytes for the same project', () => {
    expect(writeProject(untrained(), [DATA])).toEqual(writeProject(untrained(), [DATA]));
  });

  it('is refused when it is not a project at all', () => {
    expect(says(strToU8('hello'))).toEqual(['mine.seqloom is not a Seqloom project.']);
    expect(says(new Uint8Array())).toEqual(['mine.seqloom is not a Seqloom project.']);
    expect(says(zipSync({ 'readme.txt': strToU8('x') }))).toEqual(['mine.seqloom is not a Seqloom project.']);
    expect(says(zipOf({ name: 'x' }))).toEqual(['mine.seqloom is not a Seqloom project.']);
  });

  it('is refused when it is truncated, at any length', () => {
    const whole = writeProject(untrained(), [DATA]);
    for (let length = 0; length < whole.length; length += 7) {
      const [message] = says(whole.slice(0, length));
      expect(message, `${length} bytes`).toMatch(/^mine\.seqloom is (not a Seqloom project|damaged or incomplete)/);
    }
  });

  it('keeps the bytes of data that were packed once', () => {
    const data = strToU8(`hour,load\n${'2024-01-01 00:00,1\n'.repeat(500)}`);
    const packed = packAsset(data);
    expect(packed).toMatchObject({ method: 8, size: data.length });
    const file = writeProject(untrained(), [packed]);
    expect(file).toEqual(writeProject(untrained(), [data]));
    const opened = readProject(file, 'mine.seqloom');
    expect(opened.assets).toEqual([data]);
    expect(opened.packed).toEqual([packed]);
    expect(writeProject(opened.project, opened.packed)).toEqual(file);
  });

  it('may refer to its data without holding it, by name, size and hash, and by no path', () => {
    const known = { ...tableNamed('wave.csv'), sha256: 'ab'.repeat(32), bytes: DATA.length };
    const outside = untrained({ assets: [known], assetsInside: false });
    const file = writeProject(outside, [DATA]);
    expect(readProject(file, 'mine.seqloom')).toEqual({ project: outside, assets: [], packed: [] });
    expect(refusalOf(() => writeProject(untrained({ assetsInside: false }), []))).toEqual([
      'Wave “α” is not a valid project: assets[0].bytes must be known where the data lies outside.',
      'Wave “α” is not a valid project: assets[0].sha256 must be known where the data lies outside.',
    ]);
  });

  it('gives data a name that leads nowhere, whatever it was called', () => {
    const names = [
      'a:b.csv',
      '..',
      '../../etc/passwd',
      'C:\\x.csv',
      'a\0b.csv',
      '\ud800.csv',
      'x'.repeat(500),
      'größe 1.csv',
    ];
    const kept = names.map((name) => {
      const opened = readProject(writeProject(untrained({ assets: [tableNamed(name)] }), [DATA]), 'mine.seqloom');
      expect(opened.assets).toEqual([DATA]);
      return opened.project.assets[0]?.name;
    });
    expect(kept.slice(0, 6)).toEqual(['a_b.csv', 'data.csv', '.._.._etc_passwd', 'C__x.csv', 'a_b.csv', '_.csv']);
    expect(kept.at(-1)).toBe('größe 1.csv');
  });

  it('is put together from parts that were kept apart, with the same checks', async () => {
    const { trained } = await trainOnce();
    const project = untrained({ trained });
    const text = projectText(project);
    const weights = trained.weightData;
    const parts = readProjectParts({ text, assets: [DATA], weights }, 'copy');
    expect(parts).toEqual({
      project: readProject(writeProject(project, [DATA]), 'copy').project,
      assets: [DATA],
    });
    const saying = (change: Partial<ProjectParts>) =>
      refusalOf(() => readProjectParts({ text, assets: [DATA], weights, ...change }, 'copy'));
    expect(saying({ assets: [] })).toEqual(['copy names the data file wave.csv, which is missing.']);
    expect(saying({ weights: weights.subarray(4) })[0]).toMatch(
      /its trained weights take \d+ bytes, but the model needs \d+/,
    );
    expect(saying({ text: text.slice(0, 40) })).toEqual([
      'project.json in copy has a mistake on line 3, at character 16.',
    ]);
  });

  it('is refused when a newer Seqloom wrote it, whatever else it holds', () => {
    const newer = { ...jsonOf(untrained()), version: PROJECT_VERSION + 1, weather: 'fine' };
    const file = zipSync({ 'project.json': strToU8(JSON.stringify(newer)), 'notes/new.txt': strToU8('x') });
    expect(says(file)).toEqual([
      `mine.seqloom was saved by a newer version of Seqloom (file version ${PROJECT_VERSION + 1}; this one reads up to ${PROJECT_VERSION}).`,
    ]);
  });

  it('is refused with the path of every place that is wrong', () => {
    const json = jsonOf(untrained());
    const recipe = { ...hourlyRecipe(), lookback: 'long' };
    const broken = { ...json, name: 7, task: { id: 'forecasting', recipe } };
    const messages = says(zipOf(broken));
    expect(messages).toEqual([
      'mine.seqloom is not a valid project: name must be a text of at most 2000 characters.',
      'mine.seqloom is not a valid project: task.recipe.lookback must be a number of at most 1000000000000000.',
    ]);
  });

  it('is refused when data or weights that it names are missing', () => {
    expect(says(zipOf(jsonOf(untrained())))).toEqual(['mine.seqloom names the data file wave.csv, which is missing.']);
  });

  it('is never written so that it could not be opened again', () => {
    expect(() => writeProject(untrained(), [])).toThrow('A project whose data lies inside is written with its data.');
    const recipe = hourlyRecipe({ lookback: Number.NaN });
    expect(refusalOf(() => writeProject(untrained({ recipe }), [DATA]))).toEqual([
      'Wave “α” is not a valid project: task.recipe.lookback must be a number of at most 1000000000000000.',
    ]);
    const size = 353 * 2 ** 20;
    expect(refusalOf(() => packAsset({ length: size } as Uint8Array))).toEqual([
      'The project would exceed 352 MB and could not be opened again.',
    ]);
  });

  it('never takes a key of the prototype chain for content', () => {
    const text = projectText(untrained()).replace('"name":', '"__proto__": {"polluted": true}, "name":');
    const parsed = (): unknown => parseProjectJson(text, 'mine');
    try {
      parsed();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('the fingerprint', () => {
  it('stays what it was for weights that were saved before a parameter came', () => {
    const gru = (params: Record<string, boolean>) =>
      makeGraph(
        [
          makeNode('In', 'input'),
          makeNode('GRU', 'gru', params),
          makeNode('Out', 'dense'),
          makeNode('Target', 'target'),
        ],
        ['In>GRU', 'GRU>Out', 'Out>Target'],
      );
    // As computed before GRU had “Reset after”.
    expect(fingerprint(gru({}), forecastBy(hourlyRecipe()))).toBe('7e24bb33b23c0403');
    expect(fingerprint(gru({ resetAfter: true }), forecastBy(hourlyRecipe()))).not.toBe('7e24bb33b23c0403');
  });

  const { graph, task } = untrained();
  const recipe = hourlyRecipe();

  it('changes with what shapes the model and not with what does not', () => {
    const original = fingerprint(graph, task);
    expect(fingerprint(stockGraph(5), task)).not.toBe(original);
    expect(fingerprint(graph, forecastBy({ ...recipe, lookback: 7 }))).not.toBe(original);
    expect(fingerprint(graph, forecastBy({ ...recipe, units: {}, seasons: [] }))).toBe(original);
    const withExtra = { ...graph, nodes: [...graph.nodes, { id: 'x', type: 'gru', name: 'Idle', params: {} }] };
    expect(fingerprint(withExtra, task)).toBe(original);
  });
});
