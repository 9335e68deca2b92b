import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { makeProblem, type Table } from '#engine';
import { EMPTY_RECIPE, recipeOf } from '#engine';
import type { DataApi } from './dataWorker';
import { DataChecker } from './DataChecker';
import type { WorkerPort } from './workerHandle';

const table = (fileName: string): Table => ({ fileName, columns: [], rowCount: 0, lines: new Uint32Array() });
const problem = makeProblem('data.noFeatures');

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

function fakeWorkers() {
  const calls: string[][] = [];
  const crashes: ((detail: string) => void)[] = [];
  const spawn = (): WorkerPort => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    const log: string[] = [];
    calls.push(log);
    const api: DataApi = {
      read: () => Promise.resolve({ table: null, problems: [], source: null, hash: '' }),
      hold: (held) => void log.push(`hold ${held.fileName}`),
      check: (task) => {
        log.push(`check ${recipeOf(task, 'forecasting').lookback}`);
        return [problem];
      },
    };
    expose(api, port2);
    port1.start();
    return { endpoint: port1, terminate: () => port2.close(), onCrash: (callback) => void crashes.push(callback) };
  };
  return { spawn, calls, crashes };
}

const forecastBy = (lookback: number) => ({ id: 'forecasting', recipe: { ...EMPTY_RECIPE, lookback } }) as const;

describe('DataChecker', () => {
  it('sends a table once and checks each recipe against it', async () => {
    const { spawn, calls } = fakeWorkers();
    const checker = new DataChecker(spawn);
    const first = table('a.csv');
    expect(await checker.check(first, forecastBy(3))).toEqual([problem]);
    await checker.check(first, forecastBy(4));
    await checker.check(table('b.csv'), forecastBy(30));
    expect(calls).toEqual([['hold a.csv', 'check 3', 'check 4', 'hold b.csv', 'check 30']]);
  });

  it('starts a fresh worker, with the table, after a crash', async () => {
    const { spawn, calls, crashes } = fakeWorkers();
    const checker = new DataChecker(spawn);
    const first = table('a.csv');
    await checker.check(first, forecastBy(30));
    crashes[0]?.('out of memory');
    await checker.check(first, forecastBy(30));
    expect(calls[1]).toEqual(['hold a.csv', 'check 30']);
  });
});
