import { expose, transfer } from 'comlink';
import { readTable, type Table } from '#engine';
import type { ReadAnswer, ReadApi } from './readData';

function buffersOf(table: Table): ArrayBuffer[] {
  const arrays = table.columns.map((column) => (column.kind === 'category' ? column.codes : column.values));
  return [...new Set([table.lines, ...arrays].map((array) => array.buffer as ArrayBuffer))];
}

const api: ReadApi = {
  read: (bytes: Uint8Array, fileName: string): ReadAnswer => {
    const answer = readTable(bytes, fileName);
    return answer.table ? transfer(answer, buffersOf(answer.table)) : answer;
  },
};

expose(api);
