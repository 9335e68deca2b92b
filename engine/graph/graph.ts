/** What a parameter of a node may hold. */
export type ParamValue = number | boolean | string | readonly string[];

/** One layer on the canvas. `type` names a definition of the catalogue; `name` is what the user reads. */
export interface GraphNode {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** One end of a wire. */
export interface PortRef {
  readonly node: string;
  readonly port: string;
}

/** A wire from an output port to an input port. */
export interface GraphEdge {
  readonly id: string;
  readonly from: PortRef;
  readonly to: PortRef;
}

/** A model as the user drew it: plain data, positions excluded. The order of `nodes` and `edges` carries no meaning,
 * except that wires into a port that takes many are joined in the order of `edges`. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export const EMPTY_GRAPH: Graph = { nodes: [], edges: [] };

/** The node with this id, if there is one. */
export function findNode(graph: Graph, id: string): GraphNode | undefined {
  return graph.nodes.find((node) => node.id === id);
}

/** The wires into a node, or into one of its ports, in wiring order. */
export function edgesInto(graph: Graph, nodeId: string, port?: string): readonly GraphEdge[] {
  return graph.edges.filter((edge) => edge.to.node === nodeId && (port === undefined || edge.to.port === port));
}
