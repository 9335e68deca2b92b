import { strFromU8, strToU8 } from 'fflate';
import { readZip } from '../project/zip/readZip';
import { unpackBytes } from '../project/zip/unpackBytes';
import { createRandom, type Random } from '../random/random';
import { joined, type RawEntry, rawZip } from './rawZip';

// Ways to damage a real project file. Each takes the file and a stream of random numbers, and gives a file that may be one
// still or not. What they have in common with attacks: sizes that lie, values of another kind, and checksums that are right.

type Mutate = (bytes: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array;

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T;
const LENGTHS = [0, 1, 2, 16, 255, 256, 0xfff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

function flipBits(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = bytes.slice();
  for (let k = 1 + random.integer(8); k > 0; k--) {
    const at = random.integer(changed.length);
    changed[at] = (changed[at] as number) ^ (1 << random.integer(8));
  }
  return changed;
}

const truncate: Mutate = (bytes, random) => bytes.slice(0, random.integer(bytes.length));

/** Takes out, moves in or writes over a stretch, from this file or another. */
const splice: Mutate = (bytes, random, others) => {
  const source = random.next() < 0.7 ? bytes : pick(random, others);
  const from = random.integer(source.length);
  const piece = source.slice(from, from + random.integer(2000));
  const at = random.integer(bytes.length);
  const dropped = random.next() < 0.5 ? piece.length : random.integer(300);
  return joined([bytes.subarray(0, at), piece, bytes.subarray(Math.min(bytes.length, at + dropped))]);
};

const duplicateChunk: Mutate = (bytes, random) => {
  const start = random.integer(bytes.length);
  const end = Math.min(bytes.length, start + 1 + random.integer(600));
  return joined([bytes.subarray(0, end), bytes.subarray(start, end), bytes.subarray(end)]);
};

/** Writes a telling number into one of the headers. */
const editHeader: Mutate = (bytes, random) => {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const starts: number[] = [];
  for (let i = 0; i + 4 <= changed.length; i++) {
    if (changed[i] === 0x50 && changed[i + 1] === 0x4b && (changed[i + 2] as number) < 8) starts.push(i);
  }
  const at = pick(random, starts) + random.integer(46);
  const value = pick(random, LENGTHS);
  if (random.next() < 0.5 && at + 4 <= changed.length) view.setUint32(at, value, true);
  else if (at + 2 <= changed.length) view.setUint16(at, value & 0xffff, true);
  return changed;
};

function unpacked(bytes: Uint8Array): RawEntry[] {
  return [...readZip(bytes, 'seed')].map(([name, content]) => ({ name, bytes: unpackBytes(content, name, 'seed') }));
}

/** The same zip with another `project.json`, its checksum right. */
function withText(bytes: Uint8Array, edit: (text: string) => string): Uint8Array {
  const entries = unpacked(bytes).map((entry) =>
    entry.name === 'project.json' ? { ...entry, bytes: strToU8(edit(strFromU8(entry.bytes))) } : entry,
  );
  return rawZip({ entries });
}

const SCRAPS = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\u',
  'NaN',
  '-',
  '1e999',
  '\0',
  'é',
  '\ud800',
  '/*',
  'null',
  ' ',
];

const editText: Mutate = (bytes, random) =>
  withText(bytes, (text) => {
    const at = random.integer(text.length);
    return text.slice(0, at) + pick(random, SCRAPS) + text.slice(at + random.integer(4));
  });

/** Texts that stand for values which JSON.stringify would not write. */
const RAW = {
  nan: 'NaN',
  infinity: '1e999',
  minusInfinity: '-1e999',
  huge: '1e308',
  long: '0.1234567890123456789e-300',
};
/** Made anew each time: what is put into a project may be changed there. */
const makeValues = (): readonly unknown[] => [
  ...[
    0,
    -1,
    0.5,
    -0,
    1e308,
    -1e308,
    2 ** 53,
    -(2 ** 53),
    2 ** 31,
    1e16,
    '@nan',
    '@infinity',
    '@minusInfinity',
    '@huge',
  ],
  ...['@long', null, true, false, '', '__proto__', 'constructor', '../x', '\ud800', '\0', 'x'.repeat(3000)],
  ...[[], {}, [[]], [null], { x: 1 }, { length: 3 }, [1, 2, 3], Array.from({ length: 300 }, (_, i) => i)],
];
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '0', 'x', 'k'.repeat(3000)];

type Container = Record<string, unknown> | unknown[];

/** All objects and lists of a value, outer ones first. */
function containersOf(value: unknown): Container[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Container, ...Object.values(value).flatMap(containersOf)];
}

function set(container: Container, key: string, value: unknown): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}

