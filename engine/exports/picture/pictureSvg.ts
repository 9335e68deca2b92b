import { htmlText } from '../../emit/typescript/quote';
import { edgeSpec, type GraphAnalysis } from '../../graph/analyzeGraph';
import type { DataSignature } from '../../tensors/dataSignature';
import { findNode, type Graph, type GraphEdge } from '../../graph/graph';
import type { TensorSpec } from '../../tensors/tensorSpec';
import { writeTitle } from '../../graph/nodeTitle';
import { findLayer } from '../../layers';
import type { NodePosition } from '../../project/project';
import type { Writer } from '../../text/writer';
import { type Curve, NODE_HEIGHT_PX, NODE_WIDTH_PX, portPlace, round, wireCurve } from './geometry';
import { FAMILY_HUES, FONTS, type Look, type LookName, LOOKS } from './look';
import { nodeCard } from './nodeCard';
import { nodeTexts } from './nodeTexts';
import { element } from './svgElement';
import { textWidth } from './textWidth';
import { axisWords } from '../../tensors/axisWords';

/** What a picture shows. */
export interface PictureOf {
  readonly title: string;
  readonly graph: Graph;
  readonly layout: Readonly<Record<string, NodePosition>>;
  readonly analysis: GraphAnalysis;
  /** Null while no data is open; then the nodes say so. */
  readonly data: DataSignature | null;
  /** What Targets name beside their loss. */
  readonly optimizer: string;
  readonly writer: Writer;
}

const MARGIN_PX = 32;
/** Room of a label beside its text. */
const LABEL_PADDING_PX = 7;
const LABEL_HEIGHT_PX = 20;
const LABEL_FONT_PX = 11.5;
/** How far a label floats above a level wire, and by how much less its ends differ then. */
const LABEL_LIFT_PX = 18;
const LEVEL_PX = 24;
/** Where a node without a stored place stands. */
const ORIGIN: NodePosition = { x: 0, y: 0 };

interface Wire {
  readonly edge: GraphEdge;
  readonly curve: Curve;
  /** Horizontal room between the nodes, and how far apart the ends are in height. */
  readonly room: number;
  readonly rise: number;
  readonly spec: TensorSpec | undefined;
}

/**
 * The canvas as an SVG document that stands alone: no style sheet, no script, no font file. It is as large as what it
 * shows, with a margin, in canvas pixels. Whatever names hold, they stay text.
 */
export function pictureSvg(picture: PictureOf, lookName: LookName): string {
  const { title, graph, layout, analysis, data, optimizer, writer } = picture;
  const look = LOOKS[lookName];
  const placeOf = (id: string): NodePosition => (Object.hasOwn(layout, id) ? layout[id] : undefined) ?? ORIGIN;
  const wires = graph.edges.flatMap((edge) => wireOf(graph, analysis, edge, placeOf) ?? []);
  const places = graph.nodes.map(({ id }) => placeOf(id));
  const box = boundsOf(places, wires);
  const size = { width: round(box.right - box.left), height: round(box.bottom - box.top) };
  const view = [box.left, box.top].map(round).join(' ');
  const parts = [
    element('title', { id: 'title' }, htmlText(title)),
    element('desc', { id: 'desc' }, htmlText(describeGraph(graph, writer))),
    element('rect', { x: box.left, y: box.top, ...size, fill: look.bg }),
    ...wires.map((wire) => wireLine(graph, wire, look)),
    ...graph.nodes.map((node) =>
      nodeCard(node, placeOf(node.id), nodeTexts(node, analysis.nodes.get(node.id), data, writer, optimizer), look),
    ),
    ...wires.map((wire) => wireLabel(wire, places, look, writer)),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...size,
    viewBox: `${view} ${size.width} ${size.height}`,
    role: 'img',
    'aria-labelledby': 'title desc',
    'font-family': FONTS.sans,
  };
  return `${element('svg', attributes, `\n${parts.filter((part) => part !== '').join('\n')}\n`)}\n`;
}

function wireOf(
  graph: Graph,
  analysis: GraphAnalysis,
  edge: GraphEdge,
  placeOf: (id: string) => NodePosition,
): Wire | null {
  const [source, target] = [findNode(graph, edge.from.node), findNode(graph, edge.to.node)];
  if (!source || !target) return null;
  const from = portPlace(placeOf(source.id), findLayer(source.type)?.outputs ?? [], edge.from.port, 'right');
  const to = portPlace(placeOf(target.id), findLayer(target.type)?.inputs ?? [], edge.to.port, 'left');
  if (!from || !to) return null;
  const spec = edgeSpec(analysis, edge.from);
  return { edge, curve: wireCurve(from, to), room: to.x - from.x, rise: Math.abs(to.y - from.y), spec };
}

