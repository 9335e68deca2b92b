import { expose, transfer } from 'comlink';
import { prepareData, readTable, type Table } from '#engine';
import type { DataApi } from './dataApi';
import { sha256 } from './sha256';
import { tableBuffers } from './tableBuffers';

let held: Table | null = null;

const api: DataApi = {
  read: async (bytes, fileName) => {
    const answer = { ...readTable(bytes, fileName), hash: await sha256(bytes) };
    return answer.table ? transfer(answer, tableBuffers(answer.table)) : answer;
  },
  hold: (table) => {
    held = table;
  },
  check: (recipe) => (held ? prepareData(held, recipe).problems : []),
};

expose(api);
