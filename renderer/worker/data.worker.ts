import { expose } from 'comlink';
import { findTask, readTable, type Table } from '#engine';
import type { DataApi } from './dataWorker';
import { handOver, tableArrays } from './outcome';
import { sha256 } from './sha256';

let held: Table | null = null;

const api: DataApi = {
  read: async (bytes, fileName, given) => {
    const answer = { ...readTable(bytes, fileName, given), hash: await sha256(bytes) };
    return answer.table ? handOver(answer, tableArrays(answer.table)) : answer;
  },
  hold: (table) => {
    held = table;
  },
  check: ({ id, recipe }) => (held ? findTask(id).prepare(held, recipe).problems : []),
};

expose(api);
