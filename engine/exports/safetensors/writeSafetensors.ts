import { strToU8 } from 'fflate';

/** A tensor of 32-bit floats to be written under its name. */
export interface SafetensorsInput {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Bytes of the header's length, and what the data is aligned to. */
const WORD = 8;

/**
 * A safetensors file: the length of the header as 64-bit little-endian, the header as JSON with name, type, shape and
 * place of each tensor, then the numbers in the order given. `metadata` holds texts only, as the format demands. Throws
 * when a name comes twice or a size does not fit: those are mistakes of the caller.
 */
export function writeSafetensors(
  tensors: readonly SafetensorsInput[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const header = new Map<string, unknown>();
  if (Object.keys(metadata).length > 0) header.set('__metadata__', metadata);
  let offset = 0;
  for (const { name, shape, values } of tensors) {
    if (header.has(name) || name === '__metadata__') throw new Error(`the tensor name ${name} is taken`);
    if (shape.reduce((product, n) => product * n, 1) !== values.length) {
      throw new Error(`${name} of shape ${shape.join('×')} has ${values.length} values`);
    }
    const end = offset + values.length * Float32Array.BYTES_PER_ELEMENT;
    header.set(name, { dtype: 'F32', shape, data_offsets: [offset, end] });
    offset = end;
  }
  const json = strToU8(JSON.stringify(Object.fromEntries(header)));
  const headerSize = Math.ceil(json.length / WORD) * WORD;
  const bytes = new Uint8Array(WORD + headerSize + offset);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerSize), true);
  bytes.set(json, WORD);
  bytes.fill(0x20, WORD + json.length, WORD + headerSize);
  let at = WORD + headerSize;
  for (const { values } of tensors) {
    bytes.set(littleEndian(values), at);
    at += values.byteLength;
  }
  return bytes;
}

function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return bytes;
  const copy = bytes.slice();
  for (let i = 0; i < copy.length; i += Float32Array.BYTES_PER_ELEMENT) copy.subarray(i, i + 4).reverse();
  return copy;
}
