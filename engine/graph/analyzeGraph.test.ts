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

  /** A model in a row, named and typed alike, with what matters of each. */
  const fixFor = (nodes: ReturnType<typeof makeNode>[], wires: readonly string[]) => {
    const [problem, ...others] = analyze(makeGraph(nodes, wires), STOCK_SIGNATURE).problems;
    expect(others).toEqual([]);
    return { says: messageOf(problem), fix: problem?.fix };
  };

  it.each(['dropout', 'dense', 'activation', 'layerNormalization', 'batchNormalization'])(
    'offers the fix of a recurrent layer through a chain of %s layers, which keep the axes',
    (type) => {
      const nodes = [
        makeNode('Input', 'input'),
        makeNode('Both', 'bidirectional'),
        makeNode('A', type),
        makeNode('B', type),
        makeNode('GRU', 'gru'),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ];
      const found = fixFor(nodes, ['Input>Both', 'Both>A', 'A>B', 'B>GRU', 'GRU>Dense', 'Dense>Target']);
      expect(found.says).toBe('Both drops the time axis, but GRU needs it.');
      expect(found.fix).toMatchObject({ nodeId: 'Both', param: 'output', value: 'sequences' });
    },
  );

  it('offers one fix for all recurrent layers that feed a merge, and none where a branch has another cause', () => {
    const graph = (second: string) =>
      [
        makeNode('Input', 'input'),
        makeNode('LSTM', 'lstm', { units: 5 }),
        makeNode('Other', second, second === 'gru' ? { units: 5 } : {}),
        makeNode('Drop', 'dropout'),
        makeNode('Sum', 'merge'),
        makeNode('RNN', 'simpleRnn'),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ] as const;
    const wires = ['Input>LSTM', 'Input>Other', 'LSTM>Drop', 'Drop>Sum', 'Other>Sum', 'Sum>RNN', 'RNN>Dense'];
    const found = fixFor([...graph('gru')], [...wires, 'Dense>Target']);
    expect(found.says).toBe('Other, LSTM drop the time axis, but RNN needs it.');
    expect(found.fix).toMatchObject({ nodeId: 'Other', also: ['LSTM'], value: 'sequences' });
    const pooled = fixFor([...graph('globalPooling1d')], [...wires, 'Dense>Target']);
    expect(pooled.says).toContain('RNN reads a sequence');
    expect(pooled.fix).toBeUndefined();
  });

  it('offers to return sequences where only some of the branches of a merge do', () => {
    for (const type of ['merge', 'concatenate']) {
      const nodes = [
        makeNode('Input', 'input'),
        makeNode('LSTM', 'lstm'),
        makeNode('Drop', 'dropout'),
        makeNode('GRU', 'gru', { output: 'sequences' }),
        makeNode('Join', type),
        makeNode('Pool', 'globalPooling1d'),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ];
      const wires = ['Input>LSTM', 'LSTM>Drop', 'Drop>Join', 'Input>GRU', 'GRU>Join', 'Join>Pool', 'Pool>Dense'];
      const { fix } = fixFor(nodes, [...wires, 'Dense>Target']);
      expect(fix).toMatchObject({ nodeId: 'LSTM', param: 'output', value: 'sequences' });
    }
  });

  it('offers the last state behind layers that keep the axes, where a vector is repeated', () => {
    const nodes = [
      makeNode('Input', 'input'),
      makeNode('LSTM', 'lstm', { output: 'sequences' }),
      makeNode('Drop', 'dropout'),
      makeNode('Repeat', 'repeatVector'),
      makeNode('GRU', 'gru'),
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ];
    const wires = ['Input>LSTM', 'LSTM>Drop', 'Drop>Repeat', 'Repeat>GRU', 'GRU>Dense', 'Dense>Target'];
    expect(fixFor(nodes, wires).fix).toMatchObject({ nodeId: 'LSTM', value: 'last' });
  });

  it('offers the units of a Dense behind layers that keep the shape, and the activation of an Activation', () => {
    const nodes = (loss: string, units: number) => [
      makeNode('Input', 'input'),
      makeNode('LSTM', 'lstm'),
      makeNode('Dense', 'dense', { units }),
      makeNode('Squash', 'activation', { activation: 'tanh' }),
      makeNode('Target', 'target', { loss }),
    ];
    const wires = ['Input>LSTM', 'LSTM>Dense', 'Dense>Squash', 'Squash>Target'];
    expect(fixFor(nodes('meanSquaredError', 3), wires).fix).toMatchObject({
      nodeId: 'Dense',
      param: 'units',
      value: 1,
    });
    expect(fixFor(nodes('binaryCrossentropy', 1), wires).fix).toMatchObject({ nodeId: 'Squash', value: 'sigmoid' });
  });

  it('tells how many nodes a merge lacks, and which wires run twice or meet at one input', () => {
    const nodes = [
      makeNode('Input', 'input'),
      makeNode('Pool', 'globalPooling1d'),
      makeNode('Sum', 'merge'),
      makeNode('Join', 'concatenate'),
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ];
    const says = (...wires: string[]) => problemsOf(makeGraph(nodes, wires)).map((problem) => problem.says);
    expect(says('Sum>Join', 'Input>Pool', 'Pool>Join', 'Join>Dense', 'Dense>Target')).toEqual([
      'Sum joins two or more tensors, but nothing is connected to it.',
    ]);
    expect(says('Input>Pool', 'Pool>Join', 'Join>Dense', 'Dense>Target')).toContain(
      'Join joins two or more tensors, but only Pool is connected to it.',
    );
    const start = ['Input>Pool', 'Pool>Dense', 'Dense>Target'];
    expect(says(...start, 'Pool>Dense')).toContain('Two wires run from Pool to the input of Dense.');
    expect(says(...start, 'Input>Dense')).toContain(
      'The input of Dense takes one wire, but Pool, Input are connected to it.',
    );
    expect(says('Input>Pool', 'Pool>Sum', 'Pool>Sum', 'Sum>Dense', 'Dense>Target')).toContain(
      'Sum joins Pool with itself: two of its wires come from there.',
    );
  });

  it('tells what follows from the axes alone before there is data, and nothing else', () => {
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('LSTM', 'lstm'),
        makeNode('Drop', 'dropout'),
        makeNode('GRU', 'gru', { units: 3 }),
        makeNode('Conv', 'conv1d', { padding: 'valid', kernelSize: 500, filters: 7 }),
        makeNode('Sum', 'merge'),
        makeNode('Pool', 'globalPooling1d'),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ],
      [
        'Input>LSTM',
        'LSTM>Drop',
        'Drop>GRU',
        'Input>Conv',
        'Conv>Sum',
        'Input>Sum',
        'Sum>Pool',
        'Pool>Dense',
        'Dense>Target',
      ],
    );
    const analysis = analyze(graph, null);
    const codes = analysis.problems.map(({ code, nodeId }) => `${code} ${nodeId}`);
    expect(codes.filter((code) => !code.startsWith('graph.'))).toEqual([
      'input.noData Input',
      'shape.needsTimeFixable GRU',
    ]);
    expect(edgeSpec(analysis, { node: 'LSTM', port: 'out' })).toBeUndefined();
    expect(analysis.parameterCount).toBe(0);
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
