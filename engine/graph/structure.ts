import { makeProblem, type Problem } from '../problem/problem';
import { edgesInto, findNode, type Graph } from './graph';
import { type NodeTypes, portPhrase, portsMeet } from './nodeType';
import { reachable } from './topology';

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
      problems.push(makeProblem('graph.unknownType', { node: node.name, type: node.type }, { nodeId: node.id }));
    }
  }
  return problems;
}

function checkEdges(graph: Graph, types: NodeTypes): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  /** By port, the first node that is connected to it. */
  const used = new Map<string, string>();
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
      const values = { source: from.name, node: to.name };
      problems.push(makeProblem('graph.stateWire', values, { nodeId: to.id, edgeId: edge.id }));
    }
    if (!from || !to || !toPort) continue;
    const at = { nodeId: to.id, edgeId: edge.id };
    const key = JSON.stringify([edge.from, edge.to]);
    if (seen.has(key)) {
      const code = toPort.many ? 'graph.mergedWithItself' : 'graph.connectedTwice';
      problems.push(makeProblem(code, { source: from.name, node: to.name, port: portPhrase(toPort) }, at));
      continue;
    }
    seen.add(key);
    if (toPort.many) continue;
    const portKey = JSON.stringify(edge.to);
    const first = used.get(portKey);
    used.set(portKey, first ?? from.name);
    if (first !== undefined) {
      const values = { node: to.name, port: portPhrase(toPort), sources: [first, from.name] };
      problems.push(makeProblem('graph.portTaken', values, at));
    }
  }
  return problems;
}

/** Nodes of a loop that are told by name, and the characters of a name there. */
const MOST_TOLD = 8;
const MOST_SHOWN = 60;

const shortName = (name: string): string => (name.length > MOST_SHOWN ? `${name.slice(0, MOST_SHOWN)}…` : name);

function checkLoops(graph: Graph, loops: readonly (readonly string[])[]): Problem[] {
  return loops.flatMap((loop) => {
    const names = loop.map((id) => findNode(graph, id)?.name ?? id);
    // Every node of the loop tells it: a long one is told by its ends.
    const cut = names.length > MOST_TOLD ? [...names.slice(0, MOST_TOLD - 2), '…', ...names.slice(-1)] : names;
    const text = [...cut, names[0] ?? ''].map((name) => shortName(name)).join(' → ');
    return loop.map((id, i) => makeProblem('graph.cycle', { node: names[i] ?? id, loop: text }, { nodeId: id }));
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
      problems.push(makeProblem('graph.noPathToTarget', { node: target.name }, { nodeId: target.id }));
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
    problems.push(makeProblem('graph.unused', { node: node.name }, { nodeId: node.id, severity: 'warning' }));
  }
  return problems;
}
