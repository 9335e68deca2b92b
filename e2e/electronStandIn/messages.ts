/**
 * Values that a structured clone takes, as JSON and beside it their buffers. Both sides of the wire use this file.
 * Cycles are not supported.
 */
export type Encoded =
  | null
  | boolean
  | number
  | string
  | readonly Encoded[]
  | { readonly is: 'undefined' }
  | { readonly is: 'number' | 'bigint'; readonly text: string }
  | { readonly is: 'date'; readonly timeMs: number }
  | { readonly is: 'error'; readonly name: string; readonly message: string }
  | { readonly is: 'map' | 'object'; readonly entries: readonly (readonly [Encoded, Encoded])[] }
  | { readonly is: 'set'; readonly values: readonly Encoded[] }
  | { readonly is: 'buffer'; readonly index: number; readonly view: string | null };

const VIEWS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
} as const;

/** Encodes a value; its buffers are appended to `buffers`. */
export function encode(value: unknown, buffers: ArrayBuffer[]): Encoded {
  const inner = (part: unknown) => encode(part, buffers);
  switch (typeof value) {
    case 'undefined':
      return { is: 'undefined' };
    case 'bigint':
      return { is: 'bigint', text: String(value) };
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { is: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
    case 'boolean':
    case 'string':
      return value;
    case 'function':
    case 'symbol':
      throw new Error('An object could not be cloned.');
    case 'object':
      break;
  }
  if (value === null) return null;
  if (value instanceof ArrayBuffer) return { is: 'buffer', index: buffers.push(value) - 1, view: null };
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice().buffer;
    return { is: 'buffer', index: buffers.push(bytes) - 1, view: viewName(value) };
  }
  if (value instanceof Date) return { is: 'date', timeMs: value.getTime() };
  if (value instanceof Error) return { is: 'error', name: value.name, message: value.message };
  if (value instanceof Map) return { is: 'map', entries: [...value].map(([key, part]) => [inner(key), inner(part)]) };
  if (value instanceof Set) return { is: 'set', values: [...value].map(inner) };
  if (Array.isArray(value)) return value.map(inner);
  return { is: 'object', entries: Object.entries(value).map(([key, part]) => [key, inner(part)]) };
}

/** The value again, with the buffers that `encode` set aside. */
export function decode(encoded: Encoded, buffers: readonly ArrayBuffer[]): unknown {
  const inner = (part: Encoded) => decode(part, buffers);
  if (encoded === null || typeof encoded !== 'object') return encoded;
  if (isList(encoded)) return encoded.map(inner);
  switch (encoded.is) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(encoded.text);
    case 'bigint':
      return BigInt(encoded.text);
    case 'date':
      return new Date(encoded.timeMs);
    case 'error':
      return Object.assign(new Error(encoded.message), { name: encoded.name });
    case 'map':
      return new Map(encoded.entries.map(([key, part]) => [inner(key), inner(part)]));
    case 'set':
      return new Set(encoded.values.map(inner));
    case 'object':
      return Object.fromEntries(encoded.entries.map(([key, part]) => [key, inner(part)]));
    case 'buffer': {
      const buffer = buffers[encoded.index];
      if (!buffer) throw new Error('A buffer of the message did not arrive.');
      if (encoded.view === null) return buffer;
      const View = VIEWS[encoded.view as keyof typeof VIEWS] as new (bytes: ArrayBuffer) => ArrayBufferView;
      return new View(buffer);
    }
  }
}

function viewName(view: ArrayBufferView): keyof typeof VIEWS {
  // Node's Buffer arrives in a page as the Uint8Array that it is.
  const name = Object.keys(VIEWS).find((known) => view instanceof VIEWS[known as keyof typeof VIEWS]);
  if (name === undefined) throw new Error('An object could not be cloned.');
  return name as keyof typeof VIEWS;
}

// Array.isArray does not narrow a readonly array.
function isList(encoded: Encoded): encoded is readonly Encoded[] {
  return Array.isArray(encoded);
}
