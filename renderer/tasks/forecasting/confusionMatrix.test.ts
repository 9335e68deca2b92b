import { describe, expect, it } from 'vitest';
import type { TargetEvaluation } from '#engine';
import { confusionMatrix } from './confusionMatrix';

const classTarget = (actual: number[], predicted: number[]): TargetEvaluation => ({
  column: 'weather',
  kind: 'category',
  unit: '',
  classes: ['sun', 'rain', 'fog'],
  windowCount: actual.length,
  horizon: 1,
  actual: Float64Array.from(actual),
  predicted: Float64Array.from(predicted),
  times: new Float64Array(actual.length),
  hasTimes: false,
  mae: 0,
  rmse: 0,
  baselines: [],
  strongest: 0,
  copiesLastValue: false,
});

describe('confusionMatrix', () => {
  it('counts each actual class by what it was taken for', () => {
    expect(confusionMatrix(classTarget([0, 0, 1, 2, 2], [0, 1, 1, 0, 0])).counts).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [2, 0, 0],
    ]);
  });

  it('counts classes that training never showed apart', () => {
    const matrix = confusionMatrix(classTarget([-1, 0], [1, 0]));
    expect(matrix.unseen).toBe(1);
    expect(matrix.counts.flat().reduce((sum, count) => sum + count)).toBe(1);
  });
});
