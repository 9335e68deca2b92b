import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../problem/problem';
import type { Checkpoint } from './checkpoint';
import { decodeCheckpoint, encodeCheckpoint } from './checkpointBytes';
import { CHECKPOINT_VERSION } from './checkpointHeader';
import { checksum } from './checksum';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';

const CHECKPOINT: Checkpoint = {
  fingerprint: 'é0123',
  settings: DEFAULT_TRAINING,
  backend: 'fused',
  batches: 9,
  epoch: 3,
  batch: 4,
  epochMs: 12.5,
  shuffle: [1, -2, 3, -2147483648],
  dropout: [[5, 6, 7, 8]],
  best: { epoch: 1, loss: 0.1 + 0.2, weights: [Float32Array.of(0.1, Number.NaN), Float32Array.of()] },
  history: [
    { epoch: 1, loss: 1 / 3, valLoss: null, metrics: { mae: 0.5 }, seconds: 2, sequencesPerSecond: 10 },
    {
      epoch: 2,
      loss: 5e-324,
      valLoss: Number.NaN,
      metrics: { mae: Number.POSITIVE_INFINITY },
      seconds: 2,
      sequencesPerSecond: 10,
    },
  ],
  lastFiniteNorm: null,
  runner: {
    lossSum: 1e300,
    weights: [Float32Array.of(1, -0), Float32Array.of()],
    optimizer: { kind: 'tfjs', steps: 22, arrays: [Float32Array.of(1e-45, Number.NEGATIVE_INFINITY, 3)] },
  },
};

const codesOf = (bytes: Uint8Array): string[] => {
  try {
    decodeCheckpoint(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).problems.map((problem) => problem.code);
  }
  return [];
};

/** The bytes with another header (and numbers), and a checksum that fits. */
function forge(header: string, floatBytes?: Uint8Array, version = CHECKPOINT_VERSION): Uint8Array {
  const good = encodeCheckpoint(CHECKPOINT);
  const goodHeaderBytes = new DataView(good.buffer).getUint32(12, true);
  const floats = floatBytes ?? good.subarray(16 + goodHeaderBytes);
  const text = strToU8(header);
  const bytes = new Uint8Array(16 + text.length + floats.length);
  bytes.set(good.subarray(0, 16));
  bytes.set(text, 16);
  bytes.set(floats, 16 + text.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, version, true);
  view.setUint32(12, text.length, true);
  view.setUint32(4, checksum(bytes.subarray(8)), true);
  return bytes;
}

function goodHeader(): Record<string, unknown> {
  const good = encodeCheckpoint(CHECKPOINT);
  const length = new DataView(good.buffer).getUint32(12, true);
  return JSON.parse(strFromU8(good.subarray(16, 16 + length))) as Record<string, unknown>;
}

describe('the bytes of a checkpoint', () => {
  it('give back every number, those that JSON does not know included', () => {
    const bytes = encodeCheckpoint(CHECKPOINT);
    expect(decodeCheckpoint(bytes)).toEqual(CHECKPOINT);
    const first = { ...CHECKPOINT, epoch: 1, history: [] };
    const before: Checkpoint = { ...first, best: { epoch: 0, loss: Number.POSITIVE_INFINITY, weights: null } };
    expect(decodeCheckpoint(encodeCheckpoint(before))).toEqual(before);
    expect(forge(JSON.stringify(goodHeader())), 'what is forged below is otherwise good').toSatisfy(
      (forged: Uint8Array) => codesOf(forged).length === 0,
    );
  });

  it('may lie anywhere in memory, and are not shared with the checkpoint', () => {
    const bytes = encodeCheckpoint(CHECKPOINT);
    const room = new Uint8Array(bytes.length + 5);
    const moved = room.subarray(3, 3 + bytes.length);
    moved.set(bytes);
    const decoded = decodeCheckpoint(moved);
    room.fill(0);
    expect(decoded).toEqual(CHECKPOINT);
    expect(decodeCheckpoint(Buffer.from(bytes))).toEqual(CHECKPOINT);
  });

  it('take little more than the numbers do', () => {
    const weights = [new Float32Array(100_000)];
    const { runner } = CHECKPOINT;
    const bytes = encodeCheckpoint({ ...CHECKPOINT, runner: { ...runner, weights } });
    expect(bytes.length).toBeLessThan(400_000 + 2000);
  });
});

describe('bytes that are no whole checkpoint', () => {
  it('are refused wherever they are cut, and with anything behind them', () => {
    const bytes = encodeCheckpoint(CHECKPOINT);
    for (let length = 0; length < bytes.length; length++) {
      expect(codesOf(bytes.subarray(0, length)), `${length} bytes`).toEqual(['checkpoint.damaged']);
    }
    expect(codesOf(Uint8Array.of(...bytes, 0))).toEqual(['checkpoint.damaged']);
    expect(codesOf(Uint8Array.of(...bytes, ...bytes))).toEqual(['checkpoint.damaged']);
  });

  it('are refused whichever bit is flipped', () => {
    const bytes = encodeCheckpoint(CHECKPOINT);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(codesOf(flipped), `bit ${bit}`).toEqual(['checkpoint.damaged']);
    }
  });

  it('are refused when they are something else, or of another version', () => {
    expect(codesOf(strToU8('PK\u0003\u0004 this is a project and not a checkpoint'))).toEqual(['checkpoint.damaged']);
    expect(codesOf(forge(JSON.stringify(goodHeader()), undefined, CHECKPOINT_VERSION + 1))).toEqual([
      'checkpoint.otherVersion',
    ]);
  });

  const good = goodHeader();
  const runner = good.runner as Record<string, unknown>;
  const history = good.history as Record<string, unknown>[];
  const settings = good.settings as Record<string, unknown>;
  const huge = Array.from({ length: 1000 }, () => 2 ** 40);
  const FORGED: Record<string, string> = {
    'no JSON': '{"version":2',
    'no object': '[]',
    'deep JSON': `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    'sizes beyond the bytes': JSON.stringify({ ...good, runner: { ...runner, weights: huge } }),
    'a negative size': JSON.stringify({ ...good, runner: { ...runner, weights: [4, -2] } }),
    'a broken size': JSON.stringify({ ...good, runner: { ...runner, weights: [1.5, 0.5] } }),
    'an unknown key': JSON.stringify({ ...good, more: 1 }),
    'a prototype': JSON.stringify(good).replace('{', '{"__proto__":{"epoch":1},'),
    'a missing key': JSON.stringify({ ...good, shuffle: undefined }),
    'a huge random state': JSON.stringify({ ...good, shuffle: [1, 2, 3, 2 ** 40] }),
    'a loss that is text': JSON.stringify({ ...good, runner: { ...runner, lossSum: '1' } }),
    'a batch beyond the epoch': JSON.stringify({ ...good, batch: 9 }),
    'an epoch beyond the training': JSON.stringify({ ...good, settings: { ...settings, epochs: 2 } }),
    'epochs that are missing': JSON.stringify({ ...good, history: history.slice(1) }),
    'epochs out of order': JSON.stringify({ ...good, history: history.toReversed() }),
    'a best epoch to come': JSON.stringify({ ...good, best: { ...(good.best as object), epoch: 3 } }),
    'best weights of no epoch': JSON.stringify({ ...good, best: { ...(good.best as object), epoch: 0 } }),
  };
  it.each(Object.entries(FORGED))('are refused with %s, though their checksum fits', (_name, header) => {
    expect(codesOf(forge(header))).toEqual(['checkpoint.damaged']);
  });
});
