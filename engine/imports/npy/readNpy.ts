import { refuse } from '../../problem/problem';
import type { MessageValues, PhraseCode } from '../../text/phrase';
import { float16 } from '../float16';

/** An array as NumPy's `.npy` files hold it (format: numpy.lib.format, versions 1.0 to 3.0). */
export interface NpyArray {
  readonly shape: readonly number[];
  /** As NumPy names it, without the byte order, such as `f4`. */
  readonly dtype: string;
  /** In C order. Whole numbers beyond 2⁵³ are rounded. */
  readonly values: Float64Array;
}

const MAGIC = '\u0093NUMPY';
const HEADER_AT = { 1: 10, 2: 12, 3: 12 } as const;
/** Far longer than any array of plain numbers needs. */
const MAX_HEADER_BYTES = 65_536;
const MAX_RANK = 32;

type ReadValue = (view: DataView, at: number, little: boolean) => number;

const READERS: Readonly<Record<string, ReadValue>> = {
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  b1: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
  f2: (view, at, little) => float16(view.getUint16(at, little)),
};

/**
 * Reads an array of plain numbers. Throws a `UserError` for a pickle, for other types, and for a file whose length is not
 * what its shape says.
 */
export function readNpy(bytes: Uint8Array, file: string): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { text, dataAt } = readHeader(view, file);
  const { descr, fortranOrder, shape } = parseHeader(text, file);
  const type = /^([<>|=]?)([a-z])(\d+)$/i.exec(descr);
  if (descr.endsWith('O')) return refuse('npy.pickle', { file });
  const dtype = type ? `${type[2]}${type[3]}` : '';
  const read = Object.hasOwn(READERS, dtype) ? READERS[dtype] : undefined;
  if (!read) return refuse('npy.type', { file, type: descr });
  const width = Number(dtype.slice(1));
  const size = shape.reduce((product, n) => product * n, 1);
  const held = bytes.length - dataAt;
  if (size * width !== held) {
    const shown = shape.length > 0 ? shape.join('×') : ({ code: 'npy.scalar' } as const);
    return damaged(file, 'npy.size', { shape: shown, expected: size * width, received: held });
  }
  const little = type?.[1] !== '>';
  const values = Float64Array.from({ length: size }, (_, i) => read(view, dataAt + i * width, little));
  return { shape, dtype, values: fortranOrder ? toRowOrder(values, shape) : values };
}

function damaged(file: string, code: PhraseCode, values: MessageValues = {}): never {
  return refuse('npy.damaged', { file, reason: { code, values } });
}

function readHeader(view: DataView, file: string): { readonly text: string; readonly dataAt: number } {
  const textAt = (at: number, length: number): string =>
    String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
  if (view.byteLength < 10 || textAt(0, MAGIC.length) !== MAGIC) return damaged(file, 'npy.start');
  const major = view.getUint8(6);
  if (major !== 1 && major !== 2 && major !== 3) return damaged(file, 'npy.version', { version: major });
  const start = HEADER_AT[major];
  if (view.byteLength < start) return damaged(file, 'npy.headerEnd');
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER_BYTES) return damaged(file, 'npy.headerLength', { length });
  if (start + length > view.byteLength) return damaged(file, 'npy.headerEnd');
  return { text: textAt(start, length), dataAt: start + length };
}

/** Parses `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`, its keys in any order. */
function parseHeader(text: string, file: string) {
  const body = /^\{(.*)\}\s*$/s.exec(text)?.[1];
  if (body === undefined) return damaged(file, 'npy.dictionary');
  if (/'descr'\s*:\s*\[/.test(body)) return refuse('npy.type', { file, type: { code: 'npy.records' } });
  const found = new Map<string, string>();
  const entry = /\s*'(descr|fortran_order|shape)'\s*:\s*('[^']*'|True|False|\([\d,\s]*\))\s*(?:,|$)\s*/y;
  while (entry.lastIndex < body.length) {
    const match = entry.exec(body);
    if (!match || found.has(match[1] ?? '')) return damaged(file, 'npy.header');
    found.set(match[1] ?? '', match[2] ?? '');
  }
  const [descr, order, shape] = ['descr', 'fortran_order', 'shape'].map((key) => found.get(key));
  if (!descr?.startsWith("'") || !/^(True|False)$/.test(order ?? '') || !shape?.startsWith('(')) {
    return damaged(file, 'npy.headerKeys');
  }
  const sizes = shape.slice(1, -1).split(',');
  const axes = sizes.map((size) => size.trim()).filter((size, i) => size !== '' || i < sizes.length - 1);
  if (axes.length > MAX_RANK || axes.some((size) => !/^\d{1,15}$/.test(size))) return damaged(file, 'npy.shape');
  return { descr: descr.slice(1, -1), fortranOrder: order === 'True', shape: axes.map(Number) };
}

/** The values of an array that was written first axis first. */
function toRowOrder(values: Float64Array, shape: readonly number[]): Float64Array {
  const steps: number[] = [];
  shape.reduce((step, size, axis) => {
    steps[axis] = step;
    return step * size;
  }, 1);
  const index = shape.map(() => 0);
  return values.map(() => {
    const value = values[index.reduce((at, i, axis) => at + i * (steps[axis] as number), 0)] as number;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = (index[axis] as number) + 1;
      if ((index[axis] as number) < (shape[axis] as number)) break;
      index[axis] = 0;
    }
    return value;
  });
}
