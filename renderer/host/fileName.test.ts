import { describe, expect, it } from 'vitest';
import { nameWithExtension, safeFileName } from './fileName';

describe('safeFileName', () => {
  it.each([
    ['Stock price', 'Stock price'],
    ['股价 预测', '股价 预测'],
    ['in/out: a\\b?', 'in-out- a-b-'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['  dots... ', 'dots'],
    ['tab\there\n', 'tab-here-'],
    ['', 'Untitled'],
    ['...', 'Untitled'],
    ['CON', '_CON'],
    ['nul.seqloom', '_nul.seqloom'],
    ['Console', 'Console'],
  ])('makes of %j the name %j', (title, name) => {
    expect(safeFileName(title)).toBe(name);
  });

  it('shortens a title that a file system would refuse', () => {
    expect(safeFileName('x'.repeat(500))).toHaveLength(120);
  });
});

describe('nameWithExtension', () => {
  it('puts the usual extension on, once', () => {
    expect(nameWithExtension('Traffic', 'project')).toBe('Traffic.seqloom');
    expect(nameWithExtension('Traffic.seqloom', 'project')).toBe('Traffic.seqloom');
    expect(nameWithExtension('v1.5', 'csv')).toBe('v1.5.csv');
  });

  it('leaves another extension of the kind', () => {
    const text = { label: 'Text', extensions: ['txt', 'md'], mediaType: 'text/plain' } as const;
    expect(nameWithExtension('notes.md', text)).toBe('notes.md');
  });

  it('keeps the extension of a title that is too long', () => {
    expect(nameWithExtension(`${'x'.repeat(500)}.seqloom`, 'project')).toMatch(/^x+\.seqloom$/);
  });
});
