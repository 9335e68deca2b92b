import { parquetMetadata, parquetSchema } from 'hyparquet/src/metadata.js';
import type { ColumnMetaData, FileMetaData, SchemaTree } from './parquetTypes';
import { MAX_NAMES } from '../../problem/jsonChecks';
import { makeProblem, type Problem } from '../../problem/problem';
import { type CellSource, type FileCells, MAX_CELLS } from '../fileCells';
import type { Decision } from '../reading';
import { ColumnValues, kindOf, PARSERS } from './columnValues';
import { readPages } from './readPages';
import { isKnownCodec } from './unpackPage';

/** Bytes of the footer, which is read whole. */
const MAX_FOOTER = 2 ** 26;
/** As pandas calls the names of rows that have no name of their own. */
const INDEX_NAME = /^__index_level_\d+__$/;

/** Reads the cells of a Parquet file. Columns of lists, structures and bytes are left out, which is said. */
export function readParquet({ bytes, file }: CellSource): FileCells | Problem {
  const damaged = makeProblem('data.parquetDamaged', { file });
  try {
    if (bytes.length < 12) return damaged;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const footer = view.getUint32(bytes.length - 8, true);
    if (view.getUint32(bytes.length - 4, true) === ENCRYPTED)
      return makeProblem('data.parquetCodec', { file, codec: 'AES' });
    if (footer > Math.min(MAX_FOOTER, bytes.length - 12)) return damaged;
    const found = parquetMetadata(bytes.subarray(bytes.length - 8 - footer), { geoparquet: false });
    return readColumns(bytes, file, found);
  } catch {
    // The library throws plain errors wherever the bytes are none of a Parquet file.
    return damaged;
  }
}

/** Of a file whose footer is encrypted, in its last bytes. */
const ENCRYPTED = 0x45524150;

function readColumns(bytes: Uint8Array, file: string, found: FileMetaData): FileCells | Problem {
  const groups = found.row_groups.map((group) => ({ ...group, rows: Number(group.num_rows) }));
  const rowCount = groups.reduce((sum, { rows }) => sum + rows, 0);
  if (rowCount !== Number(found.num_rows) || !groups.every(({ rows }) => rows >= 0))
    return makeProblem('data.parquetDamaged', { file });
  const { children } = parquetSchema(found);
  const isFlat = ({ children: inner, element }: SchemaTree): boolean =>
    inner.length === 0 && element.repetition_type !== 'REPEATED' && kindOf(element) !== null;
  const flat = children.filter(isFlat);
  if (flat.length > MAX_NAMES) return makeProblem('data.tooManyFields', { file, line: 1, limit: MAX_NAMES });
  if (flat.length * rowCount > MAX_CELLS) return makeProblem('data.tooManyCells', { file, limit: MAX_CELLS });
  if (flat.length === 0) return makeProblem('data.parquetNested', { file });
  const codec = groups.flatMap(({ columns }) => columns.map(({ meta_data: meta }) => meta?.codec ?? 'UNCOMPRESSED'));
  const unknown = codec.find((name) => !isKnownCodec(name));
  if (unknown) return makeProblem('data.parquetCodec', { file, codec: unknown });
  const columns = flat.map((tree) => {
    const { element } = tree;
    const values = new ColumnValues(element.name, element, kindOf(element) ?? 'text', rowCount);
    for (const group of groups) {
      const chunk = group.columns.find(({ meta_data: meta }) => meta?.path_in_schema.join('\0') === element.name);
      if (!chunk?.meta_data || chunk.file_path) throw new RangeError('A column lacks its values.');
      readChunk(bytes, group.rows, chunk.meta_data, tree, values);
    }
    return values;
  });
  const leftOut = children.filter((tree) => !isFlat(tree)).map(({ element }) => element.name);
  return {
    kind: { format: 'parquet', isText: false, decisions: told(leftOut) },
    header: columns.map(({ name }) => (INDEX_NAME.test(name) ? 'index' : name)),
    ...{ width: columns.length, lines: Uint32Array.from({ length: rowCount }, (_, row) => row + 1) },
    cellsOf: (k, rows) => (columns[k] as ColumnValues).texts(rows),
    typed: (k, name) => (columns[k] as ColumnValues).typed(name),
  };
}

function readChunk(
  bytes: Uint8Array,
  rows: number,
  meta: ColumnMetaData,
  tree: SchemaTree,
  values: ColumnValues,
): void {
  const [data, dictionary] = [Number(meta.data_page_offset), Number(meta.dictionary_page_offset ?? 0)];
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  const end = start + Number(meta.total_compressed_size);
  if (!(start >= 4 && end >= start && end <= bytes.length)) throw new RangeError('A column lies outside of the file.');
  const decoder = {
    ...{ pathInSchema: meta.path_in_schema, type: meta.type, element: tree.element, codec: meta.codec },
    ...{ schemaPath: [tree], parsers: PARSERS },
  };
  readPages(bytes.subarray(start, end), rows, decoder, (value) => values.take(value));
}

function told(leftOut: readonly string[]): Decision[] {
  const format: Decision = { about: 'format', reason: { code: 'reading.parquet' } };
  if (leftOut.length === 0) return [format];
  return [format, { about: 'columns', reason: { code: 'reading.nested', values: { columns: leftOut.slice(0, 20) } } }];
}
