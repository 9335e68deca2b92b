import { ENGLISH } from '../../text/english';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyze } from '../../layers/analyze';
import type { Graph } from '../../graph/graph';
import { makeNode, STOCK_SIGNATURE, stockGraph } from '../../testing/graphs';
import { hourlyProject } from '../../testing/projects';
import type { ExportTools } from '../defineExport';
import { exportPng, exportSvg } from './exportPicture';
import { wireCurve } from './geometry';
import { FAMILY_HUES, LOOKS, type LookName } from './look';
import { pictureSvg } from './pictureSvg';
import { fitText, textWidth } from './textWidth';

const LAYOUT = { Input: { x: 0, y: 0 }, LSTM: { x: 220, y: 0 }, Dense: { x: 520, y: 100 }, Target: { x: 740, y: 100 } };

function draw(graph: Graph, look: LookName = 'light', title = 'Stock'): string {
  const analysis = analyze(graph, STOCK_SIGNATURE);
  return pictureSvg(
    { title, graph, layout: LAYOUT, analysis, data: STOCK_SIGNATURE, optimizer: 'adam', writer: ENGLISH },
    look,
  );
}

const count = (text: string, part: string): number => text.split(part).length - 1;

test('a picture fits what it shows with a margin, and says in words what that is', () => {
  const svg = draw(stockGraph());
  expect(svg).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="944" height="254" viewBox="-32 -32 944 254"/,
  );
  expect(svg).toContain('<title id="title">Stock</title>');
  expect(svg).toContain('<desc id="desc">Input → LSTM; LSTM → Dense; Dense → Target</desc>');
});

test('nodes show name, setting and parameters; wires show what flows there', () => {
  const svg = draw(stockGraph(32));
  for (const text of ['LSTM', '32 units · last state', '30 days × 5', 'open … volume', 'MSE', 'adam', '4.86K']) {
    expect(svg).toContain(`>${text}<`);
  }
  // Eighty pixels have no room for words, a hundred and sixty have.
  expect(svg).toContain('font-weight="600">30</tspan><tspan fill="#666e7b">×</tspan><tspan>5</tspan>');
  expect(svg).toContain('<tspan>32 features</tspan>');
});

test('names stay text whatever they hold', () => {
  const graph = stockGraph();
  const hostile = '<script>alert(1)</script>"\'&\u0000\u202e';
  const named = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, name: hostile })) };
  const svg = draw(named, 'light', hostile);
  expect(svg).not.toContain('<script');
  expect(svg).not.toMatch(/[\u0000\u202e]/);
  expect(svg.replace(/<(svg|title|desc|rect|path|g|text|tspan|circle)[ />]/g, '').match(/<[^/]/)).toBeNull();
});

test('nothing in a picture is fetched from elsewhere', () => {
  const svg = draw(stockGraph(), 'dark').replace('http://www.w3.org/2000/svg', '');
  expect(svg).not.toMatch(/https?:|url\(|@import|href|<style|<image|<script/);
});

test('the wire of a state is dashed between square ports', () => {
  const graph = stockGraph();
  const withState: Graph = {
    nodes: [...graph.nodes, makeNode('Decoder', 'lstm', { units: 4 })],
    edges: [
      ...graph.edges,
      { id: 's', from: { node: 'LSTM', port: 'state' }, to: { node: 'Decoder', port: 'initialState' } },
      { id: 'x', from: { node: 'Input', port: 'out' }, to: { node: 'Decoder', port: 'in' } },
    ],
  };
  const svg = draw(withState);
  expect(count(svg, 'stroke-dasharray')).toBe(1);
  // Two for each of the two LSTMs.
  expect(count(svg, 'rx="1.5"')).toBe(4);
});

test('a node of an unknown type is drawn, and a wire to nowhere is not', () => {
  const graph: Graph = {
    nodes: [makeNode('Input', 'input'), makeNode('What', 'constructor')],
    edges: [{ id: 'e', from: { node: 'Input', port: 'out' }, to: { node: 'gone', port: 'in' } }],
  };
  const svg = draw(graph);
  expect(svg).toContain('What: unknown layer');
  expect(count(svg, 'fill="none"')).toBe(0);
});

test('an empty graph is an empty picture', () => {
  expect(draw({ nodes: [], edges: [] })).toMatch(/width="64" height="64"/);
});

test('wires curve as on the canvas: straight through half of the way, and in a loop backwards', () => {
  expect(wireCurve({ x: 0, y: 0 }, { x: 111, y: 50 })).toEqual({
    path: 'M5.5,0 C55.5,0 55.5,50 105.5,50',
    middle: { x: 55.5, y: 25 },
  });
  expect(wireCurve({ x: 100, y: 0 }, { x: 11, y: 0 }).path).toBe('M105.5,0 C205.5,0 -94.5,0 5.5,0');
});

test('the colors are those of the app', () => {
  const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = css.split("[data-mantine-color-scheme='dark']");
  for (const [look, block] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    for (const [token, color] of Object.entries(LOOKS[look])) expect(block).toContain(`--${token}: ${color};`);
  }
  const families = readFileSync(new URL('../../../renderer/canvas/families.ts', import.meta.url), 'utf8');
  for (const [family, token] of Object.entries(FAMILY_HUES)) expect(families).toContain(`${family}: 'var(--${token})'`);
});

test('what has no room ends in an ellipsis', () => {
  expect(fitText('LSTM', 13, 'bold', 100)).toBe('LSTM');
  const cut = fitText('A node with far too long a name', 13, 'bold', 100);
  expect(cut).toMatch(/^A node w.*…$/);
  expect(textWidth(cut, 13, 'bold')).toBeLessThanOrEqual(100);
  expect(textWidth('密集', 10, 'sans')).toBe(20);
});

test('a project without data is drawn too, in the look that is asked for', async () => {
  const drawn: { svg: string; scale: number }[] = [];
  const tools = {
    look: 'dark',
    rasterize: (svg: string, scale: number) => {
      drawn.push({ svg, scale });
      return Promise.resolve(Uint8Array.of(1, 2));
    },
  } as unknown as ExportTools;
  const [svg] = await exportSvg(hourlyProject(), null, tools);
  const text = new TextDecoder().decode(svg?.bytes);
  expect(svg?.path).toBe('wave.svg');
  expect(text).toContain('no data yet');
  expect(text).toContain(LOOKS.dark.bg);
  expect(await exportPng(hourlyProject(), null, tools)).toEqual([{ path: 'wave.png', bytes: Uint8Array.of(1, 2) }]);
  expect(drawn).toEqual([{ svg: text, scale: 2 }]);
});
