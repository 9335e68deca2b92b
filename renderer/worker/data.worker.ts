import { expose, transfer } from 'comlink';
import { prepareData, readTable, type Table } from '#engine';
import type { DataApi } from './dataApi';

let held: Table | null = null;

function buffersOf(table: Table): ArrayBuffer[] {
  const arrays = table.columns.map((column) => (column.kind === 'category' ? column.codes : column.values));
  return [...new Set([table.lines, ...arrays].map((array) => array.buffer as ArrayBuffer))];
}

const api: DataApi = {
  read: (bytes, fileName) => {
    const answer = readTable(bytes, fileName);
    return answer.table ? transfer(answer, buffersOf(answer.table)) : answer;
  },
  hold: (table) => {
    held = table;
  },
  check: (recipe) => (held ? prepareData(held, recipe).problems : []),
};

expose(api);
