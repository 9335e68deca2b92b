import { describe, expect, it } from 'vitest';
import type { Clip } from '../state/pasteParts';
import { readClip, writeClip } from './clipText';

const CLIP: Clip = {
  nodes: [{ id: 'lstm-1', type: 'lstm', name: 'LSTM', params: { units: 8, useBias: true, columns: ['a'] } }],
  edges: [],
  layout: { 'lstm-1': { x: 1, y: 2 } },
};

describe('a clip as text', () => {
  it('comes back as it was', () => {
    expect(readClip(writeClip(CLIP))).toEqual(CLIP);
  });

  it('is not read from other text', () => {
    expect(readClip('hello')).toBeNull();
    expect(readClip('{"format":"seqloom.clip"}')).toBeNull();
    expect(readClip('seqloom.clip {')).toBeNull();
    expect(readClip(writeClip(CLIP).replace('"units":8', '"units":{}'))).toBeNull();
  });
});
