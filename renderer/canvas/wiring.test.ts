import {
  addNode,
  CATALOG,
  connect,
  type DataSignature,
  defaultParams,
  EMPTY_GRAPH,
  findLayer,
  type Graph,
  type ParamValue,
} from '#engine';
import { describe, expect, it } from 'vitest';
import { layersThatFit, refuseInsertion, wireChoices, wireToNode } from './wiring';

const DATA: DataSignature = {
  inputs: [
    { name: 'a', kind: 'number', shape: [30], axes: ['time'] },
    { name: 'b', kind: 'number', shape: [30], axes: ['time'] },
  ],
  targets: [{ name: 'b', kind: 'number', shape: [1], axes: ['ahead'] }],
};

function add(graph: Graph, id: string, type: string, params: Record<string, ParamValue> = {}): Graph {
  return addNode(graph, { id, type, name: id, params: { ...defaultParams(findLayer(type)?.params ?? {}), ...params } });
}

const out = (node: string) => ({ node, port: 'out' });
const into = (node: string) => ({ node, port: 'in' });

/** input → lstm → dense → target, and a free Flatten. */
function model(): Graph {
  let graph = EMPTY_GRAPH;
  for (const type of ['input', 'lstm', 'dense', 'target', 'flatten']) graph = add(graph, type, type);
  graph = connect(graph, out('input'), into('lstm'));
  graph = connect(graph, out('lstm'), into('dense'));
  return connect(graph, out('dense'), into('target'));
}

/** The same, and what the input gives pooled over time, which no fix makes a sequence, into a Dense. */
function pooled(): Graph {
  const graph = add(add(model(), 'pool', 'globalPooling1d'), 'head', 'dense');
  return connect(connect(graph, out('input'), into('pool')), out('pool'), into('head'));
}

describe('what fits', () => {
  it('after a sequence is everything that reads one', () => {
    const types = layersThatFit(model(), DATA, { from: out('input') }).map((layer) => layer.type);
    expect(types).toEqual(expect.arrayContaining(['lstm', 'gru', 'dense', 'flatten', 'dropout']));
    expect(types).not.toContain('input');
    expect(types).not.toContain('embedding');
  });

  it('after a vector leaves out what needs a sequence and cannot be fixed', () => {
    const types = layersThatFit(pooled(), DATA, { from: out('pool') }).map((layer) => layer.type);
    expect(types).not.toContain('gru');
    expect(types).toContain('dense');
    const fixable = layersThatFit(model(), DATA, { from: out('dense') }).map((layer) => layer.type);
    expect(fixable).toContain('gru');
  });

  it('after a state is a layer that can start from one', () => {
    const types = layersThatFit(model(), DATA, { from: { node: 'lstm', port: 'state' } }).map((layer) => layer.type);
    expect(types).toEqual(['lstm']);
  });

  it('before an input that is taken is what may stand in the place of what is there', () => {
    const types = layersThatFit(model(), DATA, { to: into('dense') }).map((layer) => layer.type);
    expect(types).toContain('gru');
    expect(types).not.toContain('target');
  });

  it('before a free input is what gives an output', () => {
    const types = layersThatFit(model(), DATA, { to: into('flatten') }).map((layer) => layer.type);
    expect(types).toContain('lstm');
    expect(types).not.toContain('target');
  });

  it('is everything where no wire is held', () => {
    expect(layersThatFit(EMPTY_GRAPH, null, {}).length).toBe(CATALOG.length);
  });
});

describe('connecting from the keyboard', () => {
  it('lists every other input: the free ones first, then the taken ones, then the impossible ones with the reason', () => {
    const choices = wireChoices(model(), DATA, 'input');
    expect(choices[0]?.to.node).toBe('flatten');
    expect(choices[0]?.refusal).toBeNull();
    expect(choices.map((choice) => choice.to.node).sort()).toEqual(['dense', 'flatten', 'lstm', 'target']);
    const taken = choices.filter((choice) => !choice.refusal && choice.replaces !== null);
    expect(taken.map((choice) => [choice.to.node, choice.replaces])).toEqual([
      ['dense', 'lstm'],
      ['target', 'dense'],
    ]);
    expect(choices.at(-1)).toMatchObject({ to: { node: 'lstm' }, refusal: { code: 'graph.duplicateEdge' } });
  });

  it('has nothing to offer from a node without an output', () => {
    expect(wireChoices(model(), DATA, 'target')).toEqual([]);
  });
});

describe('a wire dropped on a node', () => {
  it('ends at its input, or starts at its output when pulled backwards', () => {
    expect(wireToNode(model(), { from: out('input') }, 'flatten')).toEqual({ from: out('input'), to: into('flatten') });
    expect(wireToNode(model(), { to: into('flatten') }, 'lstm')).toEqual({ from: out('lstm'), to: into('flatten') });
  });

  it('ends at the port that it is near', () => {
    const two = add(model(), 'attention', 'attention');
    const value = { node: 'attention', port: 'value' };
    expect(wireToNode(two, { from: out('input') }, 'attention', 'value')?.to).toEqual(value);
    expect(wireToNode(two, { from: out('input') }, 'attention')?.to).toEqual({ ...value, port: 'query' });
  });

  it('has nowhere to end at a node without an input', () => {
    expect(wireToNode(model(), { from: out('lstm') }, 'input')).toBeNull();
  });
});

describe('putting a node into a wire', () => {
  it('is allowed where both halves fit', () => {
    expect(refuseInsertion(model(), DATA, { type: 'dropout' }, 'edge-1')).toBeNull();
    expect(refuseInsertion(model(), DATA, { id: 'flatten' }, 'edge-2')).not.toBe('noPorts');
  });

  it('is refused where a half does not fit', () => {
    expect(refuseInsertion(pooled(), DATA, { type: 'gru' }, 'edge-5')).toMatchObject({ code: 'shape.needsTime' });
  });

  it('is refused for a node that has no input or no output', () => {
    expect(refuseInsertion(model(), DATA, { type: 'input' }, 'edge-1')).toBe('noPorts');
    expect(refuseInsertion(model(), DATA, { type: 'target' }, 'edge-1')).toBe('noPorts');
    expect(refuseInsertion(model(), DATA, { type: 'dropout' }, 'gone')).toBe('noPorts');
  });
});

describe('states', () => {
  const state = { node: 'lstm', port: 'state' };
  const two = (): Graph => add(model(), 'decoder', 'lstm', { units: 8 });

  it('are offered to initial states only, outputs to inputs only', () => {
    const choices = wireChoices(two(), DATA, 'lstm');
    const pairs = choices.map(({ from, to }) => `${from.port}>${to.node}.${to.port}`);
    expect(pairs).toContain('state>decoder.initialState');
    expect(pairs).toContain('out>decoder.in');
    expect(pairs).not.toContain('state>decoder.in');
    expect(pairs).not.toContain('out>decoder.initialState');
  });

  it('that are dropped on a node reach its initial state', () => {
    expect(wireToNode(two(), { from: state }, 'decoder')?.to).toEqual({ node: 'decoder', port: 'initialState' });
    expect(wireToNode(two(), { from: out('lstm') }, 'decoder')?.to).toEqual(into('decoder'));
  });

  it('do not lead through a layer that has none', () => {
    const graph = connect(two(), state, { node: 'decoder', port: 'initialState' });
    const edge = graph.edges.at(-1)?.id ?? '';
    expect(refuseInsertion(graph, DATA, { type: 'dense' }, edge)).toMatchObject({ code: 'graph.stateWire' });
    expect(refuseInsertion(graph, DATA, { type: 'lstm' }, edge)).toBeNull();
  });
});
