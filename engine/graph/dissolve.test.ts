import { describe, expect, it } from 'vitest';
import { dissolve } from '../layers/analyze';
import { makeGraph, makeNode, STOCK_SIGNATURE } from '../testing/graphs';
import type { Graph } from './graph';

/** What is left of the wires when nodes are removed. */
const after = (graph: Graph, ...ids: string[]): string[] =>
  dissolve(graph, STOCK_SIGNATURE, ids, []).edges.map(({ from, to }) => `${from.node}>${to.node}`);

const CHAIN = makeGraph(
  [
    makeNode('Input', 'input'),
    makeNode('LSTM', 'lstm', { output: 'sequences' }),
    makeNode('Drop', 'dropout'),
    makeNode('GRU', 'gru'),
    makeNode('Norm', 'layerNormalization'),
    makeNode('Dense', 'dense'),
    makeNode('Target', 'target'),
  ],
  ['Input>LSTM', 'LSTM>Drop', 'Drop>GRU', 'GRU>Norm', 'Norm>Dense', 'Dense>Target'],
);

describe('removing nodes', () => {
  it('joins what fed a node to what it fed, and so for several in a row and for several apart', () => {
    expect(after(CHAIN, 'Drop')).toEqual(['Input>LSTM', 'LSTM>GRU', 'GRU>Norm', 'Norm>Dense', 'Dense>Target']);
    expect(after(CHAIN, 'LSTM', 'Drop')).toEqual(['Input>GRU', 'GRU>Norm', 'Norm>Dense', 'Dense>Target']);
    expect(after(CHAIN, 'Norm', 'Drop')).toEqual(['Input>LSTM', 'LSTM>GRU', 'GRU>Dense', 'Dense>Target']);
  });

  it('joins every wire that the node led on to, and leaves the ends of the model open', () => {
    const forked = { ...CHAIN, edges: [...CHAIN.edges, ...makeGraph([], ['Drop>Pool']).edges] };
    const graph = { ...forked, nodes: [...CHAIN.nodes, makeNode('Pool', 'globalPooling1d')] };
    expect(after(graph, 'Drop')).toEqual(expect.arrayContaining(['LSTM>GRU', 'LSTM>Pool']));
    expect(after(CHAIN, 'Input')).not.toContain('Input>Drop');
    expect(after(CHAIN, 'Dense', 'Target')).toEqual(['Input>LSTM', 'LSTM>Drop', 'Drop>GRU', 'GRU>Norm']);
  });

  it('joins nothing where the shapes do not allow it', () => {
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('Pool', 'globalPooling1d'),
        makeNode('Repeat', 'repeatVector'),
        makeNode('GRU', 'gru'),
      ],
      ['Input>Pool', 'Pool>Repeat', 'Repeat>GRU'],
    );
    expect(after(graph, 'Repeat')).toEqual(['Input>Pool']);
    expect(after(graph, 'Pool')).toEqual(['Repeat>GRU']);
    expect(after(graph, 'Pool', 'Repeat')).toEqual(['Input>GRU']);
  });

  const MERGED = makeGraph(
    [
      makeNode('Input', 'input'),
      makeNode('LSTM', 'lstm', { units: 5, output: 'sequences' }),
      makeNode('Sum', 'merge'),
      makeNode('GRU', 'gru'),
    ],
    ['Input>LSTM', 'LSTM>Sum', 'Input>Sum', 'Sum>GRU'],
  );

  it('joins nothing where several nodes fed it, and joins a whole block that one node feeds', () => {
    expect(after(MERGED, 'Sum')).toEqual(['Input>LSTM']);
    expect(after(MERGED, 'LSTM', 'Sum')).toEqual(['Input>GRU']);
    expect(after(MERGED, 'LSTM'), 'a second wire between the same ends').toEqual(['Input>Sum', 'Sum>GRU']);
  });

  it('keeps the order in which a Concatenate joins, and lets states go', () => {
    const graph = makeGraph(
      [
        makeNode('A', 'input'),
        makeNode('B', 'input'),
        makeNode('Drop', 'dropout'),
        makeNode('Join', 'concatenate'),
        makeNode('Encoder', 'lstm'),
        makeNode('Decoder', 'lstm', { output: 'sequences' }),
      ],
      ['A>Drop', 'Drop>Join', 'B>Join', 'Join>Decoder', 'B>Encoder'],
    );
    expect(after(graph, 'Drop')).toEqual(['A>Join', 'B>Join', 'Join>Decoder', 'B>Encoder']);
    const state = { id: 's', from: { node: 'Encoder', port: 'state' }, to: { node: 'Decoder', port: 'initialState' } };
    const head = makeGraph([], ['Decoder>Head']).edges;
    const started = { nodes: [...graph.nodes, makeNode('Head', 'dense')], edges: [state, ...graph.edges, ...head] };
    expect(after(started, 'Decoder')).toContain('Join>Head');
    expect(after(started, 'Encoder')).not.toContain('B>Decoder');
  });
});
