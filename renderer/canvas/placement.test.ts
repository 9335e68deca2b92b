import { type Graph, NODE_HEIGHT_PX, NODE_WIDTH_PX } from '#engine';
import { describe, expect, it } from 'vitest';
import { freePlace, wireUnder } from './placement';

const GRAPH: Graph = {
  nodes: ['a', 'b', 'c'].map((id) => ({ id, type: 'dense', name: id, params: {} })),
  edges: [
    { id: 'ab', from: { node: 'a', port: 'out' }, to: { node: 'b', port: 'in' } },
    { id: 'bc', from: { node: 'b', port: 'out' }, to: { node: 'c', port: 'in' } },
  ],
};
const LAYOUT = { a: { x: 0, y: 0 }, b: { x: 400, y: 0 }, c: { x: 800, y: 200 } };
const LEVEL = NODE_HEIGHT_PX / 2;

describe('the wire under a node', () => {
  it('is found along its whole length', () => {
    for (const x of [NODE_WIDTH_PX + 10, 260, 390]) expect(wireUnder({ x, y: LEVEL }, GRAPH, LAYOUT, null)).toBe('ab');
    expect(wireUnder({ x: 670, y: LEVEL + 100 }, GRAPH, LAYOUT, null)).toBe('bc');
  });

  it('is none where no wire is near', () => {
    expect(wireUnder({ x: 260, y: LEVEL + 80 }, GRAPH, LAYOUT, null)).toBeNull();
    expect(wireUnder({ x: -200, y: LEVEL }, GRAPH, LAYOUT, null)).toBeNull();
  });

  it('is never one of the node’s own', () => {
    expect(wireUnder({ x: 260, y: LEVEL }, GRAPH, LAYOUT, 'b')).toBeNull();
  });
});

describe('a free place', () => {
  it('is the wanted one where nothing stands', () => {
    expect(freePlace({ x: 100, y: 300 }, Object.values(LAYOUT))).toEqual({ x: 100, y: 300 });
  });

  it('is below what stands there, however much that is', () => {
    const column = Array.from({ length: 5 }, (_, i) => ({ x: 0, y: i * 100 }));
    const place = freePlace({ x: 20, y: 10 }, column);
    expect(place.x).toBe(20);
    expect(place.y).toBeGreaterThanOrEqual(400 + NODE_HEIGHT_PX);
  });
});
