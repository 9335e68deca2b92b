import { describe, expect, it } from 'vitest';
import { nodeOfLine } from './nodeOfLine';

describe('nodeOfLine', () => {
  const lines = { input: { from: 5, to: 6 }, lstm: { from: 7, to: 12 } };

  it('finds the node between the ends of its range', () => {
    expect([5, 6, 7, 12].map((line) => nodeOfLine([lines], line))).toEqual(['input', 'input', 'lstm', 'lstm']);
  });

  it('finds none on other lines', () => {
    expect(nodeOfLine([lines], 4)).toBeUndefined();
    expect(nodeOfLine([lines], 13)).toBeUndefined();
  });

  it('finds a node that has lines in two places, where it is made and where it is used', () => {
    const uses = { lstm: { from: 20, to: 20 } };
    expect([7, 20].map((line) => nodeOfLine([lines, uses], line))).toEqual(['lstm', 'lstm']);
  });
});
