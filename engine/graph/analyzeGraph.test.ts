import { describe, expect, it } from 'vitest';
import { withCodes } from '../testing/graphs';
import { analyze } from '../layers/analyze';
import { makeGraph, makeNode, STOCK_SIGNATURE, stockGraph } from '../testing/graphs';
import { edgeSpec } from './analyzeGraph';
import type { Graph } from './graph';
import { messageOf } from '../testing/english';

const problemsOf = (graph: Graph) =>
  analyze(graph, STOCK_SIGNATURE).problems.map((problem) => ({ at: problem.nodeId, says: messageOf(problem) }));

describe('analyzing a graph', () => {
  it('infers the shape on every wire and counts parameters', () => {
    const analysis = analyze(stockGraph(32), STOCK_SIGNATURE);
    expect(analysis.problems).toEqual([]);
    expect(edgeSpec(analysis, { node: 'Input', port: 'out' })?.shape).toEqual([30, 5]);
    expect(edgeSpec(analysis, { node: 'LSTM', port: 'out' })?.shape).toEqual([32]);
    expect(edgeSpec(analysis, { node: 'Dense', port: 'out' })?.shape).toEqual([1]);
    expect(analysis.parameterCount).toBe(4 * 32 * (5 + 32 + 1) + 33);
  });

  it('counts the work of the textbook LSTM: two operations a multiply-add, each gate, each step', () => {
    const flops = analyze(stockGraph(32), STOCK_SIGNATURE).nodes.get('LSTM')?.flops;
    expect(flops).toBe(30 * (2 * 4 * 32 * (5 + 32) + 9 * 32));
  });

  it('reports every problem at once, each on its node', () => {
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('LSTM A', 'lstm', { units: 0 }),
        makeNode('LSTM B', 'lstm', { output: 'sideways' }),
        makeNode('Target', 'target'),
        makeNode('Dense', 'dense'),
      ],
      ['Input>LSTM A', 'LSTM A>LSTM B', 'LSTM B>Target'],
    );
    expect(problemsOf(graph)).toEqual([
      { at: 'Dense', says: 'Dense does not lead to a Target, so it is left out of the model.' },
      { at: 'LSTM A', says: 'Units of LSTM A must be between 1 and 4096, but is 0.' },
      { at: 'LSTM B', says: 'Output of LSTM B cannot be “sideways”.' },
    ]);
  });

  it('offers a fix where a recurrent layer drops the time axis that the next one needs', () => {
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('LSTM 1', 'lstm'),
        makeNode('LSTM 2', 'lstm'),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ],
      ['Input>LSTM 1', 'LSTM 1>LSTM 2', 'LSTM 2>Dense', 'Dense>Target'],
    );
    const [problem, ...others] = analyze(graph, STOCK_SIGNATURE).problems;
    expect(others).toEqual([]);
    expect(messageOf(problem)).toBe('LSTM 1 drops the time axis, but LSTM 2 needs it.');
    expect(problem?.fix).toMatchObject({ nodeId: 'LSTM 1', param: 'output', value: 'sequences' });
  });

  it('names the loop of a cyclic graph on each of its nodes', () => {
    const graph = makeGraph(
      [makeNode('Input', 'input'), makeNode('A', 'dense'), makeNode('B', 'dense'), makeNode('Target', 'target')],
      ['Input>Target', 'A>B', 'B>A'],
    );
    expect(problemsOf(graph).filter((problem) => problem.says.includes('cycle'))).toEqual([
      { at: 'A', says: 'A is part of a cycle: A → B → A.' },
      { at: 'B', says: 'B is part of a cycle: A → B → A.' },
    ]);
  });

  it('says when no path leads to the Target, and when an input dangles', () => {
    const alone = makeGraph([makeNode('Input', 'input'), makeNode('Target', 'target')], []);
    expect(problemsOf(alone)).toContainEqual({ at: 'Target', says: 'Target has nothing connected to its input.' });
    const orphaned = makeGraph(
      [makeNode('Input', 'input'), makeNode('Dense', 'dense'), makeNode('Target', 'target')],
      ['Dense>Target'],
    );
    expect(problemsOf(orphaned)).toContainEqual({ at: 'Target', says: 'No path leads from an Input to Target.' });
    expect(problemsOf(orphaned)).toContainEqual({ at: 'Dense', says: 'Dense has nothing connected to its input.' });
  });

  it('says what an empty canvas lacks', () => {
    expect(problemsOf({ nodes: [], edges: [] }).map((problem) => problem.says)).toEqual([
      'The model has no Input.',
      'The model has no Target.',
    ]);
  });

  it('checks the number of outputs against horizon and targets, with a fix', () => {
    const targets = STOCK_SIGNATURE.targets.map((target) => ({ ...target, shape: [7] }));
    const signature = { ...STOCK_SIGNATURE, targets };
    const [problem] = analyze(stockGraph(), signature).problems;
    expect(messageOf(problem)).toBe('Target expects 7 numbers (7 × 1), but Dense gives 1.');
    expect(problem?.fix).toMatchObject({ nodeId: 'Dense', param: 'units', value: 7 });
  });

  it('warns of a feature that no Input reads', () => {
    const { problems } = analyze(stockGraph(), withCodes(STOCK_SIGNATURE, 'mood', 3));
    expect(problems.map((problem) => [problem.severity, messageOf(problem)])).toEqual([
      ['warning', '“mood” is a feature of the data, but no Input reads it.'],
    ]);
  });

  it('treats wires to ends that are not there as problems, not as crashes', () => {
    const graph: Graph = {
      ...stockGraph(),
      edges: [
        ...stockGraph().edges,
        { id: 'x', from: { node: 'gone', port: 'out' }, to: { node: 'Dense', port: 'in' } },
      ],
    };
    expect(analyze(graph, STOCK_SIGNATURE).problems.map((problem) => problem.code)).toContain('graph.unknownEnd');
  });

  it('analyzes a chain of 2000 nodes without overflowing', () => {
    const nodes = Array.from({ length: 2000 }, (_, i) => makeNode(`n${i}`, 'dropout'));
    const wires = nodes.slice(1).map((node, i) => `n${i}>${node.id}`);
    const loop = makeGraph(nodes, [...wires, 'n1999>n0']);
    const told = problemsOf(loop).filter(({ says }) => says.includes('cycle'));
    expect(told).toHaveLength(2000);
    expect(told[0]?.says).toBe('n0 is part of a cycle: n0 → n1 → n2 → n3 → n4 → n5 → … → n1999 → n0.');
  });
});
