import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawingHashes, icnsFile, icnsSizes, icoFile, icoSizes, pngSize } from './packageIconFiles.mjs';
import { encodePng } from './packagePng.mjs';
import { ROOT } from './repositoryRoot.mjs';

const BUILD = path.join(ROOT, 'build');
const read = (file) => readFileSync(path.join(BUILD, file));

function picture(sizePx) {
  const rgba = Buffer.from(Array.from({ length: sizePx * sizePx * 4 }, (_, index) => (index * 37) % 256));
  return { sizePx, rgba, png: encodePng(rgba, sizePx) };
}

describe('a PNG', () => {
  it('holds the picture that it was made of', () => {
    const { png, rgba } = picture(5);
    expect(pngSize(png)).toEqual({ widthPx: 5, heightPx: 5 });
    expect([...decodedPaeth(png, 5)]).toEqual([...rgba]);
  });

  it('is not a file of another kind', () => {
    expect(() => pngSize(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toThrow('not a .png');
  });
});

describe('a Windows icon', () => {
  it('tells its sizes, 256 among them', () => {
    expect(icoSizes(icoFile([16, 48, 64, 256].map(picture)))).toEqual([16, 48, 64, 256]);
  });

  it('stores small pictures upside down, blue first, with a mask, and large ones as PNG', () => {
    const small = picture(16);
    const large = picture(64);
    const file = icoFile([small, large]);
    const at = (entry) => ({
      bytes: file.readUInt32LE(6 + entry * 16 + 8),
      from: file.readUInt32LE(6 + entry * 16 + 12),
    });
    const bitmap = file.subarray(at(0).from, at(0).from + at(0).bytes);
    expect(bitmap.length).toBe(40 + 16 * 16 * 4 + 16 * 4);
    expect(bitmap.readInt32LE(8)).toBe(32);
    const lastPixel = small.rgba.subarray(15 * 16 * 4, 15 * 16 * 4 + 4);
    expect([...bitmap.subarray(40, 44)]).toEqual([lastPixel[2], lastPixel[1], lastPixel[0], lastPixel[3]]);
    expect(file.subarray(at(1).from, at(1).from + at(1).bytes)).toEqual(large.png);
  });

  it('is known from one that is cut short or of another kind', () => {
    const file = icoFile([picture(16)]);
    expect(() => icoSizes(file.subarray(0, -1))).toThrow('cut short');
    expect(() => icoSizes(Buffer.from('icns'))).toThrow('not an .ico');
  });
});

describe('a macOS icon', () => {
  it('tells its sizes, and holds each that stands for two with both of its types', () => {
    const file = icnsFile([32, 256, 1024].map(picture));
    expect(icnsSizes(file)).toEqual([32, 256, 1024]);
    expect(file.includes('ic08') && file.includes('ic13')).toBe(true);
  });

  it('is known from one that is cut short or of another kind', () => {
    expect(() => icnsSizes(icnsFile([picture(32)]).subarray(0, -1))).toThrow('not an .icns');
    expect(() => icnsSizes(Buffer.from('ICON....'))).toThrow('not an .icns');
  });
});

describe('the icons in build/', () => {
  it('were drawn from the drawings as they are now (npm run package:icons)', () => {
    const drawings = { app: read('icon.svg').toString('utf8'), project: read('project.svg').toString('utf8') };
    expect(JSON.parse(read('drawings.json').toString('utf8'))).toEqual(drawingHashes(drawings));
  });

  it.each(['icons', 'icons-project'])('in %s have the size that their name says', (folder) => {
    const files = readdirSync(path.join(BUILD, folder));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const { widthPx, heightPx } = pngSize(read(`${folder}/${file}`));
      expect(file).toBe(`${widthPx}x${heightPx}.png`);
    }
  });

  it('suit every size at which the systems show them', () => {
    expect(icoSizes(read('icon.ico'))).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    expect(icoSizes(read('project.ico'))).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    expect(icnsSizes(read('icon.icns'))).toEqual([32, 64, 128, 256, 512, 1024]);
    expect(icnsSizes(read('project.icns'))).toEqual([32, 64, 128, 256, 512]);
  });
});

// As a reader of PNG would: the rows, each after the byte that names its filter, from the one chunk of data.
function decodedPaeth(png, sizePx) {
  const start = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const rowBytes = sizePx * 4;
  const out = Buffer.alloc(sizePx * rowBytes);
  for (let row = 0; row < sizePx; row += 1) {
    expect(rows[row * (rowBytes + 1)]).toBe(4);
    for (let at = 0; at < rowBytes; at += 1) {
      const a = at < 4 ? 0 : out[row * rowBytes + at - 4];
      const b = row === 0 ? 0 : out[(row - 1) * rowBytes + at];
      const c = at < 4 || row === 0 ? 0 : out[(row - 1) * rowBytes + at - 4];
      const nearest = [a, b, c].sort((x, y) => Math.abs(a + b - c - x) - Math.abs(a + b - c - y))[0];
      out[row * rowBytes + at] = rows[row * (rowBytes + 1) + 1 + at] + nearest;
    }
  }
  return out;
}
