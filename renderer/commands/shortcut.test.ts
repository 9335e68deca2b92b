import { describe, expect, it } from 'vitest';
import { formatShortcut, type KeyPress, matchesShortcut, toAccelerator, toAriaShortcut } from './shortcut';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('a shortcut', () => {
  it('means Control here and Command on a Mac', () => {
    expect(matchesShortcut('Mod+S', press('s', { ctrlKey: true }), false)).toBe(true);
    expect(matchesShortcut('Mod+S', press('s', { metaKey: true }), true)).toBe(true);
    expect(matchesShortcut('Mod+S', press('s', { ctrlKey: true }), true)).toBe(false);
    expect(matchesShortcut('Mod+S', press('s', { metaKey: true }), false)).toBe(false);
  });

  it('means Control on a Mac too where it says so: Command with that key is the system’s', () => {
    expect(matchesShortcut('Ctrl+M', press('m', { ctrlKey: true }), true)).toBe(true);
    expect(matchesShortcut('Ctrl+M', press('m', { metaKey: true }), true)).toBe(false);
    expect(matchesShortcut('Ctrl+M', press('m', { ctrlKey: true }), false)).toBe(true);
    expect([formatShortcut('Ctrl+M', true), formatShortcut('Ctrl+M', false)]).toEqual(['⌃M', 'Ctrl+M']);
    expect([toAccelerator('Ctrl+M', true), toAccelerator('Ctrl+M', false)]).toEqual([undefined, 'CmdOrCtrl+M']);
    expect(toAriaShortcut('Ctrl+M', true)).toBe('Control+M');
  });

  it('tells apart what differs by Shift alone', () => {
    expect(matchesShortcut('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesShortcut('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesShortcut('Mod+Shift+Z', press('z', { ctrlKey: true }), false)).toBe(false);
  });

  it('takes a sign with or without Shift, as keyboards differ', () => {
    expect(matchesShortcut('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matchesShortcut('/', press('/'), false)).toBe(true);
    expect(matchesShortcut('/', press('/', { shiftKey: true }), false)).toBe(true);
    expect(matchesShortcut('+', press('+', { shiftKey: true }), false)).toBe(true);
  });

  it('is not meant when Alt is held, which types other signs', () => {
    expect(matchesShortcut('F', press('f', { altKey: true }), false)).toBe(false);
  });

  it('is shown in the manner of the platform', () => {
    expect(formatShortcut('Mod+Shift+S', false)).toBe('Ctrl+Shift+S');
    expect(formatShortcut('Mod+Shift+S', true)).toBe('⇧⌘S');
    expect(formatShortcut('Delete', false)).toBe('Del');
    expect(formatShortcut('+', false)).toBe('+');
  });

  it('reaches the native menu only when typing text cannot set it off', () => {
    expect(toAccelerator('Mod+Shift+S')).toBe('CmdOrCtrl+Shift+S');
    expect(toAccelerator('F2')).toBe('F2');
    expect(toAccelerator('/')).toBeUndefined();
    expect(toAriaShortcut('Mod+K', false)).toBe('Control+K');
  });
});
