import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES_PER_PIXEL = 4;
const PAETH = 4;

/**
 * A PNG of a square picture, colors of 8 bits, red first, with opacity. Packed tighter than a browser does it, and the
 * same from the same pixels on every machine with the same zlib.
 * @returns {Buffer}
 */
export function encodePng(rgba, sizePx) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sizePx, 0);
  header.writeUInt32BE(sizePx, 4);
  header.set([8, 6], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered(rgba, sizePx * BYTES_PER_PIXEL), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

// Each byte is told as its difference from the neighbor that predicts it best (PNG specification, 9.4): gradients
// become runs of small numbers.
function filtered(rgba, rowBytes) {
  const rows = rgba.length / rowBytes;
  const out = Buffer.alloc(rows * (rowBytes + 1));
  for (let row = 0; row < rows; row += 1) {
    const start = row * (rowBytes + 1);
    out[start] = PAETH;
    for (let at = 0; at < rowBytes; at += 1) {
      const here = row * rowBytes + at;
      const left = at >= BYTES_PER_PIXEL ? rgba[here - BYTES_PER_PIXEL] : 0;
      const above = row > 0 ? rgba[here - rowBytes] : 0;
      const aboveLeft = row > 0 && at >= BYTES_PER_PIXEL ? rgba[here - rowBytes - BYTES_PER_PIXEL] : 0;
      out[start + 1 + at] = rgba[here] - predicted(left, above, aboveLeft);
    }
  }
  return out;
}

function predicted(left, above, aboveLeft) {
  const guess = left + above - aboveLeft;
  const [toLeft, toAbove, toAboveLeft] = [left, above, aboveLeft].map((value) => Math.abs(guess - value));
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
