import { freshId, freshName, type Graph, type GraphEdge, type GraphNode, type NodePosition } from '#engine';
import { change, useDocument } from './documentStore';

/** A part of a graph that was copied: nodes, the wires between them, and their places. */
export interface Clip {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly layout: Readonly<Record<string, NodePosition>>;
}

/** The nodes of the current document and the wires that run between them. */
export function clipOfDocument(nodeIds: readonly string[]): Clip {
  const { graph, layout } = useDocument.getState().project;
  const ids = new Set(nodeIds);
  return {
    nodes: graph.nodes.filter((node) => ids.has(node.id)),
    edges: graph.edges.filter((edge) => ids.has(edge.from.node) && ids.has(edge.to.node)),
    layout: Object.fromEntries(Object.entries(layout).filter(([id]) => ids.has(id))),
  };
}

/** Adds a copy of the clip, moved by `offset`, in one step, under fresh ids and names. Returns the new nodes' ids. */
export function pasteParts(clip: Clip, offset: NodePosition): readonly string[] {
  const ids = new Map<string, string>();
  change('paste', (project) => {
    let graph: Graph = project.graph;
    const layout: Record<string, NodePosition> = { ...project.layout };
    for (const node of clip.nodes) {
      const id = freshId(node.type, graph.nodes);
      ids.set(node.id, id);
      graph = { ...graph, nodes: [...graph.nodes, { ...node, id, name: freshName(baseName(node.name), graph) }] };
      const at = clip.layout[node.id] ?? { x: 0, y: 0 };
      layout[id] = { x: at.x + offset.x, y: at.y + offset.y };
    }
    for (const edge of clip.edges) {
      const from = ids.get(edge.from.node);
      const to = ids.get(edge.to.node);
      if (from === undefined || to === undefined) continue;
      const copy = {
        id: freshId('edge', graph.edges),
        from: { node: from, port: edge.from.port },
        to: { node: to, port: edge.to.port },
      };
      graph = { ...graph, edges: [...graph.edges, copy] };
    }
    return clip.nodes.length === 0 ? project : { ...project, graph, layout };
  });
  return [...ids.values()];
}

/** `LSTM 2` is copied as another LSTM, not as “LSTM 2 2”. */
function baseName(name: string): string {
  return name.replace(/ \d+$/, '');
}
