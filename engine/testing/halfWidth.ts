// A Chinese character, or punctuation that is as wide as one.
const WIDE = '[\\p{Script=Han}“”‘’、，。：；？！（）]';
const HALF_WIDTH = new RegExp(
  [
    `${WIDE} ?[,:;?!()]`,
    // A dot before a letter begins the ending of a file's name.
    `${WIDE} ?\\.(?!\\w)`,
    `[,:;?!()] ?${WIDE}`,
    `\\. ?${WIDE}`,
  ].join('|'),
  'gu',
);
/** A call in a program, such as `numpy.save(file, array)`. */
const CALL = /[\w.]+\([\w., ()"]*\)/g;

/** Half-width punctuation beside Chinese characters, where Chinese sets full-width punctuation; programs aside. */
export function halfWidthIn(text: string): string[] {
  return [...text.replace(CALL, 'call').matchAll(HALF_WIDTH)].map(({ index, 0: found }) =>
    text.replace(CALL, 'call').slice(Math.max(0, index - 8), index + found.length + 8),
  );
}
