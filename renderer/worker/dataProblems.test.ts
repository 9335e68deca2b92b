import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyProject, makeProblem, type Problem, type Table, type DataRecipe } from '#engine';
import { openDocument } from '../state/documentStore';
import { setRecipe } from '../state/editProject';
import type { DataChecker } from './DataChecker';
import { useFound, watchData } from './dataProblems';

const table: Table = { fileName: 'a.csv', columns: [], rowCount: 0, lines: new Uint32Array() };
const open = (opened: Table | null) =>
  openDocument({ project: emptyProject('A'), table: opened, dataBytes: null, tableProblems: [], fileRef: null });

const lookbackOf = (recipe: unknown): number => (recipe as DataRecipe).lookback;

/** A checker that answers when the test says so; each answer names the lookback that was asked about. */
function fakeChecker() {
  const asked: { readonly lookback: number; readonly answer: () => void; readonly fail: () => void }[] = [];
  const checker: Pick<DataChecker, 'check' | 'close'> = {
    check: (_table, { recipe }) =>
      new Promise<readonly Problem[]>((resolve, reject) => {
        const problem = makeProblem('data.noSuchColumn', { column: String(lookbackOf(recipe)), columns: '' });
        asked.push({
          lookback: lookbackOf(recipe),
          answer: () => resolve([problem]),
          fail: () => reject(new Error('crashed')),
        });
      }),
    close: vi.fn(),
  };
  return { checker, asked };
}

const found = () => useFound.getState().problems.map((problem) => problem.values.column);
let stop = () => undefined as void;

beforeEach(() => {
  vi.useFakeTimers();
  open(table);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('watchData', () => {
  it('checks once after a burst of changes', async () => {
    const { checker, asked } = fakeChecker();
    stop = watchData(checker, 100);
    for (const lookback of [1, 12, 120]) setRecipe('forecasting', { lookback });
    await vi.advanceTimersByTimeAsync(100);
    expect(asked.map(({ lookback }) => lookback)).toEqual([120]);
    asked[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(found()).toEqual(['120']);
  });

  it('drops an answer that comes after the next change', async () => {
    const { checker, asked } = fakeChecker();
    stop = watchData(checker, 100);
    await vi.advanceTimersByTimeAsync(100);
    setRecipe('forecasting', { lookback: 7 });
    await vi.advanceTimersByTimeAsync(100);
    asked[1]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    asked[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(found()).toEqual(['7']);
  });

  it('has nothing to say without data, and after the worker failed', async () => {
    const { checker, asked } = fakeChecker();
    stop = watchData(checker, 100);
    await vi.advanceTimersByTimeAsync(100);
    asked[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(found()).toHaveLength(1);
    open(null);
    expect(found()).toEqual([]);
    open(table);
    await vi.advanceTimersByTimeAsync(100);
    asked[1]?.fail();
    await vi.advanceTimersByTimeAsync(0);
    expect(found()).toEqual([]);
  });

  it('ends its worker when nobody watches any more', () => {
    const { checker } = fakeChecker();
    watchData(checker, 100)();
    expect(checker.close).toHaveBeenCalled();
  });
});
