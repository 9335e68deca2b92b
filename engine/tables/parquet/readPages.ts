import { parquetHeader } from 'hyparquet/src/column.js';
import { convert } from 'hyparquet/src/convert.js';
import { deltaBinaryUnpack, deltaByteArray, deltaLengthByteArray } from 'hyparquet/src/delta.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import type { ColumnDecoder, DecodedArray, Encoding, PageHeader } from './parquetTypes';
import { type ByteReader, readRuns, readVarint } from './readRuns';
import { unpackPage } from './unpackPage';

/** What a page may unpack to, and what all texts of one may take that are written as changes of those before. */
const MAX_PAGE_BYTES = 2 ** 27;
/** Values of a block of differences, far beyond what any program writes. */
const MAX_BLOCK = 2 ** 20;

/** Takes the values of a column one page at a time; null for a cell without one. */
export type TakeValue = (value: unknown) => void;

/**
 * Reads the pages of a chunk of a flat column: exactly `rowCount` values. Throws where it is damaged, before anything grows beyond
 * what the rows and the pages may hold.
 */
export function readPages(bytes: Uint8Array, rowCount: number, decoder: ColumnDecoder, take: TakeValue): void {
  const reader: ByteReader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const isOptional = decoder.element.repetition_type !== 'REQUIRED';
  let dictionary: DecodedArray = [];
  for (let left = rowCount; left > 0; ) {
    const header = parquetHeader(reader);
    const { compressed_page_size: packedSize, uncompressed_page_size: size } = header;
    if (!(packedSize >= 0 && reader.offset + packedSize <= bytes.length && size >= 0 && size <= MAX_PAGE_BYTES))
      throw new RangeError('A page has an impossible size.');
    const packed = bytes.subarray(reader.offset, reader.offset + packedSize);
    reader.offset += packedSize;
    if (header.type === 'DICTIONARY_PAGE') {
      const count = header.dictionary_page_header?.num_values ?? -1;
      const page = unpackPage(packed, size, decoder.codec);
      if (!(count >= 0 && count <= 8 * size)) throw new RangeError('A dictionary has an impossible size.');
      dictionary = convert(readPlain(readerOf(page), decoder.type, count, decoder.element.type_length), decoder);
    } else if (header.type !== 'INDEX_PAGE') {
      left -= readDataPage(packed, header, decoder, { dictionary, left, isOptional }, take);
    }
  }
}

interface PageState {
  readonly dictionary: DecodedArray;
  /** Rows that are still to come. */
  readonly left: number;
  readonly isOptional: boolean;
}

/** Reads the values of a page; how many rows it has. */
function readDataPage(
  packed: Uint8Array,
  header: PageHeader,
  decoder: ColumnDecoder,
  { dictionary, left, isOptional }: PageState,
  take: TakeValue,
): number {
  const { data_page_header: first, data_page_header_v2: second, uncompressed_page_size: size } = header;
  const { num_values: count, encoding } = (second ?? first) as { num_values: number; encoding: Encoding };
  if (!(count >= 0 && count <= left)) throw new RangeError('A page has more values than there are rows.');
  let levels: Uint32Array | null = null;
  let reader: ByteReader;
  if (second) {
    const [defined, repeated] = [second.definition_levels_byte_length, second.repetition_levels_byte_length];
    if (!(defined >= 0 && repeated >= 0 && defined + repeated <= packed.length))
      throw new RangeError('Levels of a page have an impossible size.');
    if (isOptional) levels = readRuns(readerOf(packed.subarray(repeated, repeated + defined)), 1, count);
    const rest = packed.subarray(defined + repeated);
    const restSize = size - defined - repeated;
    reader = readerOf(
      second.is_compressed === false || restSize === 0 ? rest : unpackPage(rest, restSize, decoder.codec),
    );
  } else {
    reader = readerOf(unpackPage(packed, size, decoder.codec));
    if (isOptional) {
      const length = reader.view.getUint32(0, true);
      levels = readRuns({ view: reader.view, offset: 4 }, 1, count);
      reader.offset = 4 + length;
    }
  }
  const present = levels ? levels.reduce((sum, level) => sum + level, 0) : count;
  const values = present === 0 ? [] : readValues(reader, present, encoding, decoder, dictionary);
  for (let i = 0, at = 0; i < count; i++) take(levels && levels[i] === 0 ? null : values[at++]);
  return count;
}

function readValues(
  reader: ByteReader,
  count: number,
  encoding: Encoding,
  decoder: ColumnDecoder,
  dictionary: DecodedArray,
): DecodedArray {
  const { type, element } = decoder;
  switch (encoding) {
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY': {
      const places = readRuns(reader, reader.view.getUint8(reader.offset++), count);
      if (places.some((place) => place >= dictionary.length)) throw new RangeError('A dictionary lacks a value.');
      return Array.from(places, (place) => dictionary[place] as unknown);
    }
    case 'RLE': {
      reader.offset += 4;
      return Array.from(readRuns(reader, 1, count), (bit) => bit === 1);
    }
    case 'PLAIN':
      return convert(readPlain(reader, type, count, element.type_length), decoder);
    case 'BYTE_STREAM_SPLIT':
      return convert(byteStreamSplit(reader, count, type, element.type_length), decoder);
    case 'DELTA_BINARY_PACKED': {
      const numbers = type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count);
      unpackDifferences(reader, numbers);
      return convert(numbers, decoder);
    }
    case 'DELTA_LENGTH_BYTE_ARRAY':
    case 'DELTA_BYTE_ARRAY': {
      const start = reader.offset;
      const texts: Uint8Array[] = [];
      let total = unpackDifferences(reader, new Int32Array(count));
      if (encoding === 'DELTA_BYTE_ARRAY') total += unpackDifferences(reader, new Int32Array(count));
      if (!(total <= MAX_PAGE_BYTES)) throw new RangeError('Texts of a page are too long.');
      reader.offset = start;
      if (encoding === 'DELTA_BYTE_ARRAY') deltaByteArray(reader, count, texts);
      else deltaLengthByteArray(reader, count, texts);
      return convert(texts, decoder);
    }
    default:
      throw new RangeError('The values of a page are written in an unknown way.');
  }
}

/** Unpacks numbers that are written as differences, and gives their sum where they are of 32 bits. */
function unpackDifferences(reader: ByteReader, numbers: Int32Array | BigInt64Array): number {
  const start = reader.offset;
  const [block, parts] = [readVarint(reader), readVarint(reader)];
  if (block > MAX_BLOCK || parts === 0 || parts > block) throw new RangeError('A block has an impossible size.');
  reader.offset = start;
  deltaBinaryUnpack(reader, numbers.length, numbers);
  return numbers instanceof Int32Array ? numbers.reduce((sum, value) => sum + value, 0) : 0;
}

const readerOf = (page: Uint8Array): ByteReader => ({
  view: new DataView(page.buffer, page.byteOffset, page.byteLength),
  offset: 0,
});
