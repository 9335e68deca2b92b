import { describe, expect, test } from 'vitest';
import { cutSource } from './cutSource';

const lines = (...parts: readonly string[]): string => `${parts.join('\n')}\n`;

describe('a marked block', () => {
  const text = lines(
    'before',
    '# seqloom: if a or b',
    'a or b',
    '# seqloom: if c',
    'c',
    '# seqloom: end',
    '# seqloom: end',
    'after',
  );

  test.each([
    [{ a: true, b: false, c: false }, lines('before', 'a or b', 'after')],
    [{ a: false, b: true, c: true }, lines('before', 'a or b', 'c', 'after')],
    [{ a: false, b: false, c: true }, lines('before', 'after')],
  ])('is kept where one of its flags holds: %j', (flags, expected) => {
    expect(cutSource(text, flags)).toBe(expected);
  });

  test('takes the lines that are known at the export, with its own indent', () => {
    const source = lines('f(', '  // seqloom: insert what', '  sample,', '  // seqloom: end', ')');
    expect(cutSource(source, {}, { what: ['one,', 'two,'] })).toBe(lines('f(', '  one,', '  two,', ')'));
  });

  test('must be known and must end', () => {
    expect(() => cutSource('# seqloom: if x\n# seqloom: end\n', {})).toThrow('unknown flag “x”');
    expect(() => cutSource('# seqloom: insert x\n# seqloom: end\n', {})).toThrow('unknown insert “x”');
    expect(() => cutSource('# seqloom: if x\n', { x: true })).toThrow('has no end');
    expect(() => cutSource('# seqloom: when x\n# seqloom: end\n', {})).toThrow();
  });
});

describe('an if statement with a branch for each flag', () => {
  const python = lines(
    '  # seqloom: either a or b',
    '  if x:',
    '    one',
    '    more',
    '  else:',
    '    two',
    '',
    '',
    'after',
  );
  const typescript = lines('// seqloom: either a or b', 'if (x) {', '  one', '} else {', '  two', '}', 'after');

  test.each([
    [{ a: true, b: false }, ['  one', '  more'], ['one']],
    [{ a: false, b: true }, ['  two'], ['two']],
    [{ a: false, b: false }, [], []],
  ])('leaves the branch whose flag holds: %j', (flags, inPython, inTypeScript) => {
    expect(cutSource(python, flags)).toBe(lines(...inPython, '', '', 'after'));
    expect(cutSource(typescript, flags)).toBe(lines(...inTypeScript, 'after'));
  });

  test('stays whole where several hold', () => {
    const without = (text: string): string => text.replace(/^.*seqloom.*\n/, '');
    expect(cutSource(python, { a: true, b: true })).toBe(without(python));
    expect(cutSource(typescript, { a: true, b: true })).toBe(without(typescript));
  });

  test('may have no branch for the last flag', () => {
    const source = lines('# seqloom: either a or b', 'if x:', '    one', 'after');
    expect(cutSource(source, { a: false, b: true })).toBe(lines('after'));
    expect(cutSource(source, { a: true, b: false })).toBe(lines('one', 'after'));
  });
});
