/** Where and how a text is not the JSON that may be parsed. */
export interface JsonFault {
  readonly kind: 'syntax' | 'tooDeep' | 'tooMany' | 'tooManyKeys';
  /** Index into the text. */
  readonly position: number;
}

/** What a text may hold at most, so that parsing it costs no more than it is worth. */
export interface JsonLimits {
  readonly depth: number;
  /** Of each object. */
  readonly keys: number;
  /** Whether keys that are whole numbers count as others do: they cost little. */
  readonly freeIndexes?: boolean;
  readonly values: number;
}

const code = (letter: string): number => letter.charCodeAt(0);
const [QUOTE, BACKSLASH, COMMA, COLON] = [code('"'), code('\\'), code(','), code(':')];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [code('{'), code('}'), code('['), code(']')];
const ESCAPES = new Set([...'"\\/bfnrt'].map(code));
const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
const WORD = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/;
/** Longer than any number that is written. */
const MAX_WORD = 400;
const INDEX = /^\d{1,9}"/;
const MAX_INDEX = 11;
const HEX = /[\da-fA-F]{4}/y;

/**
 * Reads a JSON text (RFC 8259) without building anything: finds the first mistake, and what would cost too much to parse.
 * Uses no recursion, so that no depth can overflow the stack. Null when it may be parsed.
 */
export function scanJson(text: string, limits: JsonLimits): JsonFault | null {
  const closers: number[] = [];
  /** Keys so far of each object that is open. */
  const keys: number[] = [];
  let position = 0;
  let values = 0;
  /** What may come next. */
  let state: 'value' | 'valueOrEnd' | 'keyOrEnd' | 'key' | 'after' = 'value';
  const syntax = (): JsonFault => ({ kind: 'syntax', position });

  for (;;) {
    while (isSpace(text.charCodeAt(position))) position++;
    const next = text.charCodeAt(position);
    if (state === 'after') {
      const closer = closers.at(-1);
      if (closer === undefined) return position === text.length ? null : syntax();
      if (next === closer) closers.pop();
      else if (next === COMMA) state = closer === CLOSE_OBJECT ? 'key' : 'value';
      else return syntax();
      position++;
      continue;
    }
    if ((state === 'valueOrEnd' && next === CLOSE_LIST) || (state === 'keyOrEnd' && next === CLOSE_OBJECT)) {
      closers.pop();
      position++;
      state = 'after';
      continue;
    }
    if (state === 'key' || state === 'keyOrEnd') {
      if (next !== QUOTE) return syntax();
      const end = endOfString(text, position);
      const isFree = limits.freeIndexes === true && INDEX.test(text.slice(position + 1, position + MAX_INDEX));
      const depth = closers.length;
      const count = (keys[depth] as number) + (isFree ? 0 : 1);
      if (count > limits.keys) return { kind: 'tooManyKeys', position };
      keys[depth] = count;
      if (end < 0) {
        position = -end - 1;
        return syntax();
      }
      position = end;
      while (isSpace(text.charCodeAt(position))) position++;
      if (text.charCodeAt(position) !== COLON) return syntax();
      position++;
      state = 'value';
      continue;
    }
    if (++values > limits.values) return { kind: 'tooMany', position };
    if (next === OPEN_OBJECT || next === OPEN_LIST) {
      closers.push(next === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_LIST);
      if (closers.length > limits.depth) return { kind: 'tooDeep', position };
      keys[closers.length] = 0;
      position++;
      state = next === OPEN_OBJECT ? 'keyOrEnd' : 'valueOrEnd';
      continue;
    }
    const end = next === QUOTE ? endOfString(text, position) : endOfWord(text, position);
    if (end < 0) {
      position = -end - 1;
      return syntax();
    }
    position = end;
    state = 'after';
  }
}

/** Index behind the text that starts here; `-1 - index` of the first mistake in it. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  for (;;) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) return i + 1;
    // Beyond the end the unit is NaN.
    if (!(unit >= 0x20)) return -1 - i;
    if (unit !== BACKSLASH) {
      i++;
      continue;
    }
    const escaped = text.charCodeAt(i + 1);
    if (escaped === code('u')) {
      HEX.lastIndex = i + 2;
      if (!HEX.test(text)) return -1 - i;
      i += 6;
    } else if (ESCAPES.has(escaped)) {
      i += 2;
    } else {
      return -1 - i;
    }
  }
}

/** Index behind the number or word that starts here; `-1 - index` of the first mistake in it. */
function endOfWord(text: string, start: number): number {
  const word = WORD.exec(text.slice(start, start + MAX_WORD));
  return word ? start + word[0].length : -1 - start;
}

/** Line and column of an index, counted from 1. */
export function placeOf(text: string, position: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < position; i++) {
    if (text.charCodeAt(i) !== 0x0a) continue;
    line++;
    lineStart = i + 1;
  }
  return { line, column: position - lineStart + 1 };
}
