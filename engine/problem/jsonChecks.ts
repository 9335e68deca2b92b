import type { Phrase } from '../text/phrase';

/** Problems that are told of one file. */
export const MAX_PROBLEMS = 20;
/** Characters of a name or another short text. */
export const MAX_TEXT = 2000;
/** Columns of a table, or options, in a list. */
export const MAX_NAMES = 100_000;
/** Settings, sizes and positions; whatever is measured may be any finite number. */
export const MAX_SETTING = 1e15;

/** One place of a JSON value that is not as it should be. */
export interface JsonMistake {
  /** Such as `graph.nodes[2].params`; empty for the whole. */
  readonly path: string;
  /** What it must be; ends a sentence that starts with the path. */
  readonly reason: Phrase;
}

/**
 * What is found while a value is checked. Checking ends when there are enough mistakes to tell: a schema library that
 * collects them all would need gigabytes for a file with a million wrong numbers, and a copy of all that is right.
 */
class Findings {
  readonly mistakes: JsonMistake[] = [];
  readonly keys: (string | number)[] = [];

  get full(): boolean {
    return this.mistakes.length >= MAX_PROBLEMS;
  }

  add(reason: Phrase, ...below: readonly (string | number)[]): void {
    if (!this.full) this.mistakes.push({ path: pathText([...this.keys, ...below]), reason });
  }
}

const MAX_KEY_SHOWN = 60;

function pathText(keys: readonly (string | number)[]): string {
  return keys.reduce<string>((joined, key) => {
    if (typeof key === 'number') return `${joined}[${key}]`;
    const shown = key.length > MAX_KEY_SHOWN ? `${key.slice(0, MAX_KEY_SHOWN)}…` : key;
    return joined ? `${joined}.${shown}` : shown;
  }, '');
}

/** Checks a part of a JSON value in place; nothing is copied. `T` is what a value is that passes. */
export interface Check<T> {
  readonly run: (value: unknown, found: Findings) => void;
  /** Never there: carries the type. */
  readonly type?: T;
}

export type Checked<C> = C extends Check<infer T> ? T : never;

/** A value that a function accepts. */
export const simple = <T>(reason: Phrase, fits: (value: unknown) => boolean): Check<T> => ({
  run: (value, found) => {
    if (!fits(value)) found.add(reason);
  },
});

export const anyBoolean = simple<boolean>({ code: 'json.boolean' }, (value) => typeof value === 'boolean');

/** Any finite number. */
export const anyNumber = simple<number>({ code: 'json.number' }, (value) => Number.isFinite(value));

const numberUpTo = (most: number): Check<number> =>
  simple(
    { code: 'json.numberUpTo', values: { most } },
    (value) => Number.isFinite(value) && Math.abs(value as number) <= most,
  );

