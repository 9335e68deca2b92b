import type { Graph, GraphEdge, GraphNode } from '#engine';

/** A node in the strip, and the wire that leads to it from the node before, if one does. */
export interface StripEntry {
  readonly node: GraphNode;
  readonly wire: GraphEdge | null;
}

/**
 * The nodes in the order of computation, along one branch as far as it can be computed before the next begins, so that
 * neighbors in the strip are wired wherever they can be. What stands in a loop comes last.
 */
export function stripOrder({ nodes, edges }: Graph): readonly StripEntry[] {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const wires = edges.filter(({ from, to }) => known.has(from.node) && known.has(to.node) && from.node !== to.node);
  const feeding = new Map<string, Set<string>>(nodes.map(({ id }) => [id, new Set()]));
  for (const { from, to } of wires) feeding.get(to.node)?.add(from.node);

  const order: StripEntry[] = [];
  const open = new Set(known.keys());
  const isReady = (id: string): boolean => [...(feeding.get(id) ?? [])].every((source) => !open.has(source));
  const leads = (from: string, to: string): boolean => feeding.get(to)?.has(from) ?? false;
  for (;;) {
    const ready = [...open].filter(isReady);
    const last = order.at(-1)?.node.id;
    const next = ready.find((id) => last !== undefined && leads(last, id)) ?? ready[0] ?? [...open][0];
    const node = next === undefined ? undefined : known.get(next);
    if (!node) return order;
    open.delete(node.id);
    const wire = wires.find(({ from, to }) => from.node === last && to.node === node.id);
    order.push({ node, wire: wire ?? null });
  }
}
