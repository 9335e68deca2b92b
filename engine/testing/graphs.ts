import { windowSignature } from '../tasks/forecasting/windowSignature';
import type { DataSignature, InputSpec } from '../tensors/dataSignature';
import type { Graph, GraphNode, ParamValue } from '../graph/graph';

/** Graphs and signatures for tests. Node ids double as names. */
export function makeNode(id: string, type: string, params: Record<string, ParamValue> = {}): GraphNode {
  return { id, type, name: id, params };
}

/** A graph from nodes and wires written as `from>to`. */
export function makeGraph(nodes: readonly GraphNode[], wires: readonly string[]): Graph {
  const edges = wires.map((wire) => {
    const [from, to] = wire.split('>') as [string, string];
    return { id: wire, from: { node: from, port: 'out' }, to: { node: to, port: 'in' } };
  });
  return { nodes, edges };
}

/** Input → LSTM → Dense → Target. */
export function stockGraph(units = 4): Graph {
  return makeGraph(
    [
      makeNode('Input', 'input'),
      makeNode('LSTM', 'lstm', { units }),
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ],
    ['Input>LSTM', 'LSTM>Dense', 'Dense>Target'],
  );
}

/** Every layer of the catalog in one model, around the given recurrent layer; over `hourlyTable`. */
export function everyLayerGraph(type: string, params: Record<string, ParamValue>): Graph {
  return makeGraph(
    [
      makeNode('Load', 'input'),
      makeNode('Kind', 'input', { form: 'codes' }),
      makeNode('Embedding', 'embedding', { vocabulary: 3, dimensions: 2 }),
      makeNode('Join', 'concatenate'),
      makeNode('Recurrent', type, { units: 3, output: 'sequences', ...params }),
      makeNode('Dropout', 'dropout'),
      makeNode('Flatten', 'flatten'),
      makeNode('Dense', 'dense', { units: 4, activation: 'relu' }),
      makeNode('Out', 'dense'),
      makeNode('Target', 'target', { loss: 'huber' }),
    ],
    [
      'Load>Join',
      'Kind>Embedding',
      'Embedding>Join',
      'Join>Recurrent',
      'Recurrent>Dropout',
      'Dropout>Flatten',
      'Flatten>Dense',
      'Dense>Out',
      'Out>Target',
    ],
  );
}

/** Daily windows of 30 steps of five number features and one target. */
export const STOCK_SIGNATURE: DataSignature = windowSignature({
  lookback: 30,
  horizon: 1,
  features: ['open', 'high', 'low', 'close', 'volume'].map((name) => ({ name, kind: 'number' })),
  targets: [{ name: 'close', kind: 'number' }],
  stepUnit: 'day',
});

/** A signature with codes of one more column. */
export function withCodes(signature: DataSignature, name: string, cardinality: number): DataSignature {
  const { shape, axes } = signature.inputs[0] as InputSpec;
  return { ...signature, inputs: [...signature.inputs, { name, kind: 'category', cardinality, shape, axes }] };
}
