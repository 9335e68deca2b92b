import {
  emptyProject,
  DEFAULT_TRAINING,
  fingerprint,
  type Project,
  type TrainedModel,
  EMPTY_RECIPE,
  withTable,
} from '#engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COALESCE_PAUSE_MS, MAX_UNDO_STEPS } from './documentHistory';
import { attachData, markSaved, openDocument, redo, sealChange, setTrained, undo, useDocument } from './documentStore';
import { addNode, moveNodes, renameNode, setParam } from './editGraph';
import { type ReadData, renameProject, setData, setTraining } from './editProject';
import { select, useSelection } from './selectionStore';

const state = () => useDocument.getState();
const params = (id: string) => state().project.graph.nodes.find((node) => node.id === id)?.params;
const steps = () => state().history.past.length;

function trainedFor(project: Project, bestEpoch: number): TrainedModel {
  return {
    topology: {},
    weightSpecs: [],
    weightData: new Uint8Array(),
    scalers: {},
    vocabularies: {},
    history: [],
    end: 'completed',
    bestEpoch,
    backend: 'cpu',
    fingerprint: fingerprint(project.graph, project.task),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  openDocument({ project: emptyProject('Test'), dataBytes: null, table: null, tableProblems: [], fileRef: null });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('undo', () => {
  it('takes changes back one by one and does them again', () => {
    const lstm = addNode('lstm', { x: 0, y: 0 }) ?? '';
    renameNode(lstm, 'Memory');
    expect(state().project.graph.nodes[0]?.name).toBe('Memory');
    expect(undo()?.label).toBe('renameNode');
    expect(state().project.graph.nodes[0]?.name).toBe('LSTM');
    expect(undo()?.label).toBe('addNode');
    expect(state().project.graph.nodes).toEqual([]);
    expect(undo()).toBeNull();
    redo();
    expect(redo()?.label).toBe('renameNode');
    expect(state().project.graph.nodes[0]?.name).toBe('Memory');
    expect(redo()).toBeNull();
  });

  it('forgets the steps ahead when something else is done', () => {
    addNode('lstm', { x: 0, y: 0 });
    undo();
    addNode('gru', { x: 0, y: 0 });
    expect(redo()).toBeNull();
    expect(state().project.graph.nodes.map((node) => node.type)).toEqual(['gru']);
  });

  it('is not disturbed by a selection', () => {
    const id = addNode('lstm', { x: 0, y: 0 }) ?? '';
    undo();
    select([id]);
    expect(redo()?.label).toBe('addNode');
    expect(useSelection.getState().nodeIds).toEqual([id]);
  });

  it('records nothing for a change that changes nothing', () => {
    const id = addNode('lstm', { x: 10, y: 20 }) ?? '';
    moveNodes({ [id]: { x: 10, y: 20 } });
    renameNode(id, '  ');
    renameNode(id, 'LSTM');
    renameProject('Test');
    expect(steps()).toBe(1);
  });

  it('goes back a bounded number of steps', () => {
    for (let i = 0; i < MAX_UNDO_STEPS + 20; i++) renameProject(`Name ${i}`);
    expect(steps()).toBe(MAX_UNDO_STEPS);
  });
});

describe('typing', () => {
  it('into one field is one step', () => {
    const id = addNode('lstm', { x: 0, y: 0 }) ?? '';
    for (const units of [1, 12, 128]) setParam(id, 'units', units);
    expect(steps()).toBe(2);
    undo();
    expect(params(id)?.units).toBe(32);
  });

  it('starts a new step in another field, after leaving the field, and after a pause', () => {
    const id = addNode('lstm', { x: 0, y: 0 }) ?? '';
    setParam(id, 'units', 1);
    setParam(id, 'dropout', 0.1);
    expect(steps()).toBe(3);
    sealChange();
    setParam(id, 'dropout', 0.2);
    expect(steps()).toBe(4);
    vi.advanceTimersByTime(COALESCE_PAUSE_MS + 1);
    setParam(id, 'dropout', 0.3);
    expect(steps()).toBe(5);
  });

  it('after an undo is a step of its own', () => {
    const id = addNode('lstm', { x: 0, y: 0 }) ?? '';
    setParam(id, 'units', 8);
    setTraining({ epochs: 3 }, 'epochs');
    undo();
    setParam(id, 'units', 16);
    undo();
    expect(params(id)?.units).toBe(8);
    expect(state().project.training).toEqual(DEFAULT_TRAINING);
  });
});

describe('the unsaved mark', () => {
  it('goes when all changes are taken back, and comes again with redo', () => {
    addNode('lstm', { x: 0, y: 0 });
    expect(state().dirty).toBe(true);
    undo();
    expect(state().dirty).toBe(false);
    redo();
    expect(state().dirty).toBe(true);
  });

  it('stays when something was changed while the file was written', () => {
    addNode('lstm', { x: 0, y: 0 });
    const written = state().project;
    addNode('gru', { x: 0, y: 0 });
    const ref = { id: '1', name: 'a.seqloom', displayPath: '' };
    markSaved(ref, written);
    expect(state().dirty).toBe(true);
    expect(state().fileRef).toEqual(ref);
    undo();
    expect(state().dirty).toBe(false);
  });

  it('is there for work that no file holds yet, until it is saved', () => {
    const project = emptyProject('Recovered');
    openDocument({ project, dataBytes: null, table: null, tableProblems: [], fileRef: null, unsaved: true });
    expect(state().dirty).toBe(true);
    markSaved(null, state().project);
    expect(state().dirty).toBe(false);
  });
});

describe('trained weights', () => {
  it('stay through an undo that leaves the model as it is', () => {
    const id = addNode('lstm', { x: 0, y: 0 }) ?? '';
    moveNodes({ [id]: { x: 50, y: 0 } });
    const trained = trainedFor(state().project, 3);
    setTrained(trained);
    undo();
    expect(state().project.layout[id]).toEqual({ x: 0, y: 0 });
    expect(state().project.trained).toBe(trained);
  });

  it('come back with the model they belong to', () => {
    const input = addNode('input', { x: 0, y: 0 }) ?? '';
    const id = addNode('lstm', { x: 0, y: 0 }, { connectFrom: { node: input, port: 'out' } }) ?? '';
    addNode('target', { x: 0, y: 0 }, { connectFrom: { node: id, port: 'out' } });
    const small = trainedFor(state().project, 1);
    setTrained(small);
    setParam(id, 'units', 64);
    const large = trainedFor(state().project, 2);
    setTrained(large);
    undo();
    expect(state().project.trained).toBe(small);
    redo();
    expect(state().project.trained).toBe(large);
  });

  it('are no step of their own', () => {
    addNode('lstm', { x: 0, y: 0 });
    setTrained(trainedFor(state().project, 1));
    expect(steps()).toBe(1);
    expect(state().dirty).toBe(true);
  });
});

describe('another document', () => {
  it('starts without history and under another number', () => {
    addNode('lstm', { x: 0, y: 0 });
    const before = state().documentId;
    openDocument({ project: emptyProject('B'), dataBytes: null, table: null, tableProblems: [], fileRef: null });
    expect(state().documentId).toBe(before + 1);
    expect(undo()).toBeNull();
    expect(state().dirty).toBe(false);
  });
});

describe('data that lie outside the project’s file', () => {
  const data = { dataBytes: new Uint8Array([1, 2]), table: null, tableProblems: [] };
  const known = { name: 'far.csv', bytes: 2, sha256: 'hash' };
  const outside = { ...withTable(emptyProject('Far'), known), assetsInside: false };

  it('come under every state of the document that stands on them, and are no change', () => {
    openDocument({ project: outside, dataBytes: null, table: null, tableProblems: [], fileRef: null });
    renameProject('Further');
    attachData('hash', data);
    expect(state().dataBytes).toBe(data.dataBytes);
    undo();
    expect(state()).toMatchObject({ dirty: false, dataBytes: data.dataBytes, project: { name: 'Far' } });
    redo();
    expect(state()).toMatchObject({ dirty: true, dataBytes: data.dataBytes });
  });

  it('of another project are left alone', () => {
    openDocument({ project: outside, dataBytes: null, table: null, tableProblems: [], fileRef: null });
    attachData('other', data);
    expect(state().dataBytes).toBeNull();
  });
});

describe('artifacts', () => {
  const file = (byte: number) => ({ dataBytes: new Uint8Array([byte]), table: null, tableProblems: [] });
  const data = (byte: number, hash: string): ReadData => ({
    bytes: new Uint8Array([byte]),
    table: { fileName: `${hash}.csv`, rowCount: 0, lines: new Uint32Array(), columns: [] },
    problems: [],
    hash,
  });

  it('are in no undo step', () => {
    setTrained(trainedFor(state().project, 1));
    setData(data(1, 'first'));
    renameProject('Later');
    for (const { document } of state().history.past) {
      expect(Object.keys(document)).not.toContain('trained');
      expect(Object.keys(document)).not.toContain('runs');
    }
    expect(JSON.stringify(state().history)).not.toContain('weightData');
  });

  const withLookback = (lookback: number): Project => ({
    ...state().project,
    task: { id: 'forecasting', recipe: { ...EMPTY_RECIPE, lookback } },
  });

  it('are the weights of the last trainings, lest many fill the memory', () => {
    for (let run = 1; run <= 6; run++) {
      addNode('lstm', { x: run, y: 0 });
      setTrained(trainedFor(withLookback(run), run));
    }
    expect(state().artifacts.weights.map(({ trained }) => trained.bestEpoch)).toEqual([6, 5, 4, 3]);
    setTrained(trainedFor(withLookback(6), 7));
    expect(state().artifacts.weights.map(({ trained }) => trained.bestEpoch)).toEqual([7, 5, 4, 3]);
  });

  it('count imported weights once, for however many recipes they were adopted', () => {
    const weightData = new Uint8Array([1]);
    setTrained(trainedFor(state().project, 1));
    for (let lookback = 2; lookback <= 9; lookback++) {
      setTrained({ ...trainedFor(withLookback(lookback), lookback), weightData });
    }
    expect(state().artifacts.weights).toHaveLength(9);
  });

  it('are the data that some step stands on, once each', () => {
    openDocument({
      project: withTable(emptyProject('A'), { name: 'a.csv', bytes: 1, sha256: 'zeroth' }),
      ...file(0),
      fileRef: null,
    });
    setData(data(1, 'first'));
    setData(data(2, 'second'));
    undo();
    expect(state().dataBytes).toEqual(new Uint8Array([1]));
    setData(data(3, 'third'));
    expect([...state().artifacts.data.keys()]).toEqual(['zeroth', 'first', 'third']);
    undo();
    undo();
    expect(state().dataBytes).toEqual(new Uint8Array([0]));
  });

  it('prefer, of two trainings of one model, the one with the data of the document', () => {
    setData(data(1, 'first'));
    const first = trainedFor(state().project, 1);
    setTrained(first);
    setData(data(2, 'second'));
    expect(state().project.trained).toBe(first);
    const second = trainedFor(state().project, 2);
    setTrained(second);
    undo();
    expect(state().project.trained).toBe(first);
    redo();
    expect(state().project.trained).toBe(second);
  });
});

it('weights that undo brought back stay in sight through the next change, though others were trained later', () => {
  const input = addNode('input', { x: 0, y: 0 }) ?? '';
  const id = addNode('lstm', { x: 0, y: 0 }, { connectFrom: { node: input, port: 'out' } }) ?? '';
  addNode('target', { x: 0, y: 0 }, { connectFrom: { node: id, port: 'out' } });
  const small = trainedFor(state().project, 1);
  setTrained(small);
  setParam(id, 'units', 64);
  setTrained(trainedFor(state().project, 2));
  undo();
  setParam(id, 'units', 65);
  expect(state().project.trained).toBe(small);
});
