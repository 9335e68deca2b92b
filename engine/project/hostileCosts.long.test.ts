import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { rawText } from '../../scripts/rawText.mjs';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hourlyProject } from '../testing/projects';
import { joined, rawZip, zip64Records } from '../testing/rawZip';
import { projectText } from './projectFile';

const MOST_MB = 512;
const MOST_MS = 2000;
const HEAP_MB = 256;

/** Opens the file that it is given and prints what came of it and what it took. */
const OPENER = `
  import { readFileSync } from 'node:fs';
  import { readProject, UserError } from './engine/index';
  const bytes = readFileSync(process.argv[2]);
  const cpu = process.cpuUsage();
  let code = 'opened';
  try {
    readProject(bytes, 'x.seqloom');
  } catch (error) {
    code = error instanceof UserError ? error.problems[0].code : String(error.stack);
  }
  // The time of this process alone: others may keep the machine busy while tests run.
  const { user, system } = process.cpuUsage(cpu);
  // Where the system says it: the figure of the process itself. The other one starts at what its parent had.
  let rssMb = process.resourceUsage().maxRSS / 1024;
  try {
    rssMb = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
  } catch {}
  console.log(JSON.stringify({ code, ms: (user + system) / 1000, rssMb }));
`;

const MEGABYTE = 2 ** 20;
const text = projectText(hourlyProject());
const json = { name: 'project.json', bytes: strToU8(text) };

/** A DEFLATE stream of so many megabytes of zeros, about a thousandth of it in size. */
function zeros(megabytes: number): Uint8Array {
  const part = deflateRawSync(new Uint8Array(MEGABYTE), { finishFlush: constants.Z_FULL_FLUSH });
  return joined([...Array.from({ length: megabytes }, () => part), Uint8Array.of(3, 0)]);
}

const bomb = (megabytes: number, size: number): Uint8Array =>
  rawZip({ entries: [json, { name: 'data/wave.csv', bytes: zeros(megabytes), method: 8, size, crc: 1 }] });

/** A zip of a million entries with all that belongs to it, as a zip64 or with a count that says less. */
function millionEntries(end: { readonly count: number }, beforeEnd?: Uint8Array): Uint8Array {
  const few = rawZip({
    entries: Array.from({ length: 1000 }, (_, i) => ({ name: `data/${i}.csv`, bytes: json.bytes.subarray(0, 8) })),
  });
  const bodies = few.subarray(0, few.length - 22);
  return joined([...Array.from({ length: 1000 }, () => bodies), beforeEnd ?? new Uint8Array(), endRecord(end.count)]);
}

function endRecord(count: number): Uint8Array {
  const empty = rawZip({ entries: [], end: { count } });
  return empty.subarray(empty.length - 22);
}

const textZip = (changed: string): Uint8Array => {
  const bytes = strToU8(changed);
  return rawZip({
    entries: [
      { ...json, bytes: new Uint8Array(deflateRawSync(bytes, { level: 1 })), method: 8, size: bytes.length, crc: 1 },
    ],
  });
};
/** As `textZip`, but stored, so that it is read to the end. */
const storedText = (changed: string): Uint8Array => rawZip({ entries: [{ ...json, bytes: strToU8(changed) }] });

const inLayout = (content: string): string => text.replace('"layout": {', `"layout": {${content},`);
const repeated = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(',');

const CASES: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['a bomb that declares its 1.9 GB', () => bomb(1900, 1900 * MEGABYTE), 'project.tooLarge'],
  ['a bomb that declares 1 KB', () => bomb(1900, 1024), 'project.damagedEntry'],
  ['a bomb that declares as much as it may', () => bomb(1900, 99 * zeros(1900).length), 'project.damagedEntry'],
  ['a bomb in project.json', () => textZip(' '.repeat(400 * MEGABYTE)), 'project.tooLarge'],
  ['a million entries', () => millionEntries({ count: 0xffff }, zip64Records(1_000_000)), 'project.tooManyEntries'],
  ['a million entries that claim to be 3', () => millionEntries({ count: 3 }), 'project.truncated'],
  ['JSON of 15 million levels', () => storedText(`${'['.repeat(15 * MEGABYTE)}`), 'project.jsonTooDeep'],
  ['JSON of 15 million lists', () => storedText(`[${'[],'.repeat(10 * MEGABYTE)}[]]`), 'project.jsonTooMany'],
  ['one text of 30 MB', () => storedText(text.replace('Wave', 'W'.repeat(30 * MEGABYTE))), 'project.invalid'],
  [
    'one number of 30 MB',
    () => storedText(text.replace('"horizon": 1', `"horizon": 1${'0'.repeat(30 * MEGABYTE)}`)),
    'project.jsonSyntax',
  ],
  ['30 MB of line ends', () => storedText(`${'\n'.repeat(30 * MEGABYTE)}{`), 'project.jsonSyntax'],
  ['800 000 keys', () => storedText(inLayout(repeated(800_000, (i) => `"k${i}":0`))), 'project.jsonTooManyKeys'],
  [
    '1.9 million wrong values in lists',
    () =>
      storedText(
        text
          .replace('"features": [', `"features": [${repeated(9999, (i) => String(i))},`)
          .replace('"seasons": [', `"seasons": [${repeated(1_900_000, () => '""')},`),
      ),
    'project.invalid',
  ],
  [
    'half a million wrong nodes',
    () => storedText(text.replace('"nodes": [', `"nodes": [${repeated(500_000, () => '{"id":{}}')},`)),
    'project.invalid',
  ],
  [
    '5 000 nodes of 190 wrong parameters',
    () =>
      storedText(
        text.replace(
          '"nodes": [',
          `"nodes": [${repeated(4900, (i) => `{"id":"${i}","type":"","name":"","params":{${repeated(190, (k) => `"p${k}":{}`)}}}`)},`,
        ),
      ),
    'project.invalid',
  ],
];

let folder = '';
let opener = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'seqloom-hostile-'));
  opener = path.join(folder, 'opener.mjs');
  const resolveDir = path.resolve(import.meta.dirname, '../..');
  await build({
    stdin: { contents: OPENER, resolveDir },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: opener,
    logLevel: 'error',
    plugins: [rawText],
  });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a project file made to exhaust the machine', () => {
  it.each(CASES)('with %s is refused within 2 s and 512 MB', { timeout: 120_000 }, (name, make, code) => {
    const file = path.join(folder, 'hostile.seqloom');
    writeFileSync(file, make());
    const out = execFileSync(process.execPath, [`--max-old-space-size=${HEAP_MB}`, opener, file], { encoding: 'utf8' });
    const taken = JSON.parse(out) as { code: string; ms: number; rssMb: number };
    if (process.env.SEQLOOM_SHOW_COSTS) console.log(name, taken);
    expect(taken.code).toBe(code);
    expect(taken.ms).toBeLessThan(MOST_MS);
    expect(taken.rssMb).toBeLessThan(MOST_MB);
  });
});
