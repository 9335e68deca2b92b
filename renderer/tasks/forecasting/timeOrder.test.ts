import { describe, expect, it } from 'vitest';
import type { Table } from '#engine';
import { inOrder, timeOrder } from './timeOrder';

const table = (times: number[]): Table => ({
  fileName: 'a.csv',
  rowCount: times.length,
  lines: new Uint32Array(times.length),
  columns: [{ name: 'when', kind: 'time', values: Float64Array.from(times), datesOnly: true }],
});

describe('timeOrder', () => {
  it('is null when rows are in time order already, or nothing orders them', () => {
    expect(timeOrder(table([1, 2, 2, 5]), 'when')).toBeNull();
    expect(timeOrder(table([3, 1]), null)).toBeNull();
    expect(timeOrder(table([3, 1]), 'gone')).toBeNull();
  });

  it('orders rows by time, leaving equal times as they stand in the file', () => {
    const order = timeOrder(table([3, 1, 2, 1]), 'when');
    expect(order).toEqual(Uint32Array.of(1, 3, 2, 0));
    expect(inOrder(Float64Array.of(30, 10, 20, 11), order)).toEqual(Float64Array.of(10, 11, 20, 30));
  });
});
