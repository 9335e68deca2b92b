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
