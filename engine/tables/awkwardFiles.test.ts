import { describe, expect, it } from 'vitest';
import { AWKWARD_CELLS } from '../testing/awkwardCells';
import { AWKWARD_FILES } from '../testing/awkwardFiles';
import type { AwkwardFile } from '../testing/awkwardKit';
import { isoTimes } from '../text/isoTimes';
import { readTable, type TableSource } from './readTable';
import { type Column, emptyCells, findColumn, type Table } from './table';

function firstOf(column: Column | undefined): number | string | undefined {
  if (!column) return undefined;
  if (column.kind === 'category') return column.categories[column.codes[0] as number];
  const value = column.values[0] as number;
  return column.kind === 'time' ? isoTimes(column.values)(value) : value;
}

/** What came of a file, in the words of what must come of it. */
function outcome(expected: Partial<AwkwardFile>, table: Table, { reading, decisions, setAside }: TableSource) {
  const ofColumns = <T>(wanted: Readonly<Record<string, T>> = {}, of: (column: Column | undefined) => T | undefined) =>
    Object.fromEntries(Object.keys(wanted).map((name) => [name, of(findColumn(table, name))]));
  const found: Readonly<Record<string, unknown>> = {
    ...reading,
    rows: table.rowCount,
    columns: table.columns.map(({ name }) => name),
    kinds: ofColumns(expected.kinds, (column) => column?.kind),
    first: ofColumns(expected.first, firstOf),
    missing: ofColumns(expected.missing, (column) => column && emptyCells(column)),
    setAside: Object.fromEntries(setAside.map(({ reason, count }) => [reason, count])),
    tells: expected.tells?.filter((code) =>
      decisions.some(({ reason }) => reason.code === code || JSON.stringify(reason).includes(`"${code}"`)),
    ),
  };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]));
}

const ALL = [...AWKWARD_FILES, ...AWKWARD_CELLS];

describe('files as people have them', () => {
  it('are at least eighty, each of its own kind', () => {
    expect(new Set(ALL.map(({ title }) => title)).size).toBe(ALL.length);
    expect(ALL.length).toBeGreaterThanOrEqual(80);
  });

  it.each(ALL)('$title', (file) => {
    const { table, source, problems } = readTable(file.bytes, 'file.csv');
    if (file.refused) {
      expect(table).toBeNull();
      expect(problems.map(({ code }) => code)).toEqual([file.refused]);
      return;
    }
    const { title: _, bytes: __, ...expected } = file;
    expect(outcome(expected, table as Table, source as TableSource)).toEqual(expected);
  });

  it.each(ALL.filter(({ refused }) => !refused))('$title: lines read are rows used and lines set aside', (file) => {
    const { table, source } = readTable(file.bytes, 'file.csv');
    const aside = source?.setAside.reduce((sum, { count }) => sum + count, 0) ?? 0;
    expect(source?.rowsRead).toBe((table?.rowCount ?? 0) + aside);
  });

  it.each(ALL.filter(({ refused }) => !refused))('$title: what was found out reads it the same again', (file) => {
    const read = readTable(file.bytes, 'file.csv');
    const again = readTable(file.bytes, 'file.csv', read.source?.reading);
    expect(again.table).toEqual(read.table);
  });
});
