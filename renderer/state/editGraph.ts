import {
  addNode as addToGraph,
  changeType,
  connect,
  dissolve,
  freshParams,
  findLayer,
  freshId,
  freshName,
  type Graph,
  type NodePosition,
  type ParamValue,
  type PortDefinition,
  type PortRef,
  type ProblemFix,
  type Project,
  removeParts as removeFromGraph,
  renameNode as renameInGraph,
  setParam as setInGraph,
  tidyLayout,
  layerName,
  type TypeChange,
  wiresReplacedBy,
} from '#engine';
import { dataSignatureOf } from './analysis';
import { change, useDocument } from './documentStore';
import { makeRoom } from './makeRoom';

/** What may happen in the same step in which a node is added. */
export interface AddNodeOptions {
  /** An output that is wired to the node's first input of its kind. */
  readonly connectFrom?: PortRef;
  /** An input that is wired to the node's first output of its kind. */
  readonly connectTo?: PortRef;
  /** A wire that the node is put into. */
  readonly onEdge?: string;
}

/** Adds a node of the catalog with what a new one gets and returns its id, or null for an unknown type. */
export function addNode(type: string, position: NodePosition, options: AddNodeOptions = {}): string | null {
  const layer = findLayer(type);
  if (!layer) return null;
  let id = '';
  change(options.onEdge === undefined ? 'addNode' : 'insertOnEdge', (project) => {
    id = freshId(type, project.graph.nodes);
    const name = freshName(layerName(type), project.graph);
    let graph = addToGraph(project.graph, { id, type, name, params: freshParams(layer.params) });
    const { connectFrom: from, connectTo: to } = options;
    const input = from && portLike(layer.inputs, portAt(graph, from, 'outputs'));
    const output = to && portLike(layer.outputs, portAt(graph, to, 'inputs'));
    if (from && input) graph = connect(graph, from, { node: id, port: input.name });
    if (to && output) graph = connectTo(graph, { node: id, port: output.name }, to);
    const layout = { ...project.layout, [id]: position };
    const inserted = options.onEdge === undefined ? null : putIntoEdge(graph, id, options.onEdge);
    if (inserted) return { ...project, graph: inserted, layout: makeRoom(inserted, layout, id) };
    return { ...project, graph, layout };
  });
  return id;
}

function portAt(graph: Graph, { node, port }: PortRef, side: 'inputs' | 'outputs'): PortDefinition | undefined {
  const type = graph.nodes.find((candidate) => candidate.id === node)?.type ?? '';
  return findLayer(type)?.[side].find((candidate) => candidate.name === port);
}

/** The first port that carries what the other end of its wire carries: a state or a tensor. */
function portLike(ports: readonly PortDefinition[], other: PortDefinition | undefined): PortDefinition | undefined {
  return ports.find((port) => port.carries === other?.carries);
}

/** The graph with the wire led through the node, or null when the node lacks an input or an output. */
function putIntoEdge(graph: Graph, nodeId: string, edgeId: string): Graph | null {
  const edge = graph.edges.find((candidate) => candidate.id === edgeId);
  const node = graph.nodes.find((candidate) => candidate.id === nodeId);
  const layer = node && findLayer(node.type);
  if (!edge || !layer) return null;
  const input = portLike(layer.inputs, portAt(graph, edge.from, 'outputs'))?.name;
  const output = portLike(layer.outputs, portAt(graph, edge.to, 'inputs'))?.name;
  if (!input || !output) return null;
  // The wire keeps its place in the list: the order of wires is the order in which a Concatenate joins.
  const after = { ...edge, from: { node: nodeId, port: output } };
  const edges = graph.edges.map((other) => (other.id === edgeId ? after : other));
  return connect({ ...graph, edges }, edge.from, { node: nodeId, port: input });
}

/** Leads a wire through a node that is there already and was moved to `position`; the nodes behind make room. */
export function insertOnEdge(nodeId: string, edgeId: string, position: NodePosition): void {
  change('insertOnEdge', (project) => {
    const graph = putIntoEdge(project.graph, nodeId, edgeId);
    if (!graph) return project;
    return { ...project, graph, layout: makeRoom(graph, { ...project.layout, [nodeId]: position }, nodeId) };
  });
}