function editContainer(container: Container, random: Random): void {
  const keys = Object.keys(container);
  const key = keys.length > 0 ? pick(random, keys) : 'x';
  const value = (container as Record<string, unknown>)[key];
  switch (random.integer(7)) {
    case 0:
      if (Array.isArray(container)) container.splice(Number(key) || 0, 1);
      else delete container[key];
      break;
    case 1:
      if (Array.isArray(container)) container.push(value);
      else set(container, `${key}2`, value);
      break;
    case 2:
      if (Array.isArray(value)) set(container, key, { ...value });
      else if (typeof value === 'object' && value !== null) set(container, key, Object.values(value));
      else set(container, key, [value]);
      break;
    case 3:
      if (!Array.isArray(container)) set(container, pick(random, KEYS), pick(random, makeValues()));
      break;
    case 4:
      if (typeof value === 'number') set(container, key, value * pick(random, [-1, 2, 1e-9, 1e9, 1e300]));
      else if (typeof value === 'string') set(container, key, value.slice(0, -1));
      break;
    default:
      set(container, key, pick(random, makeValues()));
  }
}

const editJson: Mutate = (bytes, random) =>
  withText(bytes, (text) => {
    const project = JSON.parse(text) as Container;
    const containers = containersOf(project);
    for (let k = 1 + random.integer(3); k > 0; k--) {
      // Half of the edits are near the root, where there is more to hit.
      const near = random.next() < 0.5 ? containers.slice(0, 30) : containers;
      editContainer(pick(random, near), random);
    }
    const written = JSON.stringify(project, null, random.integer(3));
    return written.replace(/"@(\w+)"/g, (whole, name: string) => RAW[name as keyof typeof RAW] ?? whole);
  });

const NAMES = [
  '../x',
  '/x',
  'C:x',
  'data\\x',
  'data/',
  'data//x',
  'model/weights.bin',
  'project.json',
  'PROJECT.JSON',
  'é',
  '',
];

/** Puts the zip together anew with entries that are not what they should be. */
const editZip: Mutate = (bytes, random) => {
  const entries = unpacked(bytes);
  const at = random.integer(entries.length);
  const entry = entries[at] as RawEntry;
  const changes: readonly (() => RawEntry[])[] = [
    () => [{ ...entry, name: pick(random, NAMES) }],
    () => [entry, { ...entry, name: pick(random, NAMES) }],
    () => [entry, entry],
    () => [],
    () => [{ ...entry, attributes: random.integer(2 ** 32) }],
    () => [{ ...entry, flags: 1 << random.integer(16) }],
    () => [{ ...entry, method: random.integer(100) }],
    () => [{ ...entry, method: 8 }],
    () => [{ ...entry, size: pick(random, LENGTHS) }],
    () => [{ ...entry, packedSize: pick(random, LENGTHS) }],
    () => [{ ...entry, offset: random.integer(bytes.length) }],
    () => [{ ...entry, crc: random.integer(2 ** 32) }],
    () => [{ ...entry, bytes: entry.bytes.slice(random.integer(9)) }],
    () => [{ ...entry, bytes: flipBits(entry.bytes, random) }],
    () => [{ ...entry, extra: strToU8('ab\u0002\0cd') }],
    () => [{ ...entry, local: { size: pick(random, LENGTHS) } }],
    () => [{ ...entry, local: { name: pick(random, NAMES) } }],
  ];
  entries.splice(at, 1, ...pick(random, changes)());
  const order = random.next() < 0.2 ? entries.toReversed() : entries;
  const count = random.next() < 0.05 ? random.integer(0x10000) : order.length;
  const gap = random.next() < 0.05 ? strToU8('gap') : new Uint8Array();
  return rawZip({ entries: order, gap, end: { count } });
};

const MUTATIONS: readonly (readonly [string, Mutate, number])[] = [
  ['flip bits', flipBits, 2],
  ['truncate', truncate, 1],
  ['splice', splice, 1],
  ['duplicate a chunk', duplicateChunk, 1],
  ['edit a header', editHeader, 3],
  ['edit the text of project.json', editText, 3],
  ['edit the values of project.json', editJson, 8],
  ['edit the zip', editZip, 4],
];
const WEIGHTED = MUTATIONS.flatMap(([name, mutate, weight]) =>
  Array.from({ length: weight }, () => ({ name, mutate })),
);

/** A damaged file and how it came about. */
export interface MutatedProject {
  readonly bytes: Uint8Array;
  readonly description: string;
}

/** Damages one of these project files. The same seed and number give the same file. */
export function mutateProject(files: readonly Uint8Array[], seed: number, number: number): MutatedProject {
  const random = createRandom(`${seed}/${number}`);
  const file = pick(random, files);
  const { name, mutate } = pick(random, WEIGHTED);
  return { bytes: mutate(file, random, files), description: `${name} of file ${files.indexOf(file) + 1}` };
}
