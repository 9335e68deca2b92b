import type { Graph, ParamValue } from '../graph/graph';
import { makeGraph, makeNode } from './graphs';

/** A wire between ports that are not called `in` and `out`: `from.port>to.port`. */
export function withWires(graph: Graph, wires: readonly string[]): Graph {
  const edges = wires.map((wire) => {
    const [from, to] = wire.split('>').map((end) => {
      const [node, port] = end.split('.') as [string, string];
      return { node, port };
    });
    if (!from || !to) throw new Error(`not a wire: ${wire}`);
    return { id: wire, from, to };
  });
  return { ...graph, edges: [...graph.edges, ...edges] };
}

/** An encoder whose last state is where a decoder starts from; over `hourlyTable`. */
export function encoderDecoderGraph(type: string, params: Record<string, ParamValue> = {}): Graph {
  const graph = makeGraph(
    [
      makeNode('Load', 'input'),
      makeNode('Encoder', type, { units: 3, ...params }),
      makeNode('Repeat', 'repeatVector', { times: 4 }),
      makeNode('Decoder', type, { units: 3, ...params, output: 'sequences' }),
      makeNode('Behind', type, { units: 3, ...params }),
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ],
    ['Load>Encoder', 'Encoder>Repeat', 'Repeat>Decoder', 'Decoder>Behind', 'Behind>Dense', 'Dense>Target'],
  );
  return withWires(graph, ['Encoder.state>Decoder.initialState']);
}

/** Masked numbers and masked codes, each read by a stack of recurrent layers, and a layer behind that is not masked. */
export function maskedGraph(type: string, params: Record<string, ParamValue> = {}): Graph {
  return makeGraph(
    [
      makeNode('Load', 'input'),
      makeNode('Masking', 'masking', { maskValue: 0 }),
      makeNode('Widen', 'dense', { units: 3, activation: 'tanh' }),
      makeNode('Norm', 'layerNormalization'),
      makeNode('First', type, { units: 3, ...params, output: 'sequences' }),
      makeNode('Second', type, { units: 2, ...params }),
      makeNode('Kind', 'input', { form: 'codes' }),
      makeNode('Embedding', 'embedding', { vocabulary: 3, dimensions: 2, maskZero: true }),
      makeNode('Reader', type, { units: 2, ...params }),
      makeNode('Add', 'merge'),
      makeNode('Repeat', 'repeatVector', { times: 6 }),
      makeNode('Behind', type, { units: 2, ...params }),
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ],
    [
      'Load>Masking',
      'Masking>Widen',
      'Widen>Norm',
      'Norm>First',
      'First>Second',
      'Kind>Embedding',
      'Embedding>Reader',
      'Second>Add',
      'Reader>Add',
      'Add>Repeat',
      'Repeat>Behind',
      'Behind>Dense',
      'Dense>Target',
    ],
  );
}

/** Convolution, both poolings, self-attention with a residual connection and every way to merge; over `hourlyTable`. */
export function convolutionGraph(): Graph {
  const graph = makeGraph(
    [
      makeNode('Load', 'input'),
      makeNode('Causal', 'conv1d', { filters: 4, kernelSize: 2, dilationRate: 2, activation: 'relu' }),
      makeNode('Same', 'conv1d', { filters: 4, padding: 'same', strides: 2 }),
      makeNode('Max', 'pooling1d', { strides: 1 }),
      makeNode('Average', 'pooling1d', { mode: 'average', strides: 1, padding: 'same' }),
      makeNode('Attention', 'attention', { useScale: true }),
      makeNode('Residual', 'merge'),
      makeNode('Norm', 'layerNormalization'),
      makeNode('Tanh', 'activation', { activation: 'tanh' }),
      makeNode('GlobalMax', 'globalPooling1d'),
      makeNode('GlobalMean', 'globalPooling1d', { mode: 'average' }),
      ...['multiply', 'average', 'maximum', 'minimum'].map((mode) => makeNode(`By ${mode}`, 'merge', { mode })),
      makeNode('Join', 'concatenate'),
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ],
    [
      'Load>Causal',
      'Causal>Same',
      'Same>Max',
      'Max>Average',
      'Average>Residual',
      'Attention>Residual',
      'Residual>Norm',
      'Norm>Tanh',
      'Tanh>GlobalMax',
      'Tanh>GlobalMean',
      ...['multiply', 'average', 'maximum', 'minimum'].flatMap((mode) => [
        `GlobalMax>By ${mode}`,
        `GlobalMean>By ${mode}`,
        `By ${mode}>Join`,
      ]),
      'Join>Dense',
      'Dense>Target',
    ],
  );
  return withWires(graph, ['Average.out>Attention.query', 'Average.out>Attention.value']);
}
