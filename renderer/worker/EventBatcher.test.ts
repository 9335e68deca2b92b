import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrainingEvent } from '#engine';
import { EventBatcher } from './EventBatcher';

const batch = (number: number): TrainingEvent => ({
  kind: 'batch',
  epoch: 1,
  batch: number,
  batches: 9,
  loss: 1 / number,
  sequencesPerSecond: 10,
  secondsLeft: 1,
});
const paused: TrainingEvent = { kind: 'paused' };
const resumed: TrainingEvent = { kind: 'resumed' };

function start() {
  const sent: (readonly TrainingEvent[])[] = [];
  const goTo = (ms: number) => vi.advanceTimersByTime(ms - performance.now());
  return { batcher: new EventBatcher((events) => sent.push(events), 100), sent, goTo };
}
beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

describe('EventBatcher', () => {
  it('sends the first event at once', () => {
    const { batcher, sent } = start();
    batcher.add(batch(1));
    expect(sent).toEqual([[batch(1)]]);
  });

  it('sends at most once in each interval, and nothing later than one interval', () => {
    const { batcher, sent, goTo } = start();
    for (let ms = 0; ms < 1000; ms += 5) {
      goTo(ms);
      batcher.add(batch(ms + 1));
    }
    goTo(2000);
    expect(sent.length).toBeGreaterThanOrEqual(10);
    expect(sent.length).toBeLessThanOrEqual(11);
    expect(sent.at(-1)).toEqual([batch(996)]);
  });

  it('keeps only the latest batch of a bunch, but every other event, in order', () => {
    const { batcher, sent, goTo } = start();
    batcher.add(batch(1));
    goTo(10);
    for (const event of [batch(2), paused, resumed, batch(3), paused]) batcher.add(event);
    goTo(500);
    expect(sent).toEqual([[batch(1)], [paused, resumed, batch(3), paused]]);
  });

  it('gives up what it holds when flushed, once', () => {
    const { batcher, sent, goTo } = start();
    batcher.add(batch(1));
    goTo(10);
    batcher.add(batch(2));
    batcher.flush();
    batcher.flush();
    goTo(500);
    expect(sent).toEqual([[batch(1)], [batch(2)]]);
  });
});
