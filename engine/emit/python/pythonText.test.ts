import { describe, expect, it } from 'vitest';
import { pythonComment, pythonStatement, pythonString } from './pythonText';

describe('text in Python', () => {
  it.each([
    ['plain', '"plain"'],
    ["it's", '"it\'s"'],
    ['"quoted"', '\'"quoted"\''],
    ['a\\b\n\t', '"a\\\\b\\n\\t"'],
    ['\u202e\u0000\u{e0001}', '"\\u202e\\u0000\\U000e0001"'],
  ])('%j is a string literal', (text, literal) => {
    expect(pythonString(text)).toBe(literal);
  });

  it('stays in its comment, whatever ends its lines', () => {
    expect(pythonComment('a\nimport os\r\u2028b', '  ')).toEqual(['  # a import os b']);
    const rows = pythonComment('word '.repeat(40), '    ');
    expect(rows.length).toBe(3);
    expect(rows.every((row) => row.length <= 88 && row.startsWith('    # word'))).toBe(true);
  });

  it('is laid out one item a line where it does not fit', () => {
    const listed = (texts: readonly string[]) => `X = [${texts.map(pythonString).join(', ')}]`;
    expect(pythonStatement(listed(['a', 'b']), '')).toEqual(['X = ["a", "b"]']);
    const long = 'l'.repeat(60);
    expect(pythonStatement(listed([long, long]), '')).toEqual(['X = [', `    "${long}",`, `    "${long}",`, ']']);
  });
});
