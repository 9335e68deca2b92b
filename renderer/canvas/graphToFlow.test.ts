import { analyze, type Graph, type GraphNode } from '#engine';
import { describe, expect, it } from 'vitest';
import { type FlowEdge, toFlowEdges, toFlowNodes, toPorts, withSelection } from './graphToFlow';

const GRAPH: Graph = {
  nodes: [
    { id: 'a', type: 'input', name: 'A', params: {} },
    { id: 'b', type: 'lstm', name: 'B', params: {} },
  ],
  edges: [{ id: 'ab', from: { node: 'a', port: 'out' }, to: { node: 'b', port: 'in' } }],
};
const titleOf = ({ name }: GraphNode): string => name;
const LAYOUT = { a: { x: 0, y: 0 }, b: { x: 200, y: 0 } };

describe('nodes for React Flow', () => {
  it('are the same objects until something of theirs changes', () => {
    const first = toFlowNodes(GRAPH, LAYOUT, [], titleOf, []);
    const moved = toFlowNodes(GRAPH, { ...LAYOUT, b: { x: 300, y: 0 } }, [], titleOf, first);
    expect(moved[0]).toBe(first[0]);
    expect(moved[1]).not.toBe(first[1]);
    expect(moved[1]?.data).toBe(first[1]?.data);
    expect(moved[1]?.position).toEqual({ x: 300, y: 0 });
  });

  it('keep what React Flow has measured', () => {
    const measured = toFlowNodes(GRAPH, LAYOUT, [], titleOf, []).map((node) => ({
      ...node,
      measured: { width: 140, height: 90 },
    }));
    const selected = toFlowNodes(GRAPH, LAYOUT, ['b'], titleOf, measured);
    expect(selected[1]).toMatchObject({ selected: true, measured: { width: 140, height: 90 } });
    expect(withSelection(selected, ['b'])[1]).toBe(selected[1]);
    expect(withSelection(selected, [])[1]?.selected).toBe(false);
  });
});

describe('wires for React Flow', () => {
  const describeWire = (from: string, to: string): string => `${from} to ${to}`;

  it('take the family of what they come from and the words for those who cannot see them', () => {
    const [edge] = toFlowEdges(GRAPH, analyze(GRAPH, null), ['ab'], titleOf, describeWire, []);
    expect(edge).toMatchObject({ source: 'a', sourceHandle: 'out', target: 'b', selected: true, ariaLabel: 'A to B' });
    expect(edge?.data?.family).toBe('data');
  });

  it('stay the same objects until what they show changes', () => {
    const draw = (selected: readonly string[], previous: readonly FlowEdge[]) =>
      toFlowEdges(GRAPH, analyze(GRAPH, null), selected, titleOf, describeWire, previous);
    const drawn = draw([], []);
    expect(draw([], drawn)[0]).toBe(drawn[0]);
    expect(draw(['ab'], drawn)[0]).not.toBe(drawn[0]);
  });

  it('are left out where an end is not there', () => {
    const broken: Graph = { ...GRAPH, nodes: GRAPH.nodes.slice(0, 1) };
    expect(toFlowEdges(broken, analyze(broken, null), [], titleOf, describeWire, [])).toEqual([]);
  });

  it('are read back as ports, once both ends are known', () => {
    const whole = { source: 'a', sourceHandle: 'out', target: 'b', targetHandle: 'in' };
    expect(toPorts(whole)).toEqual({ from: { node: 'a', port: 'out' }, to: { node: 'b', port: 'in' } });
    expect(toPorts({ ...whole, targetHandle: null })).toBeNull();
  });
});
