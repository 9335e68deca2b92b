import {
  emptyProject,
  fingerprint,
  type Graph,
  type GraphNode,
  NODE_WIDTH_PX,
  refuseWire,
  tidyLayout,
  type TrainedModel,
} from '#engine';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDocument, redo, undo, useDocument } from './documentStore';
import { addNode, applyFix, changeNodeType, connectPorts, insertOnEdge, removeParts, tidy } from './editGraph';
import { isStale } from './modelFingerprint';
import { clipOfDocument, pasteParts } from './pasteParts';

const project = () => useDocument.getState().project;
const wires = () => project().graph.edges.map(({ from, to }) => `${from.node} → ${to.node}`);
const steps = () => useDocument.getState().history.past.length;
const add = (type: string, x = 0, y = 0): string => addNode(type, { x, y }) ?? '';
const join = (from: string, to: string): void => connectPorts({ node: from, port: 'out' }, { node: to, port: 'in' });

beforeEach(() => {
  openDocument({ project: emptyProject('Test'), dataBytes: null, table: null, tableProblems: [], fileRef: null });
});

describe('adding a node', () => {
  it('gives it a fresh id and name, its defaults and its place', () => {
    const [first, second] = [add('lstm'), add('lstm', 30, 40)];
    expect(first).not.toBe(second);
    expect(project().graph.nodes.map((node) => node.name)).toEqual(['LSTM', 'LSTM 2']);
    expect(project().graph.nodes[1]?.params.units).toBe(32);
    expect(project().layout[second]).toEqual({ x: 30, y: 40 });
  });

  it('together with its wire is one step', () => {
    const input = add('input');
    const before = steps();
    const lstm = addNode('lstm', { x: 200, y: 0 }, { connectFrom: { node: input, port: 'out' } });
    expect(wires()).toEqual([`${input} → ${lstm}`]);
    expect(steps()).toBe(before + 1);
    undo();
    expect(wires()).toEqual([]);
    expect(project().layout).not.toHaveProperty(lstm ?? '');
  });

  it('refuses a type that the catalog does not have', () => {
    expect(addNode('teleporter', { x: 0, y: 0 })).toBeNull();
    expect(steps()).toBe(0);
  });
});

describe('putting a node into a wire', () => {
  it('leads the wire through a new node and makes room, in one step', () => {
    const [input, dense] = [add('input', 0), add('dense', 180)];
    join(input, dense);
    const before = steps();
    const flatten = addNode('flatten', { x: 90, y: 25 }, { onEdge: project().graph.edges[0]?.id }) ?? '';
    expect(wires().sort()).toEqual([`${flatten} → ${dense}`, `${input} → ${flatten}`].sort());
    expect(steps()).toBe(before + 1);
    const { layout } = project();
    expect(layout[flatten]?.x).toBeGreaterThanOrEqual(NODE_WIDTH_PX);
    expect((layout[dense]?.x ?? 0) - (layout[flatten]?.x ?? 0)).toBeGreaterThanOrEqual(NODE_WIDTH_PX);
    expect(layout[flatten]?.y).toBe(0);
    undo();
    expect(wires()).toEqual([`${input} → ${dense}`]);
    expect(project().layout[dense]).toEqual({ x: 180, y: 0 });
  });

  it('leads the wire through a node that is there', () => {
    const [input, dense, dropout] = [add('input', 0), add('dense', 600), add('dropout', 0, 300)];
    join(input, dense);
    insertOnEdge(dropout, project().graph.edges[0]?.id ?? '', { x: 300, y: 10 });
    expect(wires().sort()).toEqual([`${dropout} → ${dense}`, `${input} → ${dropout}`].sort());
    expect(project().layout[dropout]).toEqual({ x: 300, y: 0 });
    expect(project().layout[dense]).toEqual({ x: 600, y: 0 });
  });

  it('keeps the order in which a Concatenate joins', () => {
    const [a, b, joined] = [add('input'), add('input'), add('concatenate', 400)];
    join(a, joined);
    join(b, joined);
    const id = addNode('dropout', { x: 200, y: 0 }, { onEdge: project().graph.edges[0]?.id }) ?? '';
    const into = project().graph.edges.filter((edge) => edge.to.node === joined);
    expect(into.map((edge) => edge.from.node)).toEqual([id, b]);
  });

  it('changes nothing for a node without an output', () => {
    const [input, dense, target] = [add('input'), add('dense', 300), add('target', 0, 300)];
    join(input, dense);
    const before = steps();
    insertOnEdge(target, project().graph.edges[0]?.id ?? '', { x: 100, y: 0 });
    expect(steps()).toBe(before);
    expect(wires()).toEqual([`${input} → ${dense}`]);
  });
});

