import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { commentText, htmlText, markdownText, quote } from './quote';

const HOSTILE = [
  "it's",
  '"double"',
  '`${process.exit(3)}`',
  'line\nbreak\r\n',
  '\u2028\u2029',
  '\\',
  "\\'",
  '*/ alert(1) /*',
  '// comment',
  '</script>',
  '\u202eright to left\u2066',
  '\ud800 lone',
  '\u0000\u001b[31m',
  '🙈 数据 ñ',
  '\u{e0001}',
];

test('a quoted text is read back as itself, and holds no invisible character', () => {
  for (const text of HOSTILE) {
    const literal = quote(text);
    expect(runInNewContext(`'use strict'; ${literal};`)).toBe(text);
    expect(literal).not.toMatch(/[\p{C}\u2028\u2029]/u);
  }
});

test('a comment cannot be left, whatever its text', () => {
  for (const text of HOSTILE) {
    const comment = commentText(text);
    expect(comment).not.toMatch(/\*\/|[\n\r\u2028\u2029\p{C}]/u);
    expect(runInNewContext(`// ${comment} \n /* ${comment} */ 'after';`)).toBe('after');
  }
});

test('Markdown shows the text instead of taking it for markup', () => {
  expect(markdownText('a*b_c [x](y) <b> | `c` & #\n# d')).toBe(
    'a\\*b\\_c \\[x\\](y) &lt;b> \\| \\`c\\` &amp; \\# \\# d',
  );
});

test('HTML gets text alone: no tag, no attribute, no entity of the text’s own', () => {
  for (const text of HOSTILE) expect(htmlText(text)).not.toMatch(/[<>"'\n]|&(?!(amp|lt|gt|quot|#39);)/);
  expect(htmlText('a < b & "c"')).toBe('a &lt; b &amp; &quot;c&quot;');
});
