import { describe, expect, it } from 'vitest';
import { keepEqualParts } from './keepEqualParts';

describe('keepEqualParts', () => {
  it('answers with what was there before where all is equal', () => {
    const previous = { nodes: new Map([['a', { shape: [30, 5] }]]), count: 3 };
    expect(keepEqualParts(previous, structuredClone(previous))).toBe(previous);
  });

  it('keeps the parts that are equal beside one that changed', () => {
    const previous = new Map([
      ['a', { shape: [30, 5], masked: false }],
      ['b', { shape: [32], masked: false }],
    ]);
    const next = structuredClone(previous);
    next.set('b', { shape: [64], masked: false });
    const kept = keepEqualParts(previous, next);
    expect(kept).toEqual(next);
    expect(kept.get('a')).toBe(previous.get('a'));
    expect(kept.get('b')).not.toBe(previous.get('b'));
  });

  it.each([
    ['a longer list', [1], [1, 2]],
    ['a shorter list', [1, 2], [1]],
    ['a field more', { a: 1 }, { a: 1, b: undefined }],
    ['a field fewer', { a: 1, b: undefined }, { a: 1 }],
    [
      'another order of a map',
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      new Map([
        ['b', 2],
        ['a', 1],
      ]),
    ],
    ['a list in place of a record', {}, []],
    ['a value in place of nothing', null, {}],
    ['a negative zero', [0], [-0]],
  ])('answers with the new where it has %s', (_, previous, next) => {
    const kept = keepEqualParts(previous as unknown, next);
    expect(kept).toEqual(next);
    expect(kept).not.toBe(previous);
    if (next instanceof Map) expect([...(kept as Map<string, number>).keys()]).toEqual([...next.keys()]);
  });

  it('never mixes in what the next does not have', () => {
    expect(keepEqualParts({ a: 1, gone: true }, { a: 1 })).toEqual({ a: 1 });
  });
});