describe('removing', () => {
  it('takes the wires and the places of nodes along', () => {
    const [input, lstm] = [add('input'), add('lstm')];
    join(input, lstm);
    removeParts([input], []);
    expect(wires()).toEqual([]);
    expect(Object.keys(project().layout)).toEqual([lstm]);
  });

  it('joins the neighbors of a node in the middle, before there is data too, in one step', () => {
    const [input, dropout, lstm] = [add('input'), add('dropout'), add('lstm')];
    join(input, dropout);
    join(dropout, lstm);
    const before = steps();
    removeParts([dropout], []);
    expect(wires()).toEqual([`${input} → ${lstm}`]);
    expect(steps()).toBe(before + 1);
    undo();
    expect(wires()).toEqual([`${input} → ${dropout}`, `${dropout} → ${lstm}`]);
  });

  it('of nothing is no step', () => {
    add('input');
    removeParts([], []);
    removeParts(['gone'], ['gone too']);
    expect(steps()).toBe(1);
  });
});

describe('replacing a wire', () => {
  it('at a taken input is one step, and none at an input that takes many', () => {
    const [a, b, dense, sum] = [add('input'), add('input'), add('dense'), add('merge')];
    join(a, dense);
    const before = steps();
    join(b, dense);
    expect(wires()).toEqual([`${b} → ${dense}`]);
    expect(steps()).toBe(before + 1);
    undo();
    expect(wires()).toEqual([`${a} → ${dense}`]);
    join(a, sum);
    join(b, sum);
    expect(wires()).toEqual([`${a} → ${dense}`, `${a} → ${sum}`, `${b} → ${sum}`]);
  });

  it('with a new node is one step too', () => {
    const [input, dense] = [add('input'), add('dense')];
    join(input, dense);
    const pool = addNode('globalPooling1d', { x: 0, y: 0 }, { connectTo: { node: dense, port: 'in' } });
    expect(wires()).toEqual([`${pool} → ${dense}`]);
  });
});

describe('changing the type of a node', () => {
  it('is one step, and undo brings the trained weights of the old one back', () => {
    const [input, lstm, dense, target] = [add('input'), add('lstm'), add('dense'), add('target')];
    join(input, lstm);
    join(lstm, dense);
    join(dense, target);
    const inputs = [{ name: 'x', kind: 'number', shape: [5], axes: ['time'] }] as const;
    const targets = [{ name: 'x', kind: 'number', shape: [1], axes: ['ahead'] }] as const;
    const { graph, task } = project();
    const trained: TrainedModel = {
      topology: {},
      weightSpecs: [{ name: 'lstm/kernel', shape: [1, 128], dtype: 'float32' }],
      weightData: new Uint8Array(512),
      scalers: {},
      vocabularies: {},
      history: [],
      end: 'completed',
      bestEpoch: 1,
      backend: 'cpu',
      fingerprint: fingerprint(graph, task),
    };
    const expected = { ...project(), expects: { inputs, targets }, trained };
    openDocument({ project: expected, dataBytes: null, table: null, tableProblems: [], fileRef: null });
    expect(changeNodeType(lstm, 'bidirectional')).toMatchObject({ weights: { kept: 1, total: 6 } });
    expect(steps()).toBe(1);
    expect(wires()).toEqual([`${input} → ${lstm}`, `${lstm} → ${dense}`, `${dense} → ${target}`]);
    const [spec] = project().trained?.weightSpecs ?? [];
    expect(spec?.name).toBe('bidirectional/forward_bidirectional_cell/kernel');
    expect(isStale(project())).toBe(true);
    undo();
    expect(project().trained).toBe(trained);
    expect(isStale(project())).toBe(false);
    redo();
    changeNodeType(lstm, 'lstm');
    expect(project().graph.nodes[1]).toMatchObject({ type: 'lstm', name: 'LSTM' });
    expect(project().trained, 'the same model as before').toBe(trained);
  });

  it('to one that there is not is no step', () => {
    const lstm = add('lstm');
    expect(changeNodeType(lstm, 'teleporter')).toBeNull();
    expect(changeNodeType('gone', 'gru')).toBeNull();
    expect(steps()).toBe(1);
  });
});

