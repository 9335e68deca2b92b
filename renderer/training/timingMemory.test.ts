import { beforeEach, describe, expect, it } from 'vitest';
import type { BackendTiming } from '../worker/backendTiming';
import { works } from '../worker/fakeWorkers';
import {
  forgetTiming,
  MOST_REMEMBERED,
  parseTimings,
  recallTiming,
  type RememberedTiming,
  rememberTiming,
  useTimings,
} from './timingMemory';

const device = { name: 'Intel Iris Xe', software: false };
const timings: readonly BackendTiming[] = [
  { kind: 'timed', backend: 'fused', device: { name: '2 threads', software: false }, stepMs: 4, steps: 5, warm: true },
  { kind: 'timed', backend: 'webgl', device, stepMs: 9, steps: 1, warm: false },
  { kind: 'abandoned', backend: 'webgpu', limitMs: 2000 },
  { kind: 'refused', backend: 'wasm', failure: 'crashed', detail: 'out of memory' },
  { kind: 'untimed', backend: 'cpu', device },
];
const entry = (key: string): RememberedTiming => ({ key, atMs: 1, chosen: 'fused', timings });
const keys = () => useTimings.getState().remembered.map(({ key }) => key);
const recall = (key: string | null, reports: Parameters<typeof recallTiming>[2] = {}) =>
  recallTiming(useTimings.getState(), key, reports);

beforeEach(() => {
  useTimings.setState({ remembered: [] });
});

describe('remembered timings', () => {
  it('are stored, the newest first, and read as they were', () => {
    rememberTiming(entry('a'));
    rememberTiming(entry('b'));
    expect(parseTimings(localStorage.getItem('seqloom.timings'))).toEqual([entry('b'), entry('a')]);
    expect(recall('a')).toEqual(entry('a'));
    expect(recall('c')).toBeNull();
    expect(recall(null)).toBeNull();
  });

  it('replace what was known of the same graph and machine', () => {
    rememberTiming(entry('a'));
    rememberTiming(entry('b'));
    rememberTiming({ ...entry('a'), atMs: 2 });
    expect(keys()).toEqual(['a', 'b']);
    expect(recall('a')?.atMs).toBe(2);
  });

  it('are bounded: the oldest go', () => {
    for (let i = 0; i <= MOST_REMEMBERED; i++) rememberTiming(entry(String(i)));
    expect(keys()).toHaveLength(MOST_REMEMBERED);
    expect(keys()).not.toContain('0');
    expect(parseTimings(localStorage.getItem('seqloom.timings'))).toHaveLength(MOST_REMEMBERED);
  });

  it('are forgotten one by one', () => {
    rememberTiming(entry('a'));
    rememberTiming(entry('b'));
    forgetTiming('a');
    expect(keys()).toEqual(['b']);
  });

  it('do not hold once an adapter has another name; what is not known says nothing', () => {
    rememberTiming(entry('a'));
    const named = (name: string) => ({ webgl: { ...works('webgl'), device: { name, software: false } } });
    expect(recall('a', named('Intel Iris Xe'))).not.toBeNull();
    expect(recall('a', named('GeForce RTX 3060'))).toBeNull();
    expect(recall('a', { webgpu: works('webgpu') })).not.toBeNull();
  });
});

describe('parseTimings', () => {
  it('reads nothing out of what is missing or damaged', () => {
    for (const text of [null, '', '{', 'null', '{}', '7', '"x"']) expect(parseTimings(text)).toEqual([]);
  });

  it('leaves out a damaged entry without losing the others', () => {
    const damaged = [
      null,
      { ...entry('x'), chosen: 'auto' },
      { ...entry('x'), chosen: 'abacus' },
      { ...entry('x'), timings: [{ kind: 'timed', backend: 'wasm', device, stepMs: -1, steps: 1, warm: true }] },
      { ...entry('x'), timings: [{ kind: 'guessed', backend: 'wasm' }] },
      { ...entry('x'), atMs: 'today' },
    ];
    expect(parseTimings(JSON.stringify([...damaged, entry('a')]))).toEqual([entry('a')]);
  });
});
