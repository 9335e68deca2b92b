import { findLayer, NODE_WIDTH_PX, type NodePosition, type PortRef } from '#engine';
import { canvasHandle } from '../../canvas/canvasHandle';
import { centeredAt, freePlace, snapped, wireUnder } from '../../canvas/placement';
import { layersThatFit, refuseInsertion } from '../../canvas/wiring';
import { currentTexts } from '../../i18n/texts';
import { dataSignatureOf } from '../../state/analysis';
import { useDocument } from '../../state/documentStore';
import { type AddNodeOptions, addNode } from '../../state/editGraph';
import { select, useSelection } from '../../state/selectionStore';
import { announce } from '../../state/viewStore';

const GAP_PX = 80;

/** Adds a node, selects it, says so and keeps it in view. */
function add(type: string, place: NodePosition, options: AddNodeOptions): void {
  const run = (): string | null => {
    const id = addNode(type, place, options);
    if (id !== null) select([id]);
    return id;
  };
  const handle = canvasHandle();
  if (handle) handle.keepInView(run);
  else run();
  const { t, layer } = currentTexts();
  announce(t(options.onEdge === undefined ? 'said.added' : 'said.inserted', { node: layer(type).label }));
}

/** Adds a layer right of the selected node, wired to it where that fits and its output is free, else in mid-view. */
export function addFromPalette(type: string): void {
  const state = useDocument.getState();
  const { graph, layout } = state.project;
  const { nodeIds } = useSelection.getState();
  const before = nodeIds.length === 1 ? graph.nodes.find((node) => node.id === nodeIds[0]) : undefined;
  const output = before && findLayer(before.type)?.outputs[0]?.name;
  const from: PortRef | undefined =
    before && output !== undefined && !graph.edges.some((edge) => edge.from.node === before.id)
      ? { node: before.id, port: output }
      : undefined;
  const fits = from && layersThatFit(graph, dataSignatureOf(state), { from }).some((layer) => layer.type === type);
  const beside = before && layout[before.id];
  const wanted = beside
    ? { x: beside.x + NODE_WIDTH_PX + GAP_PX, y: beside.y }
    : centeredAt(canvasHandle()?.center() ?? { x: 0, y: 0 });
  const place = freePlace(snapped(wanted), Object.values(layout));
  add(type, place, fits ? { connectFrom: from } : {});
}

/** The wire that a layer from the palette would be put into at a canvas position, if it fits there. */
export function wireForNewNode(type: string, middle: NodePosition): string | null {
  const state = useDocument.getState();
  const { graph, layout } = state.project;
  const edgeId = wireUnder(middle, graph, layout, null);
  if (edgeId === null || refuseInsertion(graph, dataSignatureOf(state), { type }, edgeId) !== null) return null;
  return edgeId;
}

/** Adds a layer where it was dropped: into the wire there, if it fits, or beside whatever stands there. */
export function dropFromPalette(type: string, middle: NodePosition): void {
  const edgeId = wireForNewNode(type, middle);
  add(type, snapped(centeredAt(middle)), edgeId === null ? {} : { onEdge: edgeId });
}
