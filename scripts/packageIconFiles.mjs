import { createHash } from 'node:crypto';

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
const BITMAP_HEADER_BYTES = 40;
const BITS_PER_PIXEL = 32;
const ICNS_HEADER_BYTES = 8;

/** The types of an `.icns` whose content is a PNG, by the pixels that each stands for (`@2x` ones included). */
const ICNS_TYPES = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/**
 * A macOS icon of square pictures `{ sizePx, png }`; each size must be one that ICNS_TYPES knows.
 * @returns {Buffer}
 */
export function icnsFile(pictures) {
  const entries = pictures.flatMap(({ sizePx, png }) =>
    ICNS_TYPES[sizePx].map((type) =>
      Buffer.concat([Buffer.from(type), bigEndian(png.length + ICNS_HEADER_BYTES), png]),
    ),
  );
  const body = Buffer.concat(entries);
  return Buffer.concat([Buffer.from('icns'), bigEndian(body.length + ICNS_HEADER_BYTES), body]);
}

/**
 * A Windows icon of square pictures `{ sizePx, png, rgba }`. Up to `largestBitmapPx` they are stored as bitmaps, which every
 * part of Windows and of installers reads; above as PNG, which keeps the file small.
 * @returns {Buffer}
 */
export function icoFile(pictures, largestBitmapPx = 48) {
  const bodies = pictures.map((picture) => (picture.sizePx > largestBitmapPx ? picture.png : bitmap(picture)));
  const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ sizePx }, index) => {
    const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
    // 0 stands for 256.
    header.writeUInt8(sizePx % 256, at);
    header.writeUInt8(sizePx % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(BITS_PER_PIXEL, at + 6);
    header.writeUInt32LE(bodies[index].length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += bodies[index].length;
  });
  return Buffer.concat([header, ...bodies]);
}

/** The sizes in pixels that a macOS icon holds, ascending and without doubles; throws where it is none. */
export function icnsSizes(file) {
  if (file.toString('latin1', 0, 4) !== 'icns' || file.readUInt32BE(4) !== file.length) throw new Error('not an .icns');
  const sizes = new Set();
  for (let at = ICNS_HEADER_BYTES; at < file.length; at += file.readUInt32BE(at + 4)) {
    const type = file.toString('latin1', at, at + 4);
    for (const [sizePx, types] of Object.entries(ICNS_TYPES)) if (types.includes(type)) sizes.add(Number(sizePx));
  }
  return [...sizes].sort((a, b) => a - b);
}

/** The sizes in pixels that a Windows icon holds, in its order; throws where it is none. */
export function icoSizes(file) {
  if (file.length < ICO_HEADER_BYTES || file.readUInt32LE(0) !== 0x00010000) throw new Error('not an .ico');
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
    if (file.readUInt32LE(at + 12) + file.readUInt32LE(at + 8) > file.length) throw new Error('an .ico cut short');
    return file.readUInt8(at) || 256;
  });
}

/** A fingerprint of each of the named drawings, whatever ends their lines. */
export function drawingHashes(drawings) {
  return Object.fromEntries(
    Object.entries(drawings).map(([name, svg]) => [
      name,
      createHash('sha256').update(svg.replaceAll('\r\n', '\n')).digest('hex'),
    ]),
  );
}

/** The width and height of a PNG in pixels; throws where it is none. */
export function pngSize(file) {
  if (file.toString('latin1', 1, 4) !== 'PNG') throw new Error('not a .png');
  return { widthPx: file.readUInt32BE(16), heightPx: file.readUInt32BE(20) };
}

// Rows run upwards, colors are blue first, and an opacity mask of one bit follows, which 32-bit icons leave at zero.
function bitmap({ sizePx, rgba }) {
  const maskRowBytes = Math.ceil(sizePx / 32) * 4;
  const header = Buffer.alloc(BITMAP_HEADER_BYTES);
  header.writeUInt32LE(BITMAP_HEADER_BYTES, 0);
  header.writeInt32LE(sizePx, 4);
  // Twice the height: picture and mask.
  header.writeInt32LE(sizePx * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(BITS_PER_PIXEL, 14);
  const pixels = Buffer.alloc(sizePx * sizePx * 4);
  for (let row = 0; row < sizePx; row += 1) {
    for (let column = 0; column < sizePx; column += 1) {
      const from = (row * sizePx + column) * 4;
      const to = ((sizePx - 1 - row) * sizePx + column) * 4;
      pixels.set([rgba[from + 2], rgba[from + 1], rgba[from], rgba[from + 3]], to);
    }
  }
  return Buffer.concat([header, pixels, Buffer.alloc(maskRowBytes * sizePx)]);
}

function bigEndian(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
