import { strFromU8 } from 'fflate';
import type { MessageValues, PhraseCode } from '../../text/phrase';
import { z } from 'zod';
import { firstWrongByte } from '../../tables/decodeText';
import { makeProblem, UserError } from '../../problem/problem';
import { scanJson } from '../../text/scanJson';
import { JSON_LIMITS } from '../../project/limits';

/** Bytes of one number of each type that the format knows in whole bytes. */
const TYPE_SIZES = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E5M2: 1,
  F8_E4M3: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  I64: 8,
  U64: 8,
  F64: 8,
} as const;

/** A tensor of a file: its numbers are a view into the file's bytes, little-endian. */
export interface SafetensorsTensor {
  readonly name: string;
  readonly dtype: keyof typeof TYPE_SIZES;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** What a safetensors file holds; the tensors in the order of their numbers. */
export interface Safetensors {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: readonly SafetensorsTensor[];
}

const WORD = 8;
/** Longest header that is read, in bytes; the reference implementation reads up to 100 MB. */
const MAX_HEADER_BYTES = 32 * 2 ** 20;
const MAX_RANK = 16;
const OPENING_BRACE = 0x7b;

const SIZE = z.int().min(0);
const TENSOR = z.strictObject({
  dtype: z.enum(Object.keys(TYPE_SIZES) as [keyof typeof TYPE_SIZES, ...(keyof typeof TYPE_SIZES)[]]),
  shape: z.array(SIZE).max(MAX_RANK),
  data_offsets: z.tuple([SIZE, SIZE]),
});
const METADATA = z.record(z.string(), z.string());

/**
 * Reads a safetensors file and copies nothing. Throws a `UserError` unless it is one to the letter: header within the
 * file, every tensor of the size of its shape, and the tensors side by side from the first byte to the last.
 */
export function readSafetensors(bytes: Uint8Array, file: string): Safetensors {
  const { header, start } = readHeader(bytes, file);
  const { __metadata__: about = {}, ...entries } = header;
  const metadata = METADATA.safeParse(about);
  if (!metadata.success) throw damaged(file, 'safetensors.metadata');
  const data = bytes.subarray(start);
  const tensors = Object.entries(entries).map(([name, entry]) => readTensor(name, entry, data, file));
  tensors.sort((a, b) => a.begin - b.begin || a.tensor.bytes.length - b.tensor.bytes.length);
  let end = 0;
  for (const { tensor, begin } of tensors) {
    if (begin !== end) {
      throw wrongTensor(file, tensor.name, begin < end ? 'safetensors.overlap' : 'safetensors.gap');
    }
    end += tensor.bytes.length;
  }
  if (end !== data.length) {
    throw damaged(file, 'safetensors.bytes', { expected: end, received: data.length });
  }
  return { metadata: metadata.data, tensors: tensors.map(({ tensor }) => tensor) };
}

function readHeader(
  bytes: Uint8Array,
  file: string,
): { readonly header: Readonly<Record<string, unknown>>; readonly start: number } {
  if (bytes.length < WORD) throw damaged(file, 'safetensors.short');
  const length = new DataView(bytes.buffer, bytes.byteOffset, WORD).getBigUint64(0, true);
  if (length > BigInt(MAX_HEADER_BYTES)) throw damaged(file, 'safetensors.headerLength', { length: String(length) });
  const start = WORD + Number(length);
  if (start > bytes.length) throw damaged(file, 'safetensors.headerEnd');
  if (bytes[WORD] !== OPENING_BRACE) throw damaged(file, 'safetensors.json');
  const encoded = bytes.subarray(WORD, start);
  if (firstWrongByte(encoded, 0) >= 0) throw damaged(file, 'safetensors.encoding');
  const text = strFromU8(encoded);
  const fault = scanJson(text, JSON_LIMITS);
  if (fault) throw damaged(file, 'safetensors.syntax', { position: fault.position + 1 });
  const header = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return { header, start };
}

function readTensor(
  name: string,
  entry: unknown,
  data: Uint8Array,
  file: string,
): { readonly tensor: SafetensorsTensor; readonly begin: number } {
  const parsed = TENSOR.safeParse(entry);
  if (!parsed.success) throw wrongTensor(file, name, 'safetensors.entry');
  const { dtype, shape } = parsed.data;
  const [begin, end] = parsed.data.data_offsets;
  if (begin > end || end > data.length) throw wrongTensor(file, name, 'safetensors.outside');
  const size = shape.reduce((product, n) => product * n, TYPE_SIZES[dtype]);
  if (size !== end - begin) {
    const values = { received: end - begin, shape: shape.join('×'), dtype, expected: size };
    throw wrongTensor(file, name, 'safetensors.size', values);
  }
  return { tensor: { name, dtype, shape, bytes: data.subarray(begin, end) }, begin };
}

function damaged(file: string, code: PhraseCode, values: MessageValues = {}): UserError {
  return new UserError([makeProblem('safetensors.damaged', { file, reason: { code, values } })]);
}

function wrongTensor(file: string, tensor: string, code: PhraseCode, values: MessageValues = {}): UserError {
  return new UserError([makeProblem('safetensors.tensor', { file, tensor, reason: { code, values } })]);
}
