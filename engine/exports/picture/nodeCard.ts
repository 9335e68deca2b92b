import { htmlText } from '../../emit/typescript/quote';
import type { GraphNode } from '../../graph/graph';
import type { PortDefinition } from '../../graph/nodeType';
import { findLayer } from '../../layers';
import type { NodePosition } from '../../project/project';
import { NODE_HEIGHT_PX, NODE_WIDTH_PX, PORT_RADIUS_PX, portPlace } from './geometry';
import { FAMILY_HUES, FONTS, type Look } from './look';
import type { NodeTexts } from './nodeTexts';
import { element, textElement } from './svgElement';
import { type FontKind, fitText } from './textWidth';

const PADDING_PX = 11;
const SWATCH_PX = 9;
const NAME_X_PX = PADDING_PX + SWATCH_PX + 8;
const FOOT_TOP_PX = 62;
const FOOT_FONT_PX = 11.5;
/** The square of a state, without half of its line. */
const STATE_PORT_PX = 7;

/** A node as the canvas shows it: swatch and name, its setting, and its foot under a line. */
export function nodeCard(node: GraphNode, at: NodePosition, texts: NodeTexts, look: Look): string {
  const layer = findLayer(node.type);
  const hue = look[FAMILY_HUES[layer?.family ?? 'shape']];
  const box = { width: NODE_WIDTH_PX - 1, height: NODE_HEIGHT_PX - 1, rx: 10.5 };
  const line = (x: number, y: number, text: string, size: number, font: FontKind, fill: string): string =>
    textElement(
      {
        x: at.x + x,
        y: at.y + y,
        'font-size': size,
        'font-weight': font === 'bold' ? 600 : undefined,
        'font-family': font === 'mono' ? FONTS.mono : undefined,
        fill,
      },
      fitText(text, size, font, NODE_WIDTH_PX - x - PADDING_PX),
    );
  return element(
    'g',
    {},
    [
      element('title', {}, htmlText(texts.spoken)),
      element('rect', { x: at.x + 0.5, y: at.y + 2.5, ...box, fill: '#000000', 'fill-opacity': 0.06 }),
      element('rect', { x: at.x + 0.5, y: at.y + 0.5, ...box, fill: look.surface, stroke: look.line }),
      element('rect', { x: at.x + PADDING_PX, y: at.y + 15, width: SWATCH_PX, height: SWATCH_PX, rx: 3, fill: hue }),
      line(NAME_X_PX, 24, texts.title, 13, 'bold', look.ink),
      line(PADDING_PX, 49, texts.summary, 12, 'sans', look['ink-2']),
      element('path', { d: `M${at.x},${at.y + FOOT_TOP_PX + 0.5} h${NODE_WIDTH_PX}`, stroke: look.line }),
      line(PADDING_PX, 80, texts.foot, FOOT_FONT_PX, 'mono', look['ink-3']),
      footEnd(at, texts.footEnd ?? '', look),
      ...(layer?.inputs ?? []).map((port) => portMark(at, layer?.inputs ?? [], port, 'left', hue, look)),
      ...(layer?.outputs ?? []).map((port) => portMark(at, layer?.outputs ?? [], port, 'right', hue, look)),
    ]
      .filter((part) => part !== '')
      .join('\n'),
  );
}

function footEnd(at: NodePosition, text: string, look: Look): string {
  if (text === '') return '';
  const style = { 'text-anchor': 'end', 'font-size': FOOT_FONT_PX, 'font-family': FONTS.mono, fill: look['ink-3'] };
  return textElement({ x: at.x + NODE_WIDTH_PX - PADDING_PX, y: at.y + 80, ...style }, text);
}

/** A ring where tensors pass, a square where the state of a recurrent layer does. */
function portMark(
  node: NodePosition,
  ports: readonly PortDefinition[],
  port: PortDefinition,
  side: 'left' | 'right',
  hue: string,
  look: Look,
): string {
  const at = portPlace(node, ports, port.name, side);
  if (!at) return '';
  const drawn = { fill: look.surface, stroke: hue, 'stroke-width': 2 };
  if (port.carries !== 'state') return element('circle', { cx: at.x, cy: at.y, r: PORT_RADIUS_PX - 1, ...drawn });
  const box = { x: at.x - STATE_PORT_PX / 2, y: at.y - STATE_PORT_PX / 2, width: STATE_PORT_PX, height: STATE_PORT_PX };
  return element('rect', { ...box, rx: 1.5, ...drawn });
}
