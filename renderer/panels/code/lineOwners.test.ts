import { describe, expect, it } from 'vitest';
import { ownersOfLines } from './lineOwners';

describe('ownersOfLines', () => {
  const lines = { input: { from: 5, to: 6 }, lstm: { from: 7, to: 12 } };

  it('gives a node the lines between the ends of its range, and marks the first', () => {
    const owners = ownersOfLines([lines]);
    expect([5, 6, 7, 12].map((line) => owners.get(line)?.nodeId)).toEqual(['input', 'input', 'lstm', 'lstm']);
    expect([5, 6, 7, 12].map((line) => owners.get(line)?.starts)).toEqual([true, false, true, false]);
  });

  it('has no other lines', () => {
    expect([...ownersOfLines([lines]).keys()]).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('knows a node that has lines in two places, where it is made and where it is used', () => {
    const owners = ownersOfLines([lines, { lstm: { from: 20, to: 20 } }]);
    expect([7, 20].map((line) => owners.get(line))).toEqual([
      { nodeId: 'lstm', starts: true },
      { nodeId: 'lstm', starts: true },
    ]);
  });

  it('leaves a line that two parts name to the first of them', () => {
    expect(ownersOfLines([lines, { dense: { from: 12, to: 13 } }]).get(12)?.nodeId).toBe('lstm');
  });
});
