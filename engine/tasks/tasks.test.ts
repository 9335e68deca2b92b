import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../layers/analyze';
import { EN } from '../locales/en';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { findMistakes } from '../problem/jsonChecks';
import { readProject, writeProject } from '../project/projectFile';
import type { Table } from '../tables/table';
import { hourlyProject, tableNamed } from '../testing/projects';
import { recordingsTable, slopes } from '../testing/recordings';
import { testClock } from '../testing/run';
import { hourlyTable } from '../testing/tables';
import { train } from '../training/train';
import { predictTrained } from '../training/useTrained';
import { findTask, type TaskChoice, TASKS } from './index';
import type { PreparedTask } from './task';

beforeAll(() => tf.setBackend('cpu'));

const PARTED = slopes(40).map((one, i) => ({ ...one, part: i < 24 ? 'train' : 'test' }));
const TABLES = [recordingsTable(PARTED), hourlyTable(90)];

/** The first of the tables that the task's own suggestion makes samples of. */
function prepareAny(id: TaskChoice['id']): { table: Table; recipe: unknown; prepared: PreparedTask } {
  const task = findTask(id);
  for (const table of TABLES) {
    const recipe = task.suggest(table);
    const { prepared } = task.prepare(table, recipe);
    if (prepared) return { table, recipe, prepared };
  }
  throw new Error(`${id} can use none of the tables`);
}

describe.each(TASKS.map(({ id }) => id))('the task %s', (id) => {
  const task = findTask(id);
  const { table, recipe, prepared } = prepareAny(id);
  const choice = { id, recipe } as TaskChoice;
  const { inputs, targets } = prepared.source;

  it('has a name, and recipes that its own schema accepts', () => {
    expect(EN.words[`task.${id}`]).not.toBe('');
    expect(findMistakes(task.schema, task.emptyRecipe)).toEqual([]);
    expect(findMistakes(task.schema, recipe)).toEqual([]);
    expect(findMistakes(task.schema, [])).not.toEqual([]);
  });

  it('suggests columns of the table, and knows which it fits something to', () => {
    const columns = task.columns(recipe);
    expect(columns.length).toBeGreaterThan(0);
    expect(columns.filter((name) => !table.columns.some((column) => column.name === name))).toEqual([]);
    expect(task.fittedColumns(recipe).filter((name) => !columns.includes(name))).toEqual([]);
    expect(Object.values(task.drawnSplit(recipe) ?? { train: 0.5 }).every((share) => share >= 0 && share < 1)).toBe(
      true,
    );
  });

  it('describes the same samples before it prepares them, and from what was fitted', () => {
    const shown = ({ name, kind, shape, axes }: (typeof inputs)[number]) => ({ name, kind, shape, axes });
    for (const said of [task.describe(table, recipe), task.describeFitted(recipe, prepared.fitted)]) {
      expect(said.inputs.map(shown)).toEqual(inputs.map(shown));
      expect(said.targets.map(shown)).toEqual(targets.map(shown));
    }
  });

  it('offers a graph that trains, answers for every sample, and is saved and opened', async () => {
    const graph = task.startingGraph(prepared.source);
    expect(analyze(graph, prepared.source).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const nodes = graph.nodes.map((node) =>
      node.type === 'lstm' ? { ...node, params: { ...node.params, units: 2 } } : node,
    );
    const job = { graph: { ...graph, nodes }, task: choice, table, settings: { ...DEFAULT_TRAINING, epochs: 1 } };
    const before = tf.memory().numTensors;
    const control = { aborted: false, paused: false };
    const { trained, evaluation } = await train(tf, job, { clock: testClock(), control, onEvent: () => {} });
    expect(evaluation.targets.length).toBeGreaterThan(0);
    const { answers } = await predictTrained(tf, { ...job, trained });
    expect(answers.length).toBeGreaterThan(prepared.scored('test').length);
    expect(answers.filter((row) => row.length !== answers[0]?.length)).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
    const project = { ...hourlyProject(), graph, task: choice, trained, assets: [tableNamed('data.csv')] };
    const { project: opened } = readProject(
      writeProject(project, [new TextEncoder().encode('a\n1\n')]),
      'mine.seqloom',
    );
    expect(opened).toEqual(project);
  });
});
