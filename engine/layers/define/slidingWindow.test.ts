import { expect, test } from 'vitest';
import { padsOf, type SlidingWindow } from './slidingWindow';

const steps = (size: number, padding: SlidingWindow['padding'], stride = 1, dilation = 1): SlidingWindow => ({
  size,
  stride,
  dilation,
  padding,
});

test('valid windows stay within the sequence', () => {
  expect(padsOf(steps(5, 'valid'), 6)).toEqual([0, 0]);
});

test('causal windows look back only, as far as their dilation reaches', () => {
  expect(padsOf(steps(3, 'causal'), 6)).toEqual([2, 0]);
  expect(padsOf(steps(3, 'causal', 1, 2), 6)).toEqual([4, 0]);
});

test('the odd step of “same” stands at the end', () => {
  expect(padsOf(steps(3, 'same'), 6)).toEqual([1, 1]);
  expect(padsOf(steps(4, 'same'), 6)).toEqual([1, 2]);
});

test('“same” gives one output for each stride that was begun', () => {
  for (let timesteps = 1; timesteps < 12; timesteps++) {
    for (let size = 1; size < 5; size++) {
      for (let strides = 1; strides < 5; strides++) {
        const [before, after] = padsOf(steps(size, 'same', strides), timesteps);
        const outputs = Math.floor((timesteps + before + after - size) / strides) + 1;
        expect(outputs).toBe(Math.ceil(timesteps / strides));
      }
    }
  }
});
