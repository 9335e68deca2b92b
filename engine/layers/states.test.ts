import { describe, expect, it } from 'vitest';
import { withCodes } from '../testing/graphs';
import type { Graph } from '../graph/graph';
import { encoderDecoderGraph, maskedGraph, withWires } from '../testing/layeredGraphs';
import { makeGraph, makeNode, STOCK_SIGNATURE } from '../testing/graphs';
import { analyze, refuseWire } from './analyze';
import { messageOf } from '../testing/english';

const errors = (graph: Graph) =>
  analyze(graph, STOCK_SIGNATURE).problems.filter((problem) => problem.severity === 'error');

/** Input → `type` → Dense → Target, with a second layer that starts from the state of the first. */
function twoReaders(first: string, second: string, units = 4): Graph {
  const graph = makeGraph(
    [
      makeNode('Input', 'input'),
      makeNode('First', first, { units: 4 }),
      makeNode('Second', second, { units }),
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ],
    ['Input>First', 'Input>Second', 'Second>Dense', 'Dense>Target'],
  );
  return withWires(graph, ['First.state>Second.initialState']);
}

describe('states', () => {
  it('may be left unused, and nothing need be wired to an initial state', () => {
    expect(errors(encoderDecoderGraph('lstm'))).toEqual([]);
  });

  it('go only between layers of one kind', () => {
    const [problem] = errors(twoReaders('lstm', 'gru'));
    expect(problem).toMatchObject({ code: 'shape.stateKind', nodeId: 'Second' });
    expect(messageOf(problem)).toBe(
      'Second cannot start from the state of First: they are different types of recurrent layers.',
    );
  });

  it('go only between layers of one size, which a click sets', () => {
    const [problem] = errors(twoReaders('gru', 'gru', 7));
    expect(messageOf(problem)).toBe('Second has 7 units, but the state of First that it starts from has 4.');
    expect(problem?.fix).toMatchObject({ nodeId: 'Second', param: 'units', value: 4 });
  });

  it('cannot be wired to a tensor, nor a tensor to them', () => {
    const graph = encoderDecoderGraph('gru');
    const [state, output] = [
      { node: 'Encoder', port: 'state' },
      { node: 'Encoder', port: 'out' },
    ];
    const refused = (from: typeof state, node: string, port: string) =>
      refuseWire(graph, STOCK_SIGNATURE, from, { node, port })?.code;
    expect(refused(state, 'Behind', 'in')).toBe('graph.stateWire');
    expect(refused(output, 'Behind', 'initialState')).toBe('graph.stateWire');
    expect(refused(state, 'Behind', 'initialState')).toBeUndefined();
    const broken = withWires(graph, ['Load.out>Behind.initialState']);
    expect(errors(broken).map((problem) => problem.code)).toEqual(['graph.stateWire']);
  });
});

describe('masks', () => {
  it('pass through what heeds them and end at a last state', () => {
    const { nodes, problems } = analyze(maskedGraph('gru'), withCodes(STOCK_SIGNATURE, 'kind', 3));
    expect(problems).toEqual([]);
    const masked = [...nodes.values()].filter(({ outputs }) => outputs.out?.masked).map(({ node }) => node.id);
    expect(masked.sort()).toEqual(['Embedding', 'First', 'Masking', 'Norm', 'Widen']);
  });

  it('are refused where they would not be heeded', () => {
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('Masking', 'masking'),
        makeNode('Flatten', 'flatten'),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ],
      ['Input>Masking', 'Masking>Flatten', 'Flatten>Dense', 'Dense>Target'],
    );
    expect(messageOf(errors(graph)[0])).toBe('Masking masks some of its timesteps, but Flatten would ignore the mask.');
  });

  it('do not go together with an initial state', () => {
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('Masking', 'masking'),
        makeNode('Encoder', 'gru', { units: 4 }),
        makeNode('Decoder', 'gru', { units: 4 }),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ],
      ['Input>Masking', 'Input>Encoder', 'Masking>Decoder', 'Decoder>Dense', 'Dense>Target'],
    );
    const wired = withWires(graph, ['Encoder.state>Decoder.initialState']);
    expect(errors(wired).map((problem) => problem.code)).toEqual(['shape.maskedWithState']);
  });
});
