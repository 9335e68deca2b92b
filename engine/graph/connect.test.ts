import { describe, expect, it } from 'vitest';
import { refuseWire, wiresReplacedBy } from '../layers/analyze';
import { makeGraph, makeNode, STOCK_SIGNATURE, stockGraph } from '../testing/graphs';
import type { Graph } from './graph';
import { messageOf } from '../testing/english';

const reason = (graph: Graph, from: string, to: string): string | null => {
  const refused = refuseWire(graph, STOCK_SIGNATURE, { node: from, port: 'out' }, { node: to, port: 'in' });
  return refused && messageOf(refused);
};

describe('refusing a wire', () => {
  const graph: Graph = {
    ...stockGraph(),
    nodes: [
      ...stockGraph().nodes,
      makeNode('Embedding', 'embedding'),
      makeNode('GRU', 'gru'),
      makeNode('GRU 2', 'gru'),
      makeNode('Repeat', 'repeatVector'),
      makeNode('Flat', 'flatten'),
      makeNode('Pool', 'globalPooling1d'),
    ],
    edges: [...stockGraph().edges, ...makeGraph([], ['Input>Pool']).edges],
  };

  it('lets fitting wires pass', () => {
    expect(reason(graph, 'Input', 'GRU')).toBeNull();
  });

  it('lets a wire take the place of another where an input takes one, also where the other would close a cycle', () => {
    expect(reason(graph, 'Input', 'Dense')).toBeNull();
    expect(wiresReplacedBy(graph, { node: 'Dense', port: 'in' }).map(({ from }) => from.node)).toEqual(['LSTM']);
    expect(reason(graph, 'Pool', 'LSTM')).toBe('LSTM reads a sequence, but Pool gives a single vector (5).');
    const merge = makeGraph([makeNode('A', 'dense'), makeNode('Sum', 'merge')], ['A>Sum']);
    expect(wiresReplacedBy(merge, { node: 'Sum', port: 'in' })).toEqual([]);
  });

  it('says that a wire would close a loop', () => {
    const open = makeGraph([makeNode('A', 'dense'), makeNode('B', 'dense')], ['A>B']);
    expect(reason(open, 'B', 'A')).toBe('A is part of a cycle: B → A → … → B.');
    expect(reason(open, 'A', 'A')).toBe('A cannot be connected to itself.');
  });

  it('says that the kinds of values do not fit', () => {
    expect(reason(graph, 'Dense', 'Embedding')).toBe(
      'Embedding needs codes (whole numbers that stand for categories), but Dense gives 1 of decimal numbers.',
    );
  });

  it('refuses a vector where a sequence is needed, but lets pass what one click can fix', () => {
    expect(reason(graph, 'Pool', 'GRU')).toBe('GRU reads a sequence, but Pool gives a single vector (5).');
    expect(reason(graph, 'LSTM', 'GRU')).toBeNull();
    expect(reason(graph, 'Dense', 'GRU')).toBeNull();
  });

  it('refuses before there is data what the axes alone decide', () => {
    const open = (from: string, to: string): string | null => {
      const refused = refuseWire(graph, null, { node: from, port: 'out' }, { node: to, port: 'in' });
      return refused && messageOf(refused);
    };
    expect(open('Pool', 'GRU')).toBe('GRU reads a sequence, but Pool gives a single vector (?).');
    expect(open('Input', 'Repeat')).toBe('Repeat repeats a single vector, but Input gives ?×?.');
    expect(open('Dense', 'Flat')).not.toBeNull();
    expect(open('Input', 'Embedding')).not.toBeNull();
    expect(open('Input', 'GRU')).toBeNull();
    expect(open('LSTM', 'GRU')).toBeNull();
    expect(open('Input', 'Flat')).toBeNull();
  });

  it('refuses a second wire between the same ports and wires into an Input', () => {
    expect(reason(graph, 'Input', 'LSTM')).toBe('Input is already connected to the input of LSTM.');
    expect(reason(graph, 'Dense', 'Input')).toBe('A wire runs from an output to an input.');
  });
});
