import { describe, expect, it } from 'vitest';
import { DEFAULT_TRAINING, type TrainingSettings } from '../trainingSettings';
import { SCHEDULES } from './index';
import { learningRateAt } from './learningRate';

const BATCHES = 4;

/** The learning rate of each step of a training, as a share of the whole. */
function rates(changes: Partial<TrainingSettings>, losses: readonly number[] = []): number[] {
  const settings = { ...DEFAULT_TRAINING, learningRate: 1, epochs: 6, ...changes };
  return Array.from({ length: settings.epochs * BATCHES }, (_, step) => {
    const epoch = Math.floor(step / BATCHES) + 1;
    const place = { epoch, batch: (step % BATCHES) + 1, batches: BATCHES, losses: losses.slice(0, epoch - 1) };
    return learningRateAt(settings, place);
  });
}

const byEpoch = (all: readonly number[]): number[] => all.filter((_, step) => step % BATCHES === 0);

describe('the learning rate', () => {
  it('is the same at every step unless told otherwise', () => {
    expect(new Set(rates({ learningRate: 0.0123 }))).toEqual(new Set([0.0123]));
  });

  it('falls by steps', () => {
    const shares = byEpoch(rates({ schedule: 'step', stepEpochs: 2, stepFactor: 0.1 }));
    [1, 1, 0.1, 0.1, 0.01, 0.01].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 12));
  });

  it('falls along half a cosine to its floor', () => {
    const shares = rates({ schedule: 'cosine', cosineFloor: 0.2 });
    expect(shares[0]).toBe(1);
    expect(shares[12]).toBeCloseTo(0.6, 12);
    expect(shares.at(-1)).toBeCloseTo(0.2 + 0.8 * 0.5 * (1 + Math.cos((Math.PI * 23) / 24)), 12);
    expect(shares.every((share, i) => i === 0 || share < (shares[i - 1] as number))).toBe(true);
  });

  it('falls when the loss stands still, and again as long as it does', () => {
    const plateau = { schedule: 'plateau', plateauPatience: 2, plateauFactor: 0.5 } as const;
    expect(byEpoch(rates(plateau, [3, 2, 2, 2.5, 2, 2]))).toEqual([1, 1, 1, 1, 0.5, 0.5]);
    expect(byEpoch(rates({ ...plateau, epochs: 8 }, [1, 1, 1, 1, 1, 1, 1]))).toEqual([
      1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.125,
    ]);
    expect(byEpoch(rates({ ...plateau, minDelta: 0.6 }, [3, 2.5, 2.5, 2, 2, 2]))).toEqual([1, 1, 1, 0.5, 0.5, 0.5]);
  });

  it.each(SCHEDULES.map(({ id }) => id))('%s comes after a warm-up in equal steps', (schedule) => {
    const warm = rates({ schedule, warmupEpochs: 2, stepEpochs: 1 }, [9, 9, 9, 9, 9]);
    expect(warm.slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((step) => step / 8));
    const alone = rates({ schedule, epochs: 4, stepEpochs: 1 }, [9, 9, 9]);
    warm.slice(8).forEach((rate, i) => expect(rate).toBeCloseTo(alone[i] as number, 12));
  });
});
