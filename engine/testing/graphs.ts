import type { DataSignature } from '../graph/dataSignature';
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

/** Daily windows of 30 steps of five number features and one target. */
export const STOCK_SIGNATURE: DataSignature = {
  lookback: 30,
  horizon: 1,
  features: ['open', 'high', 'low', 'close', 'volume'].map((name) => ({ name, kind: 'number' })),
  targets: [{ name: 'close', kind: 'number' }],
  stepUnit: 'day',
};
