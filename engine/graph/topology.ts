import type { Graph } from './graph';

/** The order in which nodes can be computed, and the loops that prevent it. */
export interface Topology {
  /** Ids of all nodes outside loops, each after everything that feeds it; ties keep the order of `graph.nodes`. */
  readonly order: readonly string[];
  /** Every loop found, as node ids in wire order. Empty for an acyclic graph. */
  readonly loops: readonly (readonly string[])[];
}

function successorsOf(graph: Graph): Map<string, string[]> {
  const successors = new Map<string, string[]>(graph.nodes.map((node) => [node.id, []]));
  for (const edge of graph.edges) {
    if (successors.has(edge.to.node)) successors.get(edge.from.node)?.push(edge.to.node);
  }
  return successors;
}

/** Sorts the nodes topologically (Kahn 1962) and names the loops among those left over. Wires to unknown nodes are ignored. */
export function sortTopologically(graph: Graph): Topology {
  const successors = successorsOf(graph);
  const waiting = new Map<string, number>(graph.nodes.map((node) => [node.id, 0]));
  for (const targets of successors.values()) for (const id of targets) waiting.set(id, (waiting.get(id) ?? 0) + 1);

  const order: string[] = [];
  const ready = graph.nodes.filter((node) => waiting.get(node.id) === 0).map((node) => node.id);
  for (let i = 0; i < ready.length; i++) {
    const id = ready[i] as string;
    order.push(id);
    for (const next of successors.get(id) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  const done = new Set(order);
  const rest = graph.nodes.map((node) => node.id).filter((id) => !done.has(id));
  return { order, loops: findLoops(rest, successors) };
}

/** One loop through each node that lies on one, no loop named twice. Iterative, so that deep graphs do not overflow. */
function findLoops(candidates: readonly string[], successors: ReadonlyMap<string, readonly string[]>): string[][] {
  const loops: string[][] = [];
  const named = new Set<string>();
  const allowed = new Set(candidates);
  for (const start of candidates) {
    if (named.has(start)) continue;
    const cameFrom = new Map<string, string>();
    const queue = [start];
    for (let i = 0; i < queue.length; i++) {
      const id = queue[i] as string;
      for (const next of successors.get(id) ?? []) {
        if (next === start) {
          const loop = [id];
          while (loop[0] !== start) loop.unshift(cameFrom.get(loop[0] as string) as string);
          loops.push(loop);
          for (const member of loop) named.add(member);
          queue.length = 0;
          break;
        }
        if (allowed.has(next) && !cameFrom.has(next)) {
          cameFrom.set(next, id);
          queue.push(next);
        }
      }
    }
  }
  return loops;
}

/** Ids reachable from the given ones along the wires (`forward`) or against them (`backward`), the given ones included. */
export function reachable(graph: Graph, from: readonly string[], direction: 'forward' | 'backward'): Set<string> {
  const next = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const [source, target] = direction === 'forward' ? [edge.from.node, edge.to.node] : [edge.to.node, edge.from.node];
    const list = next.get(source);
    if (list) list.push(target);
    else next.set(source, [target]);
  }
  const found = new Set(from);
  const queue = [...from];
  for (let i = 0; i < queue.length; i++) {
    for (const id of next.get(queue[i] as string) ?? []) {
      if (!found.has(id)) {
        found.add(id);
        queue.push(id);
      }
    }
  }
  return found;
}

/**
 * Walks from some items, by name, to all that feed them, depth first: the names in the order in which they were met, and the
 * items as they were finished, each after what feeds it but for loops. Iterative, so that deep models do not overflow.
 */
export function walkSources<Item extends { readonly name: string }>(
  items: readonly Item[],
  starts: readonly string[],
  sourcesOf: (item: Item) => readonly string[],
): { readonly met: readonly string[]; readonly finished: readonly Item[] } {
  const byName = new Map(items.map((item) => [item.name, item]));
  const met = new Set<string>();
  const finished: Item[] = [];
  const walk: { readonly item: Item; readonly sources: readonly string[]; next: number }[] = [];
  const meet = (name: string): void => {
    const item = met.has(name) ? undefined : byName.get(name);
    if (!item) return;
    met.add(name);
    walk.push({ item, sources: sourcesOf(item), next: 0 });
  };
  for (const start of starts) {
    meet(start);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const source = top.sources[top.next++];
      if (source !== undefined) meet(source);
      else finished.push((walk.pop() as typeof top).item);
    }
  }
  return { met: [...met], finished };
}