describe('a fix', () => {
  it('sets all of the nodes that it names, in one step', () => {
    const [first, second] = [add('lstm'), add('gru')];
    const before = steps();
    const label = { code: 'fix.returnSequences' } as const;
    applyFix({ nodeId: first, also: [second], param: 'output', value: 'sequences', label });
    expect(project().graph.nodes.map((node) => node.params.output)).toEqual(['sequences', 'sequences']);
    expect(steps()).toBe(before + 1);
  });

  it('fixes what it was offered for', () => {
    const [first, second] = [add('lstm'), add('lstm')];
    applyFix({ nodeId: first, param: 'output', value: 'sequences', label: { code: 'fix.returnSequences' } });
    expect(project().graph.nodes.find((node) => node.id === first)?.params.output).toBe('sequences');
    expect(refuseWire(project().graph, null, { node: first, port: 'out' }, { node: second, port: 'in' })).toBeNull();
  });
});

describe('copies', () => {
  it('take the nodes and the wires between them, under fresh ids and names', () => {
    const [input, lstm, dense] = [add('input', 0), add('lstm', 200), add('dense', 400)];
    join(input, lstm);
    join(lstm, dense);
    const ids = pasteParts(clipOfDocument([lstm, dense]), { x: 40, y: 40 });
    expect(ids).toHaveLength(2);
    expect(new Set(project().graph.nodes.map((node) => node.id)).size).toBe(5);
    expect(
      project()
        .graph.nodes.slice(3)
        .map((node) => node.name),
    ).toEqual(['LSTM 2', 'Dense 2']);
    expect(wires().slice(2)).toEqual([`${ids[0]} → ${ids[1]}`]);
    expect(project().layout[ids[0] ?? '']).toEqual({ x: 240, y: 40 });
    undo();
    expect(project().graph.nodes).toHaveLength(3);
  });
});

describe('tidying', () => {
  const chain = (...ids: string[]): Graph => ({
    nodes: ids.map((id): GraphNode => ({ id, type: 'dense', name: id, params: {} })),
    edges: ids.slice(1).map((id, i) => ({
      id: `e${i}`,
      from: { node: ids[i] ?? '', port: 'out' },
      to: { node: id, port: 'in' },
    })),
  });

  it('draws a chain as a straight line from left to right', () => {
    const layout = tidyLayout(chain('a', 'b', 'c', 'd'));
    const xs = ['a', 'b', 'c', 'd'].map((id) => layout[id]?.x ?? Number.NaN);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(new Set(['a', 'b', 'c', 'd'].map((id) => layout[id]?.y)).size).toBe(1);
    expect((xs[1] ?? 0) - (xs[0] ?? 0)).toBeGreaterThan(NODE_WIDTH_PX);
  });

  it('covers no node with another, loops and loose nodes included', () => {
    const base = chain('a', 'b', 'c', 'd', 'e', 'f');
    const wire = (id: string, from: string, to: string) => ({
      id,
      from: { node: from, port: 'out' },
      to: { node: to, port: 'in' },
    });
    const graph: Graph = {
      nodes: [...base.nodes, { id: 'loose', type: 'dense', name: 'loose', params: {} }],
      edges: [
        wire('1', 'a', 'c'),
        wire('2', 'b', 'c'),
        wire('3', 'c', 'd'),
        wire('4', 'd', 'e'),
        wire('5', 'e', 'd'),
        wire('6', 'a', 'f'),
      ],
    };
    const places = Object.values(tidyLayout(graph));
    expect(places).toHaveLength(7);
    for (const [i, a] of places.entries()) {
      for (const b of places.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 140 || Math.abs(a.y - b.y) >= 90).toBe(true);
    }
  });

  it('is one step, and none when all stands in its place', () => {
    const [a, b] = [add('input', 5, 17), add('lstm', 3, 200)];
    join(a, b);
    const before = steps();
    tidy();
    tidy();
    expect(steps()).toBe(before + 1);
  });
});
