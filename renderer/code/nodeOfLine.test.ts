import { describe, expect, it } from 'vitest';
import { nodeOfLine } from './nodeOfLine';

describe('nodeOfLine', () => {
  const lines = { input: { from: 5, to: 6 }, lstm: { from: 7, to: 12 } };

  it('finds the node between the ends of its range', () => {
    expect([5, 6, 7, 12].map((line) => nodeOfLine(lines, line))).toEqual(['input', 'input', 'lstm', 'lstm']);
  });

  it('finds none on other lines', () => {
    expect(nodeOfLine(lines, 4)).toBeUndefined();
    expect(nodeOfLine(lines, 13)).toBeUndefined();
  });
});
