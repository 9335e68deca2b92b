import { decodeUnicode } from '../../tables/decodeText';
import { MAX_JSON_BYTES } from '../../project/limits';
import { isObject } from '../../problem/jsonChecks';
import { refuse } from '../../problem/problem';
import { placeOf, scanJson } from '../../text/scanJson';
import { JSON_LIMITS } from '../../project/limits';

/** An entry of an object; what it inherits, such as `constructor`, does not count. */
export function entryOf(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An entry that is a text that says something; null otherwise. */
export function textOf(object: unknown, key: string): string | null {
  const value = entryOf(object, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Parses a text of a model, with bounds on what it may hold. Throws a `UserError`. */
export function parseJson(text: string, file: string): unknown {
  const fault = scanJson(text, JSON_LIMITS);
  if (!fault) return JSON.parse(text);
  const { line, column } = placeOf(text, fault.position);
  return fault.kind === 'syntax'
    ? refuse('import.jsonSyntax', { file, line, column })
    : refuse('import.jsonTooMuch', { file, line });
}

/** Parses the bytes of a JSON file. Throws a `UserError`. */
export function parseJsonBytes(bytes: Uint8Array, file: string): unknown {
  if (bytes.length > MAX_JSON_BYTES) return refuse('import.jsonTooMuch', { file, line: 1 });
  const decoded = decodeUnicode(bytes, file);
  return 'text' in decoded ? parseJson(decoded.text, file) : refuse('import.encoding', { file });
}
