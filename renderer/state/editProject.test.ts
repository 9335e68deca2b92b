import { beforeEach, describe, expect, it } from 'vitest';
import { emptyProject, analyze, findTask, hasErrors, type Project, suggestTask } from '#engine';
import { recordingsTable, slopes } from '../../engine/testing/recordings';
import { analysisOf } from './analysis';
import { openDocument, undo, useDocument } from './documentStore';
import { applyFix } from './editGraph';
import { setData, setRecipe, setStartingGraph, setTask } from './editProject';

const TABLE = recordingsTable(slopes(12));
const project = () => useDocument.getState().project;
const types = () => project().graph.nodes.map(({ type }) => type);

const open = (opened: Project): void =>
  openDocument({ project: opened, dataBytes: null, table: null, tableProblems: [], fileRef: null });

beforeEach(() => {
  open(emptyProject('Slopes'));
  setData({ bytes: new Uint8Array(), table: TABLE, problems: [], hash: 'slopes' });
});

describe('the task', () => {
  it('is the suggested one for the first data of an empty project', () => {
    expect(project().task).toEqual(suggestTask(TABLE));
    expect(project().task.id).toBe('sequenceClassification');
  });

  it('stays what it is where a model stands already', () => {
    const graph = findTask('forecasting').startingGraph({ inputs: [], targets: [] });
    open({ ...emptyProject('Model'), graph });
    setData({ bytes: new Uint8Array(), table: TABLE, problems: [], hash: 'slopes' });
    expect(project().task.id).toBe('forecasting');
  });

  it('is changed in one step, and each task finds the recipe again that it had', () => {
    setRecipe('sequenceClassification', { seed: 7 });
    setTask('forecasting');
    expect(project().task).toEqual({ id: 'forecasting', recipe: findTask('forecasting').suggest(TABLE) });
    setRecipe('forecasting', { lookback: 3 });
    setTask('sequenceClassification');
    expect(project().task.recipe).toMatchObject({ seed: 7 });
    setTask('forecasting');
    expect(project().task.recipe).toMatchObject({ lookback: 3 });
    undo();
    expect(project().task.id).toBe('sequenceClassification');
  });

  it('takes no changes that are meant for the recipe of another', () => {
    const before = project();
    setRecipe('forecasting', { lookback: 3 });
    setTask('sequenceClassification');
    expect(project()).toBe(before);
  });
});

describe('the starting model', () => {
  it('fits the data and the task, and is one step', () => {
    setStartingGraph();
    expect(types()).toEqual(['input', 'masking', 'lstm', 'dense', 'target']);
    expect(hasErrors(analysisOf(useDocument.getState()).problems)).toBe(false);
    expect(Object.keys(project().layout)).toHaveLength(5);
    undo();
    expect(types()).toEqual([]);
  });
});

it('a fix puts the layer that is missing into its wire', () => {
  setStartingGraph();
  const { graph, task } = project();
  const signature = findTask(task.id).describe(TABLE, task.recipe);
  const first = graph.edges[0];
  if (!first) throw new Error('no wires');
  applyFix({
    nodeId: 'input-1',
    insert: 'layerNormalization',
    edgeId: first.id,
    label: { code: 'fix.insertMasking', values: { node: 'Input' } },
  });
  expect(types()).toContain('layerNormalization');
  expect(project().graph.edges).toHaveLength(graph.edges.length + 1);
  expect(hasErrors(analyze(project().graph, signature).problems)).toBe(false);
});
