import { makeProblem, type Problem } from '../problem/problem';
import { cutList } from '../text/cutList';
import type { Table } from './table';

/** Columns that are told one by one; more of them are one mistake, such as the wrong file. */
const MOST_ALONE = 5;

/** What is said of columns that a recipe names and a table lacks, or has as moments where they are none to it. */
export function missingColumns({ columns }: Table, missing: readonly string[]): Problem[] {
  const names = cutList(columns.map(({ name }) => name));
  const wanted = [...new Set(missing)];
  if (wanted.length > MOST_ALONE)
    return [makeProblem('data.noSuchColumns', { wanted: cutList(wanted), count: wanted.length, columns: names })];
  return wanted.map((column) => makeProblem('data.noSuchColumn', { column, columns: names }, { column }));
}
