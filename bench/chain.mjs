/** A graph of nodes of which each feeds the next. */
export function chainOf(nodes) {
  const edges = nodes.slice(1).map((to, i) => ({
    id: `edge-${i}`,
    from: { node: nodes[i].id, port: 'out' },
    to: { node: to.id, port: 'in' },
  }));
  return { nodes, edges };
}
