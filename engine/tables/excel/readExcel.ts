import { makeProblem, type Problem } from '../../problem/problem';
import { decodeText } from '../decodeText';
import type { CellSource, FileCells } from '../fileCells';
import { MAX_CELLS } from '../fileCells';
import type { Decision } from '../reading';
import { readDateStyles } from './cellDates';
import { layOutSheet } from './layOutSheet';
import { openZip, unpackEntry, type ZipEntry } from './openZip';
import { readSheet, readStrings, type Sheet, type Workbook } from './readSheet';
import { XmlReader } from './XmlReader';

const MEGABYTE = 2 ** 20;
/** What the parts of a workbook may unpack to, each and all together. */
const [MAX_PART_MB, MAX_TOTAL_MB] = [128, 256];
const MAX_SHEETS = 1000;
const BOOK = 'xl/workbook.xml';

interface SheetRef {
  readonly name: string;
  /** Of its part in the zip. */
  readonly path: string;
}

/** Thrown within this file, and caught in it: what is wrong with the workbook. */
class Unreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** Reads the cells of the sheet of an Excel workbook (.xlsx) that has the most filled ones, or of the one that is given. */
export function readExcel(source: CellSource): FileCells | Problem {
  try {
    return readBook(source);
  } catch (error) {
    if (error instanceof Unreadable) return error.problem;
    throw error;
  }
}

function readBook({ bytes, file, given }: CellSource): FileCells | Problem {
  const parts = new Parts(bytes, file);
  const { sheets, is1904 } = readSheetList(parts);
  const names = sheets.map(({ name }) => name);
  const wanted = typeof given.sheet === 'string' ? sheets.filter(({ name }) => name === given.sheet) : sheets;
  if (wanted.length === 0 && sheets.length > 0)
    return makeProblem('data.noSheet', { file, sheet: given.sheet ?? '', sheets: names.slice(0, 20) });
  const styles = parts.has('xl/styles.xml') ? readDateStyles(parts.text('xl/styles.xml')) : [];
  const strings = parts.has('xl/sharedStrings.xml') ? readStrings(parts.text('xl/sharedStrings.xml')) : [];
  const best = fullest(wanted, parts, { strings, styles, is1904 });
  if (!best) return makeProblem('data.excelEmpty', { file });
  const found = layOutSheet(best.sheet, file, given);
  if (!found) return makeProblem('data.excelEmpty', { file });
  if ('code' in found) return found;
  const { header, rows, lines, skipped, footer, setAside } = found;
  const width = header?.length ?? rows[0]?.length ?? 0;
  return {
    kind: {
      format: 'excel',
      isText: false,
      sheet: best.name,
      sheets: names,
      decisions: told(best.name, names, given.sheet),
    },
    ...{ header, width, lines, skipped, footer, setAside },
    cellsOf: (k, count) => (count === undefined ? rows : rows.slice(0, count)).map((row) => row[k] as string),
  };
}

function told(sheet: string, names: readonly string[], given: string | null | undefined): Decision[] {
  const reason: Decision['reason'] =
    typeof given === 'string'
      ? { code: 'reading.given' }
      : names.length === 1
        ? { code: 'reading.sheetOnly', values: { sheet } }
        : { code: 'reading.sheetLargest', values: { sheet, count: names.length } };
  return [
    { about: 'format', reason: { code: 'reading.excel' } },
    { about: 'sheet', reason },
  ];
}

/** The sheet with the most filled cells, of equals the first; null where all are empty. */
function fullest(sheets: readonly SheetRef[], parts: Parts, book: Workbook) {
  let best: { readonly name: string; readonly sheet: Sheet } | null = null;
  for (const { name, path } of sheets) {
    const sheet = readSheet(parts.text(path), book);
    if (sheet === null) return parts.fail(path);
    if (sheet === 'tooMany')
      throw new Unreadable(makeProblem('data.tooManyCells', { file: parts.file, limit: MAX_CELLS }));
    if (sheet.filled > (best?.sheet.filled ?? 0)) best = { name, sheet };
  }
  return best;
}

/** The sheets of a workbook that hold cells, in its order, and whether it counts days from 1904. */
function readSheetList(parts: Parts): { readonly sheets: readonly SheetRef[]; readonly is1904: boolean } {
  const paths = new Map<string, string>();
  const links = new XmlReader(parts.text('xl/_rels/workbook.xml.rels'));
  while (links.next()) {
    if (links.name !== 'Relationship' || !/\/worksheet$/.test(links.attribute('Type') ?? '')) continue;
    const target = links.attribute('Target') ?? '';
    paths.set(links.attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const sheets: SheetRef[] = [];
  let is1904 = false;
  const book = new XmlReader(parts.text(BOOK));
  while (book.next()) {
    if (book.name === 'workbookPr') is1904 = /^(?:1|true|on)$/.test(book.attribute('date1904') ?? '');
    const path = book.name === 'sheet' && book.kind !== 'end' ? paths.get(book.attribute('id') ?? '') : undefined;
    if (path !== undefined && sheets.length < MAX_SHEETS) sheets.push({ name: book.attribute('name') ?? '', path });
  }
  return { sheets, is1904 };
}

/** The parts of a workbook, unpacked one at a time and within limits. Whatever is wrong is thrown. */
class Parts {
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #total = 0;

  constructor(
    bytes: Uint8Array,
    readonly file: string,
  ) {
    this.#entries = openZip(bytes) ?? this.fail('zip');
    if (this.has(BOOK)) return;
    const code = this.has('xl/workbook.bin') ? 'data.binaryExcel' : 'data.zip';
    throw new Unreadable(makeProblem(code, { file }));
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  text(path: string): string {
    const entry = this.#entries.get(path);
    if (!entry) return this.fail(path);
    this.#total += entry.size;
    const limit = entry.size > MAX_PART_MB * MEGABYTE ? MAX_PART_MB : MAX_TOTAL_MB;
    if (this.#total > limit * MEGABYTE)
      throw new Unreadable(makeProblem('data.excelLarge', { file: this.file, part: path, limit }));
    const bytes = unpackEntry(entry);
    const decoded = bytes && bytes.length > 0 ? decodeText(bytes, this.file) : null;
    return decoded && 'text' in decoded ? decoded.text : this.fail(path);
  }

  fail(part: string): never {
    throw new Unreadable(makeProblem('data.excelDamaged', { file: this.file, part }));
  }
}
