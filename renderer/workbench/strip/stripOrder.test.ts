import type { Graph } from '#engine';
import { describe, expect, it } from 'vitest';
import { stripOrder } from './stripOrder';

/** A graph from wires such as `a>b`. */
function graphOf(nodes: string, wires: string): Graph {
  return {
    nodes: nodes.split(' ').map((id) => ({ id, type: 'dense', name: '', params: {} })),
    edges: wires.split(' ').flatMap((wire) => {
      const [from, to] = wire.split('>');
      return from && to ? [{ id: wire, from: { node: from, port: 'out' }, to: { node: to, port: 'in' } }] : [];
    }),
  };
}

/** The strip in one line: ` > ` stands between neighbors that are wired, ` | ` between others. */
function written(graph: Graph): string {
  return stripOrder(graph)
    .map(({ node, wire }, i) => (i === 0 ? '' : wire ? ' > ' : ' | ') + node.id)
    .join('');
}

describe('the strip of nodes', () => {
  it('stands in the order of computation, whatever the order of the graph', () => {
    expect(written(graphOf('target dense lstm input', 'input>lstm lstm>dense dense>target'))).toBe(
      'input > lstm > dense > target',
    );
  });

  it('follows one branch as far as it goes before the next begins', () => {
    const graph = graphOf('a b c d e join', 'a>b b>join c>d d>e e>join');
    expect(written(graph)).toBe('a > b | c > d > e > join');
  });

  it('shows what is wired to nothing', () => {
    expect(written(graphOf('a alone b', 'a>b'))).toBe('a > b | alone');
  });

  it('shows each node once, also where wires run in a loop or lead nowhere', () => {
    expect(written(graphOf('a b c', 'a>b b>c c>b a>gone'))).toBe('a > b > c');
    expect(written(graphOf('a', 'a>a'))).toBe('a');
    expect(stripOrder({ nodes: [], edges: [] })).toEqual([]);
  });
});
