import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeProblem, type Problem } from '#engine';

const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf'];
/** Letters that DejaVu has not: those of East Asia. */
const EAST_ASIAN = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]/;
/** Where systems keep a font that has them. */
const EAST_ASIAN_FONTS = [
  '/System/Library/Fonts/PingFang.ttc',
  '/System/Library/Fonts/Hiragino Sans GB.ttc',
  'C:\\Windows\\Fonts\\msyh.ttc',
  'C:\\Windows\\Fonts\\simsun.ttc',
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
];

let started: Promise<void> | null = null;

/**
 * Draws an SVG document as PNG, `scale` pixels to each of its units, with a font that comes along, so that a picture looks
 * alike on every machine. Letters of East Asia need a font of the system; where none is found, `warn` is told.
 */
export async function rasterizeSvg(
  svg: string,
  scale: number,
  warn: (problem: Problem) => void = () => {},
): Promise<Uint8Array> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  started ??= readFile(partFile('resvg.wasm', '@resvg/resvg-wasm/index_bg.wasm')).then((bytes) => initWasm(bytes));
  await started;
  const files = FONTS.map((name) => partFile(name, `dejavu-fonts-ttf/ttf/${name}`));
  if (EAST_ASIAN.test(svg)) {
    const found = EAST_ASIAN_FONTS.find((file) => existsSync(file));
    if (found) files.push(found);
    else warn(makeProblem('command.noEastAsianFont', {}, { severity: 'warning' }));
  }
  const fontBuffers = await Promise.all(files.map(async (file) => new Uint8Array(await readFile(file))));
  const family = 'DejaVu Sans';
  const font = { fontBuffers, defaultFontFamily: family, sansSerifFamily: family, monospaceFamily: 'DejaVu Sans Mono' };
  const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font });
  const drawn = drawing.render();
  try {
    return drawn.asPng();
  } finally {
    drawn.free();
    drawing.free();
  }
}

/** A file beside the built program, else in its package. */
function partFile(own: string, inPackage: string): string {
  const beside = path.join(path.dirname(fileURLToPath(import.meta.url)), own);
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(inPackage);
}
