/** A place in bytes from which values are read. */
export interface ByteReader {
  readonly view: DataView;
  offset: number;
}

/**
 * Reads exactly `count` small whole numbers of `width` bits (up to 32) that are written as runs of one value and as packed bits.
 * Throws where the bytes end before. The library's reader of these fills the memory where a run claims to be long.
 */
export function readRuns(reader: ByteReader, width: number, count: number): Uint32Array {
  if (width > 32) throw new RangeError('Values of a run are too wide.');
  const values = new Uint32Array(count);
  const { view } = reader;
  const bytesOfValue = (width + 7) >> 3;
  for (let at = 0; at < count; ) {
    const header = readVarint(reader);
    const length = Math.floor(header / 2);
    if (header % 2 === 0) {
      let value = 0;
      for (let i = 0; i < bytesOfValue; i++) value += view.getUint8(reader.offset++) * 2 ** (8 * i);
      values.fill(value, at, Math.min(count, at + length));
      at += length;
      continue;
    }
    const start = reader.offset;
    const taken = Math.min(count - at, length * 8);
    for (let i = 0; i < taken; i++) values[at + i] = readBits(view, start, i * width, width);
    at += taken;
    reader.offset = start + length * width;
    if (taken === 0) throw new RangeError('A run is empty.');
  }
  return values;
}

function readBits(view: DataView, start: number, bit: number, width: number): number {
  let value = 0;
  for (let read = 0; read < width; ) {
    const [byte, from] = [start + ((bit + read) >>> 3), (bit + read) & 7];
    const taken = Math.min(8 - from, width - read);
    value += ((view.getUint8(byte) >>> from) & ((1 << taken) - 1)) * 2 ** read;
    read += taken;
  }
  return value;
}

/** A whole number of up to 35 bits in bytes of seven. */
export function readVarint(reader: ByteReader): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.view.getUint8(reader.offset++);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new RangeError('A number is too long.');
}
