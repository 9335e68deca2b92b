import { describe, expect, it } from 'vitest';
import { planSteps } from './measureCase.mjs';

const EFFORT = { budgetMs: 2400, epochs: 3 };

describe('planSteps', () => {
  it('fills the budget over the epochs', () => {
    expect(planSteps(20, EFFORT)).toEqual({ stepsPerEpoch: 40, measuredEpochs: 3 });
  });

  it('takes no more steps of a fast engine than are of use', () => {
    expect(planSteps(0.5, EFFORT)).toEqual({ stepsPerEpoch: 200, measuredEpochs: 3 });
  });

  it('gives a slow engine fewer epochs, and one step at least however slow it is', () => {
    expect(planSteps(1700, EFFORT)).toEqual({ stepsPerEpoch: 1, measuredEpochs: 1 });
    expect(planSteps(15_000, EFFORT)).toEqual({ stepsPerEpoch: 1, measuredEpochs: 1 });
  });
});
