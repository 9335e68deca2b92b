import { describe, expect, it } from 'vitest';
import { claimKeyPress } from './keyboard';

describe('one press of keys', () => {
  it('runs a command once, whichever way it comes first', () => {
    expect(claimKeyPress('view.dock', 'page', 1000)).toBe(true);
    expect(claimKeyPress('view.dock', 'menu', 1005)).toBe(false);
    expect(claimKeyPress('view.dock', 'menu', 5000)).toBe(true);
    expect(claimKeyPress('view.dock', 'page', 5003)).toBe(false);
  });

  it('is not held up by another command, nor by the same one pressed again', () => {
    expect(claimKeyPress('edit.undo', 'page', 9000)).toBe(true);
    expect(claimKeyPress('edit.undo', 'page', 9030)).toBe(true);
    expect(claimKeyPress('edit.redo', 'menu', 9040)).toBe(true);
    expect(claimKeyPress('edit.undo', 'menu', 9400)).toBe(true);
  });
});