/** Draws a wire in the place of those that it cannot stand beside. */
function connectTo(graph: Graph, from: PortRef, to: PortRef): Graph {
  const replaced = wiresReplacedBy(graph, to).map(({ id }) => id);
  return connect(removeFromGraph(graph, [], replaced), from, to);
}

/** Removes nodes and wires, and joins what fed the nodes to what they fed, where that is one output and its shape fits. */
export function removeParts(nodeIds: readonly string[], edgeIds: readonly string[]): void {
  const data = dataSignatureOf(useDocument.getState());
  change('removeParts', (project) => {
    const graph = dissolve(project.graph, data, nodeIds, edgeIds);
    const same = graph.nodes.length === project.graph.nodes.length && graph.edges.length === project.graph.edges.length;
    const places = Object.entries(project.layout).filter(([id]) => !nodeIds.includes(id));
    return same ? project : { ...project, graph, layout: Object.fromEntries(places) };
  });
}

/** Draws a wire; at an input that takes one only, in the place of the one there. Whether it may be drawn is asked of `refuseWire` before. */
export function connectPorts(from: PortRef, to: PortRef): void {
  changeGraph('connect', (graph) => connectTo(graph, from, to));
}

/** Sets a parameter; changes of one parameter in a row make one step. */
export function setParam(nodeId: string, param: string, value: ParamValue): void {
  changeGraph('setParam', (graph) => setInGraph(graph, nodeId, param, value), `param ${nodeId} ${param}`);
}

/** Makes a node one of another type, in one step; tells what that has cost, or null where it changed nothing. */
export function changeNodeType(nodeId: string, type: string): TypeChange | null {
  const data = dataSignatureOf(useDocument.getState());
  let made: TypeChange | null = null;
  change('changeType', (project) => {
    made = changeType(project, nodeId, type, data);
    return made?.project ?? project;
  });
  return made;
}

/** Gives a node another name. An empty name, or the one it has, changes nothing. */
export function renameNode(nodeId: string, name: string): void {
  const trimmed = name.trim();
  changeGraph('renameNode', (graph) => {
    const node = graph.nodes.find((candidate) => candidate.id === nodeId);
    return !node || trimmed === '' || trimmed === node.name ? graph : renameInGraph(graph, nodeId, trimmed);
  });
}

/** Applies a problem's fix. */
export function applyFix(fix: ProblemFix): void {
  if ('insert' in fix) {
    const { layout } = useDocument.getState().project;
    addNode(fix.insert, layout[fix.nodeId] ?? { x: 0, y: 0 }, { onEdge: fix.edgeId });
    return;
  }
  const { nodeId, param, value, also = [] } = fix;
  changeGraph('applyFix', (graph) => [nodeId, ...also].reduce((set, id) => setInGraph(set, id, param, value), graph));
}

function changeGraph(label: Parameters<typeof change>[0], edit: (graph: Graph) => Graph, coalesce?: string): void {
  const recipe = (project: Project): Project => {
    const graph = edit(project.graph);
    return graph === project.graph ? project : { ...project, graph };
  };
  change(label, recipe, { coalesce });
}

/** Moves nodes to new places; `coalesce` joins the steps of a key that is held down. */
export function moveNodes(positions: Readonly<Record<string, NodePosition>>, coalesce?: string): void {
  const recipe = (project: Project): Project => {
    const moved = Object.entries(positions).filter(([id, at]) => {
      const old = project.layout[id];
      return old?.x !== at.x || old.y !== at.y;
    });
    return moved.length === 0 ? project : { ...project, layout: { ...project.layout, ...Object.fromEntries(moved) } };
  };
  change('moveNodes', recipe, { coalesce });
}

/** Arranges the whole graph from left to right. */
export function tidy(): void {
  change('tidy', (project) => {
    const layout = tidyLayout(project.graph);
    const same = project.graph.nodes.every(({ id }) => {
      return project.layout[id]?.x === layout[id]?.x && project.layout[id]?.y === layout[id]?.y;
    });
    return same ? project : { ...project, layout };
  });
}
