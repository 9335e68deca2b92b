import {
  addNode,
  CATALOGUE,
  connect,
  type DataSignature,
  defaultParams,
  edgesInto,
  findLayer,
  findNode,
  type Graph,
  type LayerDefinition,
  type PortRef,
  type Problem,
  refuseWire,
  removeParts,
} from '#engine';

const PROPOSED = 'proposed';

function withProposed(graph: Graph, layer: LayerDefinition): Graph {
  return addNode(graph, { id: PROPOSED, type: layer.type, name: layer.label, params: defaultParams(layer.params) });
}

/** The layers that a wire from an output, or to an input, can lead to. */
export function layersThatFit(
  graph: Graph,
  data: DataSignature | null,
  end: { readonly from?: PortRef; readonly to?: PortRef },
): readonly LayerDefinition[] {
  return CATALOGUE.filter((layer: LayerDefinition) => {
    const proposed = withProposed(graph, layer);
    const input = layer.inputs[0]?.name;
    const output = layer.outputs[0]?.name;
    if (end.from) {
      return input !== undefined && !refuseWire(proposed, data, end.from, { node: PROPOSED, port: input });
    }
    if (end.to) {
      return output !== undefined && !refuseWire(proposed, data, { node: PROPOSED, port: output }, end.to);
    }
    return true;
  });
}

/** What a node could be wired to, and why not where it could not. */
export interface WireChoice {
  readonly from: PortRef;
  readonly to: PortRef;
  readonly refusal: Problem | null;
}

/** Every input that the node's first output could be wired to, the possible ones first. */
export function wireChoices(graph: Graph, data: DataSignature | null, nodeId: string): readonly WireChoice[] {
  const node = findNode(graph, nodeId);
  const output = node && findLayer(node.type)?.outputs[0]?.name;
  if (output === undefined) return [];
  const from = { node: nodeId, port: output };
  const choices = graph.nodes.flatMap((target) =>
    (findLayer(target.type)?.inputs ?? []).flatMap((port): WireChoice[] => {
      const to = { node: target.id, port: port.name };
      return target.id === nodeId ? [] : [{ from, to, refusal: refuseWire(graph, data, from, to) }];
    }),
  );
  return [...choices.filter((choice) => !choice.refusal), ...choices.filter((choice) => choice.refusal)];
}

/** The port at which a wire from `end` would reach a node when it is dropped on its middle, or null if it has none. */
export function wireToNode(
  graph: Graph,
  end: { readonly from: PortRef } | { readonly to: PortRef },
  nodeId: string,
): { readonly from: PortRef; readonly to: PortRef } | null {
  const node = findNode(graph, nodeId);
  const layer = node && findLayer(node.type);
  if ('from' in end) {
    const port = layer?.inputs.find((input) => input.many || edgesInto(graph, nodeId, input.name).length === 0);
    const name = (port ?? layer?.inputs[0])?.name;
    return name === undefined ? null : { from: end.from, to: { node: nodeId, port: name } };
  }
  const name = layer?.outputs[0]?.name;
  return name === undefined ? null : { from: { node: nodeId, port: name }, to: end.to };
}

/**
 * Why a node cannot be put into a wire, or null when it can. `node` is the id of a node on the canvas, or the type of
 * one that is being brought there.
 */
export function refuseInsertion(
  graph: Graph,
  data: DataSignature | null,
  node: { readonly id: string } | { readonly type: string },
  edgeId: string,
): Problem | 'noPorts' | null {
  const edge = graph.edges.find((candidate) => candidate.id === edgeId);
  const type = 'type' in node ? node.type : findNode(graph, node.id)?.type;
  const layer = type === undefined ? undefined : findLayer(type);
  const input = layer?.inputs[0]?.name;
  const output = layer?.outputs[0]?.name;
  if (!edge || !layer || input === undefined || output === undefined) return 'noPorts';
  const id = 'type' in node ? PROPOSED : node.id;
  const open = removeParts('type' in node ? withProposed(graph, layer) : graph, [], [edgeId]);
  const into = { node: id, port: input };
  const refusal = refuseWire(open, data, edge.from, into);
  if (refusal) return refusal;
  return refuseWire(connect(open, edge.from, into), data, { node: id, port: output }, edge.to);
}
