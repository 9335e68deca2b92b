import * as tf from '@tensorflow/tfjs';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../problem/problem';
import { makeGraph, makeNode, stockGraph } from '../testing/graphs';
import { testClock } from '../testing/run';
import { hourlyRecipe, hourlyTable } from '../testing/tables';
import { DEFAULT_TRAINING } from '../training/settings';
import { train } from '../training/train';
import { fingerprint } from './fingerprint';
import { parseProjectJson } from './parseProject';
import type { Project } from './project';
import { projectText, readProject, writeProject } from './projectFile';

const DATA = strToU8('hour,load\n2024-01-01 00:00,1\n');

function untrained(): Project {
  return {
    name: 'Wave “α”',
    graph: stockGraph(),
    layout: { Input: { x: 10, y: -20.5 } },
    recipe: hourlyRecipe(),
    training: DEFAULT_TRAINING,
    dataFile: 'wave.csv',
    trained: null,
  };
}

function says(bytes: Uint8Array): string[] {
  try {
    readProject(bytes, 'mine.seqloom');
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map((problem) => problem.message);
  }
}

const zipOf = (json: unknown): Uint8Array => zipSync({ 'project.json': strToU8(JSON.stringify(json)) });
const jsonOf = (project: Project): Record<string, unknown> =>
  JSON.parse(projectText(project)) as Record<string, unknown>;

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('a project file', () => {
  it('gives back what was saved, data and trained weights included', async () => {
    const job = {
      graph: stockGraph(),
      recipe: hourlyRecipe(),
      table: hourlyTable(120),
      settings: { ...DEFAULT_TRAINING, epochs: 1 },
    };
    const hooks = { clock: testClock(), control: { aborted: false, paused: false }, onEvent: () => {} };
    const { trained } = await train(tf, job, hooks);
    const project = { ...untrained(), trained };
    const opened = readProject(writeProject(project, DATA), 'mine.seqloom');
    expect({ ...opened.project, trained: null }).toEqual(untrained());
    expect(opened.project.trained?.weightData).toEqual(trained.weightData);
    expect(opened.project.trained?.weightSpecs).toEqual(trained.weightSpecs);
    expect(opened.project.trained?.scalers).toEqual(trained.scalers);
    expect(opened.data).toEqual(DATA);
    expect(fingerprint(opened.project.graph, opened.project.recipe)).toBe(trained.fingerprint);
  });

  it('is the same bytes for the same project', () => {
    expect(writeProject(untrained(), DATA)).toEqual(writeProject(untrained(), DATA));
  });

  it('is refused when it is not a project at all', () => {
    expect(says(strToU8('hello'))).toEqual(['mine.seqloom is not a Seqloom project.']);
    expect(says(new Uint8Array())).toEqual(['mine.seqloom is not a Seqloom project.']);
    expect(says(zipSync({ 'readme.txt': strToU8('x') }))).toEqual(['mine.seqloom is not a Seqloom project.']);
    expect(says(zipOf({ name: 'x' }))).toEqual(['mine.seqloom is not a Seqloom project.']);
  });

  it('is refused when it is truncated, at any length', () => {
    const whole = writeProject(untrained(), DATA);
    for (let length = 0; length < whole.length; length += 7) {
      const [message] = says(whole.slice(0, length));
      expect(message, `${length} bytes`).toMatch(/^mine\.seqloom is (not a Seqloom project|damaged or incomplete)/);
    }
  });

  it('is refused when a newer Seqloom wrote it', () => {
    expect(says(zipOf({ ...jsonOf(untrained()), version: 2 }))).toEqual([
      'mine.seqloom was saved by a newer Seqloom (file version 2; this one reads up to 1).',
    ]);
  });

  it('is refused with the path of every place that is wrong', () => {
    const json = jsonOf(untrained());
    const broken = { ...json, name: 7, recipe: { ...(json.recipe as object), lookback: 'long' }, dataFile: null };
    const messages = says(zipOf(broken));
    expect(messages).toHaveLength(2);
    expect(messages[0]).toContain('name');
    expect(messages[1]).toContain('recipe.lookback');
  });

  it('is refused when data or weights that it names are missing', () => {
    expect(says(zipOf(jsonOf(untrained())))).toEqual([
      'mine.seqloom names the data file wave.csv, which is not there.',
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
    expect(fingerprint(gru({}), hourlyRecipe())).toBe('7e24bb33b23c0403');
    expect(fingerprint(gru({ resetAfter: true }), hourlyRecipe())).not.toBe('7e24bb33b23c0403');
  });

  const { graph, recipe } = untrained();

  it('changes with what shapes the model and not with what does not', () => {
    const original = fingerprint(graph, recipe);
    expect(fingerprint(stockGraph(5), recipe)).not.toBe(original);
    expect(fingerprint(graph, { ...recipe, lookback: 7 })).not.toBe(original);
    expect(fingerprint(graph, { ...recipe, units: {}, seasons: [] })).toBe(original);
    const withExtra = { ...graph, nodes: [...graph.nodes, { id: 'x', type: 'gru', name: 'Idle', params: {} }] };
    expect(fingerprint(withExtra, recipe)).toBe(original);
  });
});
