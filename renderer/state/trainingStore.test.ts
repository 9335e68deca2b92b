import type { EpochRecord } from '#engine';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  beginTraining,
  endTraining,
  failTraining,
  markStopping,
  receiveEvent,
  showTrained,
  useTraining,
} from './trainingStore';

const state = () => useTraining.getState();
const record = (epoch: number): EpochRecord => ({
  epoch,
  loss: 1 / epoch,
  valLoss: 1 / epoch,
  metrics: {},
  seconds: 1,
  sequencesPerSecond: 100,
});

beforeEach(() => {
  showTrained(null);
  beginTraining();
});

describe('the training on the screen', () => {
  it('gathers epochs and knows the best', () => {
    receiveEvent({ kind: 'epoch', record: record(1), best: true, secondsLeft: 9 });
    receiveEvent({ kind: 'epoch', record: record(2), best: true, secondsLeft: 8 });
    receiveEvent({ kind: 'epoch', record: record(3), best: false, secondsLeft: 7 });
    expect(state().records.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(state().bestEpoch).toBe(2);
    expect(state().secondsLeft).toBe(7);
  });

  it('pauses and goes on', () => {
    receiveEvent({ kind: 'paused' });
    expect(state().status).toBe('paused');
    receiveEvent({ kind: 'resumed' });
    expect(state().status).toBe('running');
  });

  it('stays “stopping” until it has ended, whatever arrives in between', () => {
    markStopping();
    receiveEvent({ kind: 'resumed' });
    receiveEvent({ kind: 'paused' });
    expect(state().status).toBe('stopping');
    endTraining('stopped', null, []);
    expect(state().status).toBe('idle');
    expect(state().end).toBe('stopped');
  });

  it('cannot be stopped once it has ended', () => {
    failTraining([]);
    markStopping();
    expect(state().status).toBe('idle');
  });

  it('starts afresh with each training', () => {
    receiveEvent({ kind: 'epoch', record: record(1), best: true, secondsLeft: 9 });
    endTraining('completed', null, []);
    beginTraining();
    expect(state().records).toEqual([]);
    expect(state().end).toBeNull();
    expect(state().status).toBe('preparing');
  });
});
