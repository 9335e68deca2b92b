import { describe, expect, it } from 'vitest';
import { previewRows } from './previewRows';

describe('previewRows', () => {
  it('shows a short file whole', () => {
    expect(previewRows(3)).toEqual({ head: [0, 1, 2], tail: [], hidden: 0 });
    expect(previewRows(100).head).toHaveLength(100);
    expect(previewRows(0).head).toEqual([]);
  });

  it('shows both ends of a long file and says how much is between them', () => {
    const { head, tail, hidden } = previewRows(5101);
    expect([head[0], head.at(-1), tail[0], tail.at(-1), hidden]).toEqual([0, 49, 5051, 5100, 5001]);
  });
});