export const wholeUpTo = (most: number): Check<number> =>
  simple(
    { code: 'json.wholeUpTo', values: { most } },
    (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most,
  );

export const textUpTo = (most: number): Check<string> =>
  simple({ code: 'json.textUpTo', values: { most } }, (value) => typeof value === 'string' && value.length <= most);

/** A name or another short text. */
export const shortText = textUpTo(MAX_TEXT);

/** A setting, a size or a position. */
export const setting = numberUpTo(MAX_SETTING);

export const textLike = (pattern: RegExp, reason: Phrase): Check<string> =>
  simple(reason, (value) => typeof value === 'string' && pattern.test(value));

export const exactly = <const T extends string | number>(wanted: T): Check<T> =>
  simple({ code: 'json.exactly', values: { value: JSON.stringify(wanted) } }, (value) => value === wanted);

export const oneOf = <const T extends string>(...options: readonly T[]): Check<T> =>
  simple({ code: 'json.oneOf', values: { options } }, (value) => options.includes(value as T));

export const nullOr = <T>(check: Check<T>): Check<T | null> => ({
  run: (value, found) => {
    if (value !== null) check.run(value, found);
  },
});

/** The first check whose kind of value it is decides; `reason` is told when it is none of them. */
export const byKind = <T>(
  reason: Phrase,
  checks: Partial<Record<'string' | 'number' | 'boolean' | 'array', Check<unknown>>>,
): Check<T> => ({
  run: (value, found) => {
    const kind = Array.isArray(value) ? 'array' : (typeof value as 'string');
    const check = Object.hasOwn(checks, kind) ? checks[kind] : undefined;
    if (check) check.run(value, found);
    else found.add(reason);
  },
});

export const listOf = <T>(check: Check<T>, most: number): Check<readonly T[]> => ({
  run: (value, found) => {
    if (!Array.isArray(value) || value.length > most) return found.add({ code: 'json.listUpTo', values: { most } });
    for (let i = 0; i < value.length && !found.full; i++) {
      found.keys.push(i);
      check.run(value[i], found);
      found.keys.pop();
    }
  },
});

/** An object as JSON holds it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object whose keys are the user's, such as columns. `__proto__` is no name: programs read it as something else. */
const recordOf = <T>(check: Check<T>, most: number, keyLength: number): Check<Readonly<Record<string, T>>> => ({
  run: (value, found) => {
    if (!isObject(value)) return found.add({ code: 'json.object' });
    const keys = Object.keys(value);
    if (keys.length > most) return found.add({ code: 'json.keysUpTo', values: { most } });
    for (const key of keys) {
      if (found.full) return;
      if (key === '__proto__') found.add({ code: 'json.prototypeName' }, key);
      else if (key.length > keyLength) found.add({ code: 'json.keyLength', values: { most: keyLength } }, key);
      found.keys.push(key);
      check.run(value[key], found);
      found.keys.pop();
    }
  },
});

/** A list of names. */
export const names = listOf(shortText, MAX_NAMES);

/** An object whose keys are names of the user's. */
export const byName = <T>(check: Check<T>, most = MAX_NAMES): Check<Readonly<Record<string, T>>> =>
  recordOf(check, most, MAX_TEXT);

type Fields = Readonly<Record<string, Check<unknown>>>;

/** An object with exactly these keys. `also` looks at the whole once every field has passed. */
export const objectOf = <const F extends Fields>(
  fields: F,
  also?: (value: { readonly [K in keyof F]: Checked<F[K]> }, add: Findings['add']) => void,
): Check<{ readonly [K in keyof F]: Checked<F[K]> }> => ({
  run: (value, found) => {
    if (!isObject(value)) return found.add({ code: 'json.object' });
    const before = found.mistakes.length;
    for (const key of Object.keys(value)) {
      if (found.full) return;
      if (!Object.hasOwn(fields, key)) found.add({ code: 'json.unknown' }, key);
    }
    for (const [key, check] of Object.entries(fields)) {
      if (found.full) return;
      if (!Object.hasOwn(value, key)) {
        found.add({ code: 'json.missing' }, key);
        continue;
      }
      found.keys.push(key);
      check.run(value[key], found);
      found.keys.pop();
    }
    if (found.mistakes.length > before) return;
    also?.(value as { readonly [K in keyof F]: Checked<F[K]> }, (...args) => found.add(...args));
  },
});

/** An object with these keys, and with any of the optional ones. */
export const withOptional = <const F extends Fields, const O extends Fields>(
  fields: F,
  optional: O,
): Check<{ readonly [K in keyof F]: Checked<F[K]> } & { readonly [K in keyof O]?: Checked<O[K]> }> => ({
  run: (value, found) => {
    const there = Object.entries(optional).filter(([key]) => isObject(value) && Object.hasOwn(value, key));
    objectOf({ ...fields, ...Object.fromEntries(there) }).run(value, found);
  },
});

const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Any object whose content is somebody else's, such as tf.js's; no key in it may be the name of a prototype. */
export const foreignObject: Check<Readonly<Record<string, unknown>>> = {
  run: (value, found) => {
    if (!isObject(value)) return found.add({ code: 'json.object' });
    findPrototypeKeys(value, found);
  },
};

function findPrototypeKeys(value: unknown, found: Findings): void {
  if (typeof value !== 'object' || value === null || found.full) return;
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value)) {
    found.keys.push(isList ? Number(key) : key);
    if (!isList && PROTOTYPE_KEYS.has(key)) found.add({ code: 'json.prototypeName' });
    else findPrototypeKeys(item, found);
    found.keys.pop();
  }
}

/** Checks a parsed JSON value. Returns the first mistakes, in the order of the checks. */
export function findMistakes(check: Check<unknown>, value: unknown): readonly JsonMistake[] {
  const found = new Findings();
  check.run(value, found);
  return found.mistakes;
}
