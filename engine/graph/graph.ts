/** What a parameter of a node may hold. */
export type ParamValue = number | boolean | string | readonly string[];

/** One layer on the canvas. `type` names a definition of the catalog; `name` is what the user reads. */
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

/** The node with this id, the first where there are several, if there is one. */
export function findNode(graph: Graph, id: string): GraphNode | undefined {
  return indexOf(graph).nodes.get(id);
}

/** The wires into a node, or into one of its ports, in wiring order. */
export function edgesInto(graph: Graph, nodeId: string, port?: string): readonly GraphEdge[] {
  const edges = indexOf(graph).edgesInto.get(nodeId) ?? NO_EDGES;
  return port === undefined ? edges : edges.filter((edge) => edge.to.port === port);
}

/** What is looked up in a graph again and again while it is analyzed and printed. */
interface GraphIndex {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edgesInto: ReadonlyMap<string, readonly GraphEdge[]>;
}

const NO_EDGES: readonly GraphEdge[] = [];

/** A graph never changes, so its index holds as long as it does. */
const indexes = new WeakMap<Graph, GraphIndex>();

function indexOf(graph: Graph): GraphIndex {
  const known = indexes.get(graph);
  if (known) return known;
  const nodes = new Map<string, GraphNode>();
  for (const node of graph.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  const into = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    const edges = into.get(edge.to.node);
    if (edges) edges.push(edge);
    else into.set(edge.to.node, [edge]);
  }
  const index = { nodes, edgesInto: into };
  indexes.set(graph, index);
  return index;
}
