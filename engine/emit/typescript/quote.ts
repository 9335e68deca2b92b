// User text (names of nodes, columns, files) is printed into code, comments and Markdown. Whatever it holds must stay
// text there: these functions are the only way in.

/** Control, format, bidirectional and unassigned characters, lone surrogates and line separators. */
export const INVISIBLE = /[\p{C}\u2028\u2029]/gu;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A TypeScript string literal in single quotes that holds exactly this text. Invisible characters are escaped. */
export function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(INVISIBLE, (letter) => letter.split('').map(escapeUnit).join(''));
  return `'${escaped}'`;
}

/** The text on one line for a comment of either kind: line ends become spaces, and nothing closes the comment. */
export function commentText(text: string): string {
  return text.replace(INVISIBLE, ' ').replaceAll('*/', '* /');
}

/** The text on one line for Markdown prose: characters with a meaning there are escaped. */
export function markdownText(text: string): string {
  return text
    .replace(INVISIBLE, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|#~!]/g, (letter) => `\\${letter}`);
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The text on one line for HTML, between tags or in a quoted attribute. */
export function htmlText(text: string): string {
  return text.replace(INVISIBLE, ' ').replace(/[&<>"']/g, (letter) => HTML[letter] ?? letter);
}
