import { deflateRawSync } from 'node:zlib';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Problem, UserError } from '../problem/problem';
import { hourlyProject, tableNamed } from '../testing/projects';
import { type RawEntry, type RawZip, rawZip, zip64Records } from '../testing/rawZip';
import { TASKS } from '../tasks';
import { checkHash, projectText, readProject, writeProject } from './projectFile';
import { crc32 } from './zip/crc32';
import { hintOf, messageOf } from '../testing/english';

const DATA = strToU8('hour,load\n2024-01-01 00:00,1\n');
const json: RawEntry = { name: 'project.json', bytes: strToU8(projectText(hourlyProject())) };
const data: RawEntry = { name: 'data/wave.csv', bytes: DATA };
const zipWith = (...more: readonly RawEntry[]): Uint8Array => rawZip({ entries: [json, data, ...more] });
const zipLike = (zip: Omit<RawZip, 'entries'>): Uint8Array => rawZip({ entries: [json, data], ...zip });
const dataLike = (changes: Partial<RawEntry>): Uint8Array => rawZip({ entries: [json, { ...data, ...changes }] });
/** A project whose `project.json` is this text. */
const textZip = (text: string): Uint8Array => rawZip({ entries: [{ ...json, bytes: strToU8(text) }, data] });
/** A project whose `project.json` was changed as an object. */
function jsonZip(change: (project: Record<string, unknown>) => unknown): Uint8Array {
  return textZip(JSON.stringify(change(JSON.parse(projectText(hourlyProject())) as Record<string, unknown>)));
}
/** A project of which one piece of text was replaced. */
function replacedZip(before: string | RegExp, after: string): Uint8Array {
  const text = projectText(hourlyProject()).replace(before, after);
  expect(text).not.toBe(projectText(hourlyProject()));
  return textZip(text);
}