function wireLine(graph: Graph, { edge, curve, spec }: Wire, look: Look): string {
  const family = findLayer(findNode(graph, edge.from.node)?.type ?? '')?.family ?? 'shape';
  return element('path', {
    d: curve.path,
    fill: 'none',
    stroke: look[FAMILY_HUES[family]],
    'stroke-width': 2,
    ...(spec?.state && { 'stroke-dasharray': '2 4', 'stroke-linecap': 'round' }),
  });
}

/** The shape on a wire, in words where they have room and cover no node, with the time axis in its own tint. */
function wireLabel(wire: Wire, nodes: readonly NodePosition[], look: Look, writer: Writer): string {
  const { curve, spec, room, rise } = wire;
  if (!spec) return '';
  const widthOf = (text: string): number => textWidth(text, LABEL_FONT_PX, 'mono') + 2 * LABEL_PADDING_PX;
  const { x } = curve.middle;
  const y = curve.middle.y - (rise < LEVEL_PX ? LABEL_LIFT_PX : 0);
  const covers = (width: number, node: NodePosition): boolean =>
    Math.abs(node.x + NODE_WIDTH_PX / 2 - x) < (NODE_WIDTH_PX + width) / 2 &&
    Math.abs(node.y + NODE_HEIGHT_PX / 2 - y) < (NODE_HEIGHT_PX + LABEL_HEIGHT_PX) / 2;
  const { axes, cross } = shapeParts(spec, writer, (text) => {
    const width = widthOf(text);
    return width + LABEL_PADDING_PX <= room && !nodes.some((node) => covers(width, node));
  });
  const width = widthOf(axes.join(cross));
  const spans = axes.map((axis, i) => {
    const before = i === 0 ? '' : element('tspan', { fill: look['ink-3'] }, htmlText(cross));
    const style = spec.hasTime && i === 0 ? { fill: look['time-ink'], 'font-weight': 600 } : {};
    return before + element('tspan', style, htmlText(axis));
  });
  return element(
    'g',
    {},
    element('rect', {
      ...{ x: x - width / 2, y: y - LABEL_HEIGHT_PX / 2, width, height: LABEL_HEIGHT_PX, rx: 9 },
      ...{ fill: look.bg, stroke: look.line },
    }) +
      element(
        'text',
        {
          ...{ x, y: y + 4, 'text-anchor': 'middle', 'xml:space': 'preserve' },
          ...{ 'font-family': FONTS.mono, 'font-size': LABEL_FONT_PX, fill: look['ink-2'] },
        },
        spans.join(''),
      ),
  );
}

/** The rectangle around all nodes and the middles of all wires, with a margin. */
function boundsOf(nodes: readonly NodePosition[], wires: readonly Wire[]) {
  const points = [
    ...nodes.flatMap(({ x, y }) => [
      { x, y },
      { x: x + NODE_WIDTH_PX, y: y + NODE_HEIGHT_PX },
    ]),
    ...wires.map(({ curve }) => curve.middle),
  ];
  if (points.length === 0) points.push(ORIGIN);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b)) - MARGIN_PX;
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b)) + MARGIN_PX;
  return { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) };
}

/** The model in words, for those who cannot see it. */
export function describeGraph(graph: Graph, writer: Writer): string {
  const titleOf = (id: string): string => {
    const node = findNode(graph, id);
    return node ? writeTitle(node, writer) : '?';
  };
  const wires = graph.edges.map(({ from, to }) => `${titleOf(from.node)} → ${titleOf(to.node)}`);
  if (wires.length > 0) return wires.join(writer.t('list.clauses'));
  return graph.nodes.map(({ id }) => titleOf(id)).join(writer.t('list.separator'));
}

/** A shape as it stands on a wire: the axes, and what stands between them: `30 steps × 5 features`, or `30×5` without room. */
function shapeParts(spec: TensorSpec, writer: Writer, hasRoom: (text: string) => boolean) {
  const words = axisWords(spec, writer);
  if (words.length > 0 && hasRoom(words.join(' × '))) return { axes: words, cross: ' × ' };
  return { axes: spec.shape.length === 0 ? ['1'] : spec.shape.map(String), cross: '×' };
}
