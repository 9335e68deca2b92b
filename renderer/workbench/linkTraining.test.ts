import { makeProblem } from '#engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setHost } from '../host/currentHost';
import type { Host } from '../host/Host';
import { changeSettings } from '../state/settingsStore';
import { beginTraining, endTraining, failTraining, receiveEvent, showTrained } from '../state/trainingStore';
import { linkTraining } from './linkTraining';

const told = vi.fn();
let end: () => void;

const started = {
  kind: 'started',
  epochs: 4,
  batchesPerEpoch: 10,
  trainWindows: 1,
  validationWindows: 1,
  testWindows: 1,
  parameterCount: 1,
  backend: 'cpu',
  plainLayers: [],
} as const;
const batch = (epoch: number, of: number) =>
  ({ kind: 'batch', epoch, batch: of, batches: 10, loss: 1, sequencesPerSecond: 1, secondsLeft: 1 }) as const;

beforeEach(() => {
  told.mockClear();
  changeSettings({ language: 'en' });
  showTrained(null);
  setHost({ setTrainingState: told } as unknown as Host);
  end = linkTraining();
});

afterEach(() => end());

describe('the host', () => {
  it('hears how far a training is, in whole percents and no more often than that', () => {
    beginTraining();
    receiveEvent(started);
    receiveEvent(batch(1, 5));
    receiveEvent(batch(1, 5));
    receiveEvent(batch(3, 1));
    expect(told.mock.calls.map(([state]) => state as unknown)).toEqual([
      { state: 'running', progress: null, notice: null },
      { state: 'running', progress: 0, notice: null },
      { state: 'running', progress: 0.12, notice: null },
      { state: 'running', progress: 0.52, notice: null },
    ]);
  });

  it('hears of a pause', () => {
    beginTraining();
    receiveEvent({ kind: 'paused' });
    expect(told).toHaveBeenLastCalledWith({ state: 'paused', progress: null, notice: null });
  });

  it('is given words for an end that came by itself', () => {
    beginTraining();
    endTraining('earlyStopped', null, []);
    expect(told).toHaveBeenLastCalledWith({
      state: 'idle',
      progress: null,
      notice: {
        title: expect.any(String) as string,
        body: expect.stringContaining('Training has ended early') as string,
      },
    });
  });

  it('is given words for a failure, and none for a stop that the user asked for', () => {
    beginTraining();
    failTraining([makeProblem('data.noTargets')]);
    expect(told).toHaveBeenLastCalledWith({
      state: 'idle',
      progress: null,
      notice: { title: expect.any(String) as string, body: 'The training has stopped: No column is the target.' },
    });
    beginTraining();
    endTraining('stopped', null, []);
    expect(told).toHaveBeenLastCalledWith({ state: 'idle', progress: null, notice: null });
  });
});
