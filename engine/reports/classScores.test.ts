import { expect, test } from 'vitest';
import { classScores } from './classScores';

test('each actual class is counted by what it was called', () => {
  const { counts, accuracy } = classScores([0, 0, 1, 2, 2], [0, 1, 1, 0, 0], 3);
  expect(counts).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [2, 0, 0],
  ]);
  expect(accuracy).toBeCloseTo(2 / 5, 12);
});

test('precision, recall and F1 are those of scikit-learn', () => {
  // sklearn.metrics.precision_recall_fscore_support([0,0,1,2,2,2], [0,1,1,0,2,2])
  const { byClass, macroF1 } = classScores([0, 0, 1, 2, 2, 2], [0, 1, 1, 0, 2, 2], 3);
  expect(byClass.map(({ precision }) => precision)).toEqual([0.5, 0.5, 1]);
  expect(byClass.map(({ recall }) => recall)).toEqual([0.5, 1, 2 / 3]);
  expect(byClass.map(({ f1 }) => f1)).toEqual([0.5, 2 / 3, 0.8]);
  expect(byClass.map(({ support }) => support)).toEqual([2, 1, 3]);
  expect(macroF1).toBeCloseTo((0.5 + 2 / 3 + 0.8) / 3, 12);
});

test('a class that training never showed is counted apart, and is wrong whatever it was called', () => {
  const { counts, unseen, accuracy, byClass } = classScores([-1, 0], [1, 0], 2);
  expect(unseen).toBe(1);
  expect(counts.flat().reduce((sum, count) => sum + count)).toBe(1);
  expect(accuracy).toBe(0.5);
  expect(byClass[1]?.precision).toBe(0);
});

test('what cannot be told is no number, and weighs nothing in the mean', () => {
  const { byClass, macroF1 } = classScores([0, 1], [0, 0], 3);
  expect(byClass[1]).toEqual({ precision: NaN, recall: 0, f1: 0, support: 1 });
  expect(byClass[2]).toEqual({ precision: NaN, recall: NaN, f1: NaN, support: 0 });
  expect(macroF1).toBeCloseTo((2 / 3 + 0) / 2, 12);
  expect(classScores([], [], 2)).toMatchObject({ accuracy: 0, macroF1: 0 });
});

test('of classes without a code none is right, and an answer without one misses its class', () => {
  const { accuracy, unseen } = classScores([-1, -1, 0], [-1, 0, 0], 2);
  expect([accuracy, unseen]).toEqual([1 / 3, 2]);
  const { byClass, macroF1 } = classScores([0, 0, 1, 1], [0, -1, 1, 1], 2);
  expect(byClass.map(({ support, recall }) => [support, recall])).toEqual([
    [2, 0.5],
    [2, 1],
  ]);
  expect(macroF1).toBeCloseTo((2 / 3 + 1) / 2, 12);
});
