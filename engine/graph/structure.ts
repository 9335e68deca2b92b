import type { Phrase } from '../text/phrase';
import { makeProblem, type Problem } from '../problem/problem';
import { edgesInto, findNode, type Graph, type GraphNode } from './graph';
import { type NodeTypes, portPhrase, portsMeet } from './nodeType';
import { reachable } from './topology';
import { nodeTitle, titleChain } from './nodeTitle';

/** Problems of the graph as a drawing: missing ends, loops, wires that clash. Shapes are not looked at. */
export function checkStructure(
  graph: Graph,
  types: NodeTypes,
  loops: readonly (readonly string[])[],
): readonly Problem[] {
  return [
    ...checkIdentity(graph, types),
    ...checkEdges(graph, types),
    ...checkLoops(graph, loops),
    ...checkPaths(graph, types),
  ];
}

function checkIdentity(graph: Graph, types: NodeTypes): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const node of graph.nodes) {
    if (seen.has(node.id)) problems.push(makeProblem('graph.duplicateId', { id: node.id }, { nodeId: node.id }));
    seen.add(node.id);
    if (!types(node.type)) {
      problems.push(makeProblem('graph.unknownType', { node: nodeTitle(node), type: node.type }, { nodeId: node.id }));
    }
  }
  return problems;
}

function checkEdges(graph: Graph, types: NodeTypes): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  /** By port, the first node that is connected to it. */
  const used = new Map<string, ReturnType<typeof nodeTitle>>();
  for (const edge of graph.edges) {
    const from = findNode(graph, edge.from.node);
    const to = findNode(graph, edge.to.node);
    const fromPort = from && types(from.type)?.outputs.find((port) => port.name === edge.from.port);
    const toPort = to && types(to.type)?.inputs.find((port) => port.name === edge.to.port);
    const unknownTypes = [from, to].some((node) => node && !types(node.type));
    if (!unknownTypes && (!fromPort || !toPort)) {
      const lost = fromPort ? edge.to : edge.from;
      const values = { end: `${lost.node}.${lost.port}` };
      problems.push(makeProblem('graph.unknownEnd', values, { edgeId: edge.id }));
      continue;
    }
    if (from && to && fromPort && toPort && !portsMeet(fromPort, toPort)) {
      const values = { source: nodeTitle(from), node: nodeTitle(to) };
      problems.push(makeProblem('graph.stateWire', values, { nodeId: to.id, edgeId: edge.id }));
    }
    if (!from || !to || !toPort) continue;
    const at = { nodeId: to.id, edgeId: edge.id };
    const key = JSON.stringify([edge.from, edge.to]);
    if (seen.has(key)) {
      const code = toPort.many ? 'graph.mergedWithItself' : 'graph.connectedTwice';
      problems.push(makeProblem(code, { source: nodeTitle(from), node: nodeTitle(to), port: portPhrase(toPort) }, at));
      continue;
    }
    seen.add(key);
    if (toPort.many) continue;
    const portKey = JSON.stringify(edge.to);
    const first = used.get(portKey);
    used.set(portKey, first ?? nodeTitle(from));
    if (first !== undefined) {
      const values = { node: nodeTitle(to), port: portPhrase(toPort), sources: [first, nodeTitle(from)] };
      problems.push(makeProblem('graph.portTaken', values, at));
    }
  }
  return problems;
}

/** Nodes of a loop that are told by name, and the characters of a name there. */
const MOST_TOLD = 8;
const MOST_SHOWN = 60;

const shortTitle = (node: GraphNode): string | Phrase =>
  node.name.length > MOST_SHOWN ? `${node.name.slice(0, MOST_SHOWN)}…` : nodeTitle(node);

function checkLoops(graph: Graph, loops: readonly (readonly string[])[]): Problem[] {
  return loops.flatMap((loop) => {
    const nodes = loop.flatMap((id) => findNode(graph, id) ?? []);
    const titles = [...nodes, ...nodes.slice(0, 1)].map(shortTitle);
    // Every node of the loop tells it: a long one is told by its ends.
    const cut = nodes.length > MOST_TOLD ? [...titles.slice(0, MOST_TOLD - 2), '…', ...titles.slice(-2)] : titles;
    const told = titleChain(cut);
    return nodes.map((node) => makeProblem('graph.cycle', { node: nodeTitle(node), loop: told }, { nodeId: node.id }));
  });
}

function checkPaths(graph: Graph, types: NodeTypes): Problem[] {
  const problems: Problem[] = [];
  const ofRole = (role: string) => graph.nodes.filter((node) => types(node.type)?.role === role);
  const inputs = ofRole('input');
  const targets = ofRole('target');
  if (inputs.length === 0) problems.push(makeProblem('graph.noInput'));
  if (targets.length === 0) problems.push(makeProblem('graph.noTarget'));

  const fromInputs = reachable(
    graph,
    inputs.map((node) => node.id),
    'forward',
  );
  for (const target of targets) {
    const wired = edgesInto(graph, target.id).length > 0;
    if (inputs.length > 0 && wired && !fromInputs.has(target.id)) {
      problems.push(makeProblem('graph.noPathToTarget', { node: nodeTitle(target) }, { nodeId: target.id }));
    }
  }
  if (targets.length === 0) return problems;
  const towardTargets = reachable(
    graph,
    targets.map((node) => node.id),
    'backward',
  );
  for (const node of graph.nodes) {
    if (towardTargets.has(node.id) || !types(node.type)) continue;
    problems.push(makeProblem('graph.unused', { node: nodeTitle(node) }, { nodeId: node.id, severity: 'warning' }));
  }
  return problems;
}