function problemsOf(bytes: Uint8Array): readonly Problem[] {
  try {
    readProject(bytes, 'x.seqloom');
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
}

const wave = { name: 'wave.csv', kind: 'table', bytes: null, sha256: null };
const manyAssets = (count: number) => Array.from({ length: count }, (_, i) => ({ ...wave, name: `${i}.csv` }));
const LINK = (0o120777 << 16) >>> 0;
const packed = deflateRawSync(DATA);
const twice = { topology: {}, scalers: {}, vocabularies: {}, history: [], end: 'completed', bestEpoch: 1 };
const trained = {
  ...twice,
  weightSpecs: [{ name: 'w', shape: [2, 2], dtype: 'float32' }],
  backend: 'cpu',
  fingerprint: '',
};

const DAMAGED = 'x.seqloom is damaged or incomplete: its list of contents does not match its contents.';
const damagedData = 'x.seqloom is damaged or incomplete: data/wave.csv inside it is not what was saved.';
const name = (shown: string) => `x.seqloom contains a file named “${shown}”, which is not a valid name in a project.`;
const unread = (what: string) => `x.seqloom is a zip file with a feature that Seqloom does not read: ${what}.`;
const invalid = (what: string) => `x.seqloom is not a valid project: ${what}.`;

/** What is wrong, the file, the code and the sentence. */
const CASES: readonly (readonly [string, () => Uint8Array, Problem['code'], string])[] = [
  [
    'no zip',
    () => strToU8('hello, this is no zip file at all'),
    'project.notAProject',
    'x.seqloom is not a Seqloom project.',
  ],
  ['an empty file', () => new Uint8Array(), 'project.notAProject', 'x.seqloom is not a Seqloom project.'],
  ['another zip', () => rawZip({ entries: [data] }), 'project.notAProject', 'x.seqloom is not a Seqloom project.'],
  [
    'something before the zip',
    () => zipLike({ before: strToU8('#!/bin/sh\n') }),
    'project.notAProject',
    'x.seqloom is not a Seqloom project.',
  ],
  ['an entry before the zip', () => zipLike({ before: rawZip({ entries: [json] }) }), 'project.truncated', DAMAGED],
  ['a truncated end', () => zipWith().slice(0, -1), 'project.truncated', DAMAGED],
  ['a truncated middle', () => zipWith().slice(0, 200), 'project.truncated', DAMAGED],
  ['something behind the end', () => zipLike({ after: strToU8('x') }), 'project.truncated', DAMAGED],
  ['bytes between entries and directory', () => zipLike({ gap: strToU8('hidden') }), 'project.truncated', DAMAGED],
  ['bytes behind the directory', () => zipLike({ beforeEnd: strToU8('hidden') }), 'project.truncated', DAMAGED],
  ['a directory beyond the file', () => zipLike({ end: { directoryStart: 0x7fffffff } }), 'project.truncated', DAMAGED],
  ['a directory that is too short', () => zipLike({ end: { directorySize: 46 } }), 'project.truncated', DAMAGED],
  ['more entries than said', () => zipLike({ end: { count: 1 } }), 'project.truncated', DAMAGED],
  ['fewer entries than said', () => zipLike({ end: { count: 3 } }), 'project.truncated', DAMAGED],
  ['entries that overlap', () => dataLike({ offset: 0 }), 'project.truncated', DAMAGED],
  [
    'a packed size beyond the file',
    () => dataLike({ packedSize: 0x7fffffff, method: 8 }),
    'project.truncated',
    DAMAGED,
  ],
  [
    'another name in the local header',
    () => dataLike({ local: { name: 'data/evil.csv' } }),
    'project.truncated',
    DAMAGED,
  ],
  ['another size in the local header', () => dataLike({ local: { size: 5 } }), 'project.truncated', DAMAGED],
  ['another method in the local header', () => dataLike({ local: { method: 8 } }), 'project.truncated', DAMAGED],
  [
    'a flipped bit in the data',
    () => dataLike({ bytes: DATA.map((byte, i) => (i === 7 ? byte ^ 1 : byte)), crc: crc32(DATA) }),
    'project.damagedEntry',
    damagedData,
  ],
  ['a wrong checksum', () => dataLike({ crc: 1 }), 'project.damagedEntry', damagedData],
  ['a stored entry of two sizes', () => dataLike({ size: DATA.length + 1 }), 'project.damagedEntry', damagedData],
  [
    'more data than declared',
    () => dataLike({ bytes: packed, method: 8, size: DATA.length - 1 }),
    'project.damagedEntry',
    damagedData,
  ],
  [
    'less data than declared',
    () => dataLike({ bytes: packed, method: 8, size: DATA.length + 1 }),
    'project.damagedEntry',
    damagedData,
  ],
  ['no DEFLATE', () => dataLike({ bytes: strToU8('~~~~~~'), method: 8 }), 'project.damagedEntry', damagedData],
  ['a name with ../', () => zipWith({ name: '../evil.sh', bytes: DATA }), 'project.entryName', name('../evil.sh')],
  [
    'a name with ../ inside',
    () => zipWith({ name: 'data/../../evil.sh', bytes: DATA }),
    'project.entryName',
    name('data/../../evil.sh'),
  ],
  ['an absolute name', () => zipWith({ name: '/etc/passwd', bytes: DATA }), 'project.entryName', name('/etc/passwd')],
  ['a drive letter', () => zipWith({ name: 'C:evil.exe', bytes: DATA }), 'project.entryName', name('C:evil.exe')],
  ['backslashes', () => zipWith({ name: 'data\\..\\evil', bytes: DATA }), 'project.entryName', name('data\\..\\evil')],
  ['a zero byte in a name', () => zipWith({ name: 'data/a\0.csv', bytes: DATA }), 'project.entryName', name('�')],
  ['an empty name', () => zipWith({ name: '', bytes: DATA }), 'project.entryName', name('')],
  [
    'a name that is not UTF-8',
    () => zipWith({ name: Uint8Array.of(0x64, 0xff), bytes: DATA }),
    'project.zipFeature',
    unread('names that are not UTF-8'),
  ],
  [
    'a symbolic link',
    () => dataLike({ attributes: LINK }),
    'project.linkEntry',
    '“data/wave.csv” in x.seqloom is not a plain file but a link or similar.',
  ],
  [
    'a folder with content',
    () => zipWith({ name: 'data/', bytes: DATA }),
    'project.linkEntry',
    '“data/” in x.seqloom is not a plain file but a link or similar.',
  ],
  [
    'a name twice',
    () => zipWith(data),
    'project.duplicateEntry',
    'x.seqloom contains two files named “data/wave.csv”.',
  ],
  [
    'a name twice but for case',
    () => zipWith({ ...json, name: 'Project.JSON' }),
    'project.duplicateEntry',
    'x.seqloom contains two files named “Project.JSON”.',
  ],
  [
    'an unknown entry',
    () => zipWith({ name: 'data/more.csv', bytes: DATA }),
    'project.unknownEntry',
    'x.seqloom contains “data/more.csv”, which does not belong to the project.',
  ],
  [
    'weights without a training',
    () => zipWith({ name: 'model/weights.bin', bytes: DATA }),
    'project.unknownEntry',
    'x.seqloom contains “model/weights.bin”, which does not belong to the project.',
  ],
  ['encryption', () => dataLike({ flags: 1 }), 'project.zipFeature', unread('encryption')],
  ['a data descriptor', () => dataLike({ flags: 8 }), 'project.zipFeature', unread('data descriptors')],
  [
    'another compression',
    () => dataLike({ method: 14 }),
    'project.zipFeature',
    unread('a compression other than deflate'),
  ],
  ['several disks', () => zipLike({ end: { disk: 1 } }), 'project.zipFeature', unread('several disks')],
  ['an entry on another disk', () => dataLike({ disk: 2 }), 'project.zipFeature', unread('several disks')],
  [
    'zip64',
    () => zipLike({ beforeEnd: zip64Records(2), end: { count: 0xffff } }),
    'project.zipFeature',
    unread('zip64'),
  ],
  ['zip64 in an entry', () => dataLike({ extra: Uint8Array.of(1, 0, 0, 0) }), 'project.zipFeature', unread('zip64')],
  [
    'a million entries in zip64',
    () => zipLike({ beforeEnd: zip64Records(1_000_000), end: { count: 0xffff } }),
    'project.tooManyEntries',
    'x.seqloom contains 1000000 files; a project has at most 1024.',
  ],
  [
    'too many entries',
    () => zipWith(...Array.from({ length: 1023 }, (_, i) => ({ name: `data/${i}`, bytes: DATA }))),
    'project.tooManyEntries',
    'x.seqloom contains 1025 files; a project has at most 1024.',
  ],
  [
    '1.9 GB declared for 2 MB',
    () => dataLike({ bytes: new Uint8Array(2 * 2 ** 20), method: 8, size: 1.9e9 }),
    'project.tooLarge',
    'x.seqloom unpacks to more than 384 MB.',
  ],
  [
    'a hundredfold and more',
    () => dataLike({ bytes: new Uint8Array(1e6), method: 8, size: 2e8 }),
    'project.bomb',
    'data/wave.csv in x.seqloom unpacks to 200 times its size.',
  ],
  [
    'two halves of a bomb',
    () =>
      rawZip({
        entries: [
          json,
          { ...data, bytes: new Uint8Array(2e6), method: 8, size: 2e8 },
          { name: 'model/weights.bin', bytes: new Uint8Array(2.1e6), method: 8, size: 2.1e8 },
        ],
      }),
    'project.tooLarge',
    'x.seqloom unpacks to more than 384 MB.',
  ],
  [
    'JSON that is cut off',
    () => textZip('{\n  "format": "seqloom",\n  "version"'),
    'project.jsonSyntax',
    'project.json in x.seqloom has a mistake on line 3, at character 12.',
  ],
  [
    'a typo in JSON',
    () => replacedZip('"horizon": 1', '"horizon": 1,\n   oops'),
    'project.jsonSyntax',
    'project.json in x.seqloom has a mistake on line 95, at character 4.',
  ],
  [
    'NaN in JSON',
    () => replacedZip('"horizon": 1', '"horizon": NaN'),
    'project.jsonSyntax',
    'project.json in x.seqloom has a mistake on line 94, at character 18.',
  ],
  [
    'JSON that is not UTF-8',
    () => rawZip({ entries: [{ ...json, bytes: Uint8Array.of(0x7b, 0x0a, 0xff) }, data] }),
    'project.encoding',
    'project.json in x.seqloom is not UTF-8 text (line 2).',
  ],
  [
    'deep JSON',
    () => replacedZip('"x": 10', `"x": ${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    'project.jsonTooDeep',
    'project.json in x.seqloom nests more than 64 levels on line 72.',
  ],
  [
    'a JSON of a million lists',
    () => replacedZip('"x": 10', `"x": [${'[],'.repeat(2_000_000)}[]]`),
    'project.jsonTooMany',
    'project.json in x.seqloom contains more than 2000000 values.',
  ],
  [
    'a huge number',
    () => replacedZip('"horizon": 1', '"horizon": 1e999'),
    'project.invalid',
    invalid('task.recipe.horizon must be a number of at most 1000000000000000'),
  ],
  [
    'a large number',
    () => replacedZip('"x": 10', '"x": 1e300'),
    'project.invalid',
    invalid('layout.Input.x must be a number of at most 1000000000000000'),
  ],
  [
    '__proto__',
    () => replacedZip('"layout": {', '"layout": {"__proto__": {"x": 1, "y": 1},'),
    'project.invalid',
    invalid('layout.__proto__ must not have the name of a prototype'),
  ],
  [
    'an escaped __proto__',
    () => replacedZip('"units": {', '"units": {"\\u005f_proto__": "x",'),
    'project.invalid',
    invalid('task.recipe.units.__proto__ must not have the name of a prototype'),
  ],
  [
    'constructor',
    () => replacedZip('"recipe": {', '"recipe": {"constructor": {"prototype": {}},'),
    'project.invalid',
    invalid('task.recipe.constructor is not known'),
  ],
  [
    'prototype keys in the topology',
    () => jsonZip((project) => ({ ...project, trained: { ...trained, topology: { a: [{ prototype: 1 }] } } })),
    'project.invalid',
    invalid('trained.topology.a[0].prototype must not have the name of a prototype'),
  ],
  [
    'a node id twice',
    () => replacedZip('"id": "LSTM"', '"id": "Input"'),
    'project.invalid',
    invalid('graph.nodes[1].id is there twice'),
  ],
  [
    'a path as data file',
    () => jsonZip((project) => ({ ...project, assets: [{ ...wave, name: '../wave.csv' }] })),
    'project.invalid',
    invalid('assets[0].name must be a plain file name'),
  ],
  [
    'a data file twice, but for case',
    () => jsonZip((project) => ({ ...project, assets: [wave, { ...wave, name: 'WAVE.csv' }] })),
    'project.invalid',
    invalid('assets[1].name is there twice'),
  ],
  [
    'more data files than a project may have',
    () => jsonZip((project) => ({ ...project, assets: manyAssets(1001) })),
    'project.invalid',
    invalid('assets must be a list of at most 1000'),
  ],
  [
    'a hash that is none',
    () => jsonZip((project) => ({ ...project, assets: [{ ...wave, sha256: 'AB'.repeat(32) }] })),
    'project.invalid',
    invalid('assets[0].sha256 must be a SHA-256 as 64 hexadecimal digits'),
  ],
  [
    'a data file of another kind',
    () => jsonZip((project) => ({ ...project, assets: [{ ...wave, kind: 'program' }] })),
    'project.invalid',
    invalid('assets[0].kind must be "table"'),
  ],
  [
    'a task that is not known',
    () => jsonZip((project) => ({ ...project, task: { id: 'mining', recipe: {} } })),
    'project.invalid',
    invalid(`task.id must be one of: ${TASKS.map(({ id }) => id).join(', ')}`),
  ],
  [
    'a group of nodes that are not there',
    () => jsonZip((project) => ({ ...project, groups: [{ id: 'g', name: 'G', members: ['Ghost'], ports: [] }] })),
    'project.invalid',
    invalid('groups[0].members[0] is no node'),
  ],
  [
    'a node in two groups',
    () =>
      jsonZip((project) => ({
        ...project,
        groups: ['a', 'b'].map((id) => ({ id, name: id, members: ['LSTM'], ports: [] })),
      })),
    'project.invalid',
    invalid('groups[1].members[0] is in a group twice'),
  ],
  [
    'a port of a node outside the group',
    () =>
      jsonZip((project) => ({
        ...project,
        groups: [{ id: 'g', name: 'G', members: ['LSTM'], ports: [{ node: 'Dense', port: 'out' }] }],
      })),
    'project.invalid',
    invalid('groups[0].ports[0].node is no member of the group'),
  ],
  [
    'data of another size',
    () => jsonZip((project) => ({ ...project, assets: [{ ...wave, bytes: 5 }] })),
    'project.dataSize',
    'x.seqloom is damaged or incomplete: wave.csv has 29 bytes, but should have 5.',
  ],
  [
    'no data',
    () => rawZip({ entries: [json] }),
    'project.noData',
    'x.seqloom names the data file wave.csv, which is missing.',
  ],
  [
    'no weights',
    () => jsonZip((project) => ({ ...project, trained })),
    'project.weightsSize',
    'x.seqloom is damaged or incomplete: its trained weights take 0 bytes, but the model needs 16.',
  ],
  [
    'weights that overflow',
    () =>
      jsonZip((project) => ({
        ...project,
        trained: {
          ...trained,
          weightSpecs: [{ name: 'w', shape: Array.from({ length: 8 }, () => 1e8), dtype: 'float32' }],
        },
      })),
    'project.weightsSize',
    'x.seqloom is damaged or incomplete: its trained weights take 0 bytes, but the model needs 4e+64.',
  ],
  [
    'weights of a shape below zero',
    () =>
      jsonZip((project) => ({
        ...project,
        trained: { ...trained, weightSpecs: [{ name: 'w', shape: [-1], dtype: 'float32' }] },
      })),
    'project.invalid',
    invalid('trained.weightSpecs[0].shape[0] must be a whole number from 0 to 100663296'),
  ],
  [
    'a newer version',
    () => jsonZip((project) => ({ ...project, version: 5 })),
    'project.newerVersion',
    'x.seqloom was saved by a newer version of Seqloom (file version 5; this one reads up to 4).',
  ],
  [
    'no version',
    () => jsonZip((project) => ({ ...project, version: 0.5 })),
    'project.invalid',
    invalid('version must be a whole number of at least 1'),
  ],
];

describe('a hostile project file', () => {
  it('would be opened, were nothing wrong with it', () => {
    expect(problemsOf(zipWith())).toEqual([]);
    expect(problemsOf(dataLike({ bytes: packed, method: 8, size: DATA.length, crc: crc32(DATA) }))).toEqual([]);
    expect(problemsOf(zipWith({ name: 'model/', bytes: new Uint8Array() }))).toEqual([]);
    expect(problemsOf(zipLike({ end: { comment: strToU8('packed by hand') } }))).toEqual([]);
    expect(
      problemsOf(dataLike({ extra: Uint8Array.of(0x55, 0x54, 1, 0, 3), attributes: (0o100644 << 16) >>> 0 })),
    ).toEqual([]);
  });

  it.each(CASES)('with %s is refused, and says why', (_, make, code, sentence) => {
    const [problem, ...others] = problemsOf(make());
    expect(others).toEqual([]);
    expect({ code: problem?.code, message: messageOf(problem) }).toEqual({ code, message: sentence });
    expect(hintOf(problem)).toMatch(/^[A-Z].*\.$/);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('with a mistake everywhere tells twenty and stops', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ id: i, type: 0, name: null, params: [] }));
    const problems = problemsOf(jsonZip((project) => ({ ...project, graph: { nodes: many, edges: [] } })));
    expect(problems).toHaveLength(20);
    expect(messageOf(problems[4])).toContain('graph.nodes[1].id');
  });

  it('may hold a thousand data files, and says which one is not what was hashed', () => {
    const assets = Array.from({ length: 1000 }, (_, i) => tableNamed(`part ${i}.csv`));
    const bytes = assets.map((_, i) => strToU8(`n\n${i}\n`));
    const opened = readProject(writeProject(hourlyProject({ assets }), bytes), 'x.seqloom');
    expect(opened.assets).toEqual(bytes);
    const asset = { ...tableNamed('wave.csv'), sha256: 'ab'.repeat(32) };
    checkHash('ab'.repeat(32), asset, 'x.seqloom');
    expect(() => checkHash('cd'.repeat(32), asset, 'x.seqloom')).toThrow('project.damagedEntry');
  });
});
