import type { GraphNode } from '../graph/graph';

/**
 * A tfjs layer name for each node, made from what the user called it: lower case, underscores, unique. Weights are
 * stored under these names, so they depend on nothing but the nodes and their order.
 */
export function layerNames(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const node of nodes) {
    const slug = node.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
    const base = /^[a-z]/.test(slug) ? slug : `${node.type.toLowerCase()}${slug && `_${slug}`}`;
    let name = base;
    for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
    taken.add(name);
    names.set(node.id, name);
  }
  return names;
}
