import {
  addNode,
  CATALOG,
  connect,
  type DataSignature,
  freshParams,
  edgesInto,
  findLayer,
  findNode,
  type Graph,
  type LayerDefinition,
  type PortDefinition,
  type PortRef,
  type Problem,
  refuseWire,
  removeParts,
  layerName,
  nodeTitle,
  wiresReplacedBy,
} from '#engine';

const PROPOSED = 'proposed';

function withProposed(graph: Graph, layer: LayerDefinition): Graph {
  return addNode(graph, {
    id: PROPOSED,
    type: layer.type,
    name: layerName(layer.type),
    params: freshParams(layer.params),
  });
}

/** The two ends of a wire: an output and an input. */
export interface WireEnds {
  readonly from: PortRef;
  readonly to: PortRef;
}

/** An end of a wire that is being drawn: the output that it comes from, or the input that it leads to. */
export type HeldEnd = Pick<WireEnds, 'from'> | Pick<WireEnds, 'to'>;

/** The definition of the port that a wire is held at. */
function heldPort(graph: Graph, end: HeldEnd): PortDefinition | undefined {
  const { node: nodeId, port: name } = 'from' in end ? end.from : end.to;
  const layer = findLayer(findNode(graph, nodeId)?.type ?? '');
  return ('from' in end ? layer?.outputs : layer?.inputs)?.find((port) => port.name === name);
}

/** The ports of a layer that carry what a wire carries; all of them where none does, so that there is one to refuse at. */
function portsFor(graph: Graph, layer: LayerDefinition | undefined, end: HeldEnd): readonly PortDefinition[] {
  const held = heldPort(graph, end);
  const ports = ('from' in end ? layer?.inputs : layer?.outputs) ?? [];
  const alike = ports.filter((port) => held === undefined || port.carries === held.carries);
  return alike.length > 0 ? alike : ports;
}

/** The layers that a wire from an output, or to an input, can lead to. */
export function layersThatFit(
  graph: Graph,
  data: DataSignature | null,
  { from, to }: Partial<WireEnds>,
): readonly LayerDefinition[] {
  const end = from ? { from } : to && { to };
  if (!end) return CATALOG;
  return CATALOG.filter((layer: LayerDefinition) => {
    const proposed = withProposed(graph, layer);
    const ports = wireToNode(proposed, end, PROPOSED);
    return ports !== null && !refuseWire(proposed, data, ports.from, ports.to);
  });
}

/** What a node could be wired to, and why not where it could not. */
export interface WireChoice extends WireEnds {
  /** The input at `to`. */
  readonly port: PortDefinition;
  readonly refusal: Problem | null;
  /** The node whose wire this one would take the place of. */
  readonly replaces: ReturnType<typeof nodeTitle> | null;
}

/**
 * Every input that the node's outputs could be wired to: the free ones first, then those where another wire would be replaced,
 * then the impossible ones; states and tensors are not mixed.
 */
export function wireChoices(graph: Graph, data: DataSignature | null, nodeId: string): readonly WireChoice[] {
  const outputs = findLayer(findNode(graph, nodeId)?.type ?? '')?.outputs ?? [];
  const choices = outputs.flatMap((output) =>
    graph.nodes.flatMap((target) =>
      (findLayer(target.type)?.inputs ?? []).flatMap((port): WireChoice[] => {
        if (target.id === nodeId || port.carries !== output.carries) return [];
        const [from, to] = [
          { node: nodeId, port: output.name },
          { node: target.id, port: port.name },
        ];
        const [replaced] = wiresReplacedBy(graph, to);
        const feeding = replaced && findNode(graph, replaced.from.node);
        const replaces = feeding ? nodeTitle(feeding) : null;
        return [{ from, to, port, refusal: refuseWire(graph, data, from, to), replaces }];
      }),
    ),
  );
  const rank = ({ refusal, replaces }: WireChoice): number => (refusal ? 2 : replaces === null ? 0 : 1);
  return choices.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The ends of a wire from `end` that is dropped on a node: at the port that it is near, or when it is dropped on the middle, at
 * the first that is free, else the first; null if the node has none.
 */
export function wireToNode(
  graph: Graph,
  end: HeldEnd,
  nodeId: string,
  nearPort: string | null = null,
): WireEnds | null {
  if (nearPort !== null) {
    const near = { node: nodeId, port: nearPort };
    return 'from' in end ? { from: end.from, to: near } : { from: near, to: end.to };
  }
  const node = findNode(graph, nodeId);
  const ports = portsFor(graph, node && findLayer(node.type), end);
  if ('from' in end) {
    const port = ports.find((input) => input.many || edgesInto(graph, nodeId, input.name).length === 0);
    const name = (port ?? ports[0])?.name;
    return name === undefined ? null : { from: end.from, to: { node: nodeId, port: name } };
  }
  const name = ports[0]?.name;
  return name === undefined ? null : { from: { node: nodeId, port: name }, to: end.to };
}

/** Why a node, known by its id, or a new one of a type cannot be put into a wire; null when it can. */
export function refuseInsertion(
  graph: Graph,
  data: DataSignature | null,
  node: { readonly id: string } | { readonly type: string },
  edgeId: string,
): Problem | 'noPorts' | null {
  const edge = graph.edges.find((candidate) => candidate.id === edgeId);
  const type = 'type' in node ? node.type : findNode(graph, node.id)?.type;
  const layer = type === undefined ? undefined : findLayer(type);
  const input = edge && portsFor(graph, layer, { from: edge.from })[0]?.name;
  const output = edge && portsFor(graph, layer, { to: edge.to })[0]?.name;
  if (!edge || !layer || input === undefined || output === undefined) return 'noPorts';
  const id = 'type' in node ? PROPOSED : node.id;
  const open = removeParts('type' in node ? withProposed(graph, layer) : graph, [], [edgeId]);
  const into = { node: id, port: input };
  const refusal = refuseWire(open, data, edge.from, into);
  if (refusal) return refusal;
  return refuseWire(connect(open, edge.from, into), data, { node: id, port: output }, edge.to);
}
