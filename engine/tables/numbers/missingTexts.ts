/** What stands in a cell that holds nothing, in lower case: in English, French, German, Spanish and Chinese, and from programs. */
export const MISSING_TEXTS: ReadonlySet<string> = new Set([
  '',
  ...'na n/a n.a. n.a <na> #n/a #na nan -nan 1.#qnan #value! #ref! #div/0! #name? #num! #null! #error'.split(' '),
  ...'null (null) none nil nat \\n missing (missing) empty (empty) void undefined blank (blank)'.split(' '),
  ...'? ?? ??? - -- --- – — . .. ... … * ** /'.split(' '),
  // French, German, Spanish.
  ...'nd n.d. n.d n/d nc n.c. manquant k.a. k.a n.v. keine leer fehlt fehlend s/d s.d. s/i'.split(' '),
  'keine angabe',
  'k. a.',
  'n. a.',
  'n. d.',
  'n. v.',
  'not available',
  'no data',
  'sin dato',
  'sin datos',
  'non disponible',
  // Chinese.
  ...'缺失 无 空 暂无 缺测 未知 无数据 空值 缺'.split(' '),
]);

/** Longer than any of these texts. */
const MAX_LENGTH = 16;

/** Whether a trimmed cell counts as empty. */
export const isMissingText = (cell: string): boolean =>
  cell === '' || (cell.length <= MAX_LENGTH && MISSING_TEXTS.has(cell.toLowerCase()));
