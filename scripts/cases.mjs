// Tries the files of a folder as the command line opens them, and prints what was expected of each and what came of it.
//   npm run cases -- DIR
// DIR/tables/ and DIR/tables.json: tables, and what must come of each; DIR/models/NAME.keras (.h5, or a folder of tf.js) with
// NAME.x0.npy …, NAME.y0.npy …: models, and what they answer; DIR/hostile/: files that need a sentence, within 2 s and 512 MB.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleTesting } from './bundleTesting.mjs';
import { ROOT } from './repositoryRoot.mjs';

const CLI = path.join(ROOT, 'out/cli/seqloom.mjs');
const MOST_SECONDS = 2;
const MOST_MB = 512;
const PATIENCE_MS = 60_000;
/** Outputs are equal up to this, of large ones up to ten times as large a share; Keras itself rounds more in half precision. */
const TOLERANCE = 1e-5;
const HALF_TOLERANCE = 1e-3;

const folder = process.argv[2];
if (!folder || !existsSync(folder)) {
  console.error('npm run cases -- DIR: DIR is a folder of cases.');
  process.exit(1);
}
const work = mkdtempSync(path.join(os.tmpdir(), 'seqloom-cases-'));
let [tried, missed] = [0, 0];
try {
  for (const name of filesIn('hostile')) await tell(`hostile/${name}`, tryHostile(path.join(folder, 'hostile', name)));
  for (const name of filesIn('models').filter((file) => !/\.(npy|f32)$/.test(file))) {
    await tell(`models/${name}`, tryModel(path.join(folder, 'models', name)));
  }
  const wanted = existsSync(path.join(folder, 'tables.json')) ? JSON.parse(read('tables.json')) : {};
  const { readCase } = await import(await bundleTesting('readCase'));
  for (const [name, expected] of Object.entries(wanted))
    await tell(`tables/${name}`, tryTable(readCase, name, expected));
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${tried - missed} of ${tried} cases as expected, ${missed} missed.`);
process.exitCode = missed > 0 || tried === 0 ? 1 : 0;

function filesIn(part) {
  const own = path.join(folder, part);
  return existsSync(own) ? readdirSync(own).sort() : [];
}

function read(...parts) {
  return readFileSync(path.join(folder, ...parts), parts.at(-1).endsWith('.json') ? 'utf8' : undefined);
}

async function tell(name, outcome) {
  const { expected, got, isRight } = await outcome;
  tried++;
  if (!isRight) missed++;
  console.log(`${isRight ? 'ok  ' : 'MISS'}  ${name}\n      expected ${expected}\n      got      ${got}`);
}

/** Runs the command line, and resolves to what it said, how it ended, how long it took and how much memory. */
function runCli(...args) {
  return new Promise((resolve) => {
    const startMs = performance.now();
    const child = spawn(process.execPath, [CLI, ...args]);
    let text = '';
    let megabytes = 0;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
    const status = `/proc/${child.pid}/status`;
    const timer = setInterval(() => {
      if (performance.now() - startMs > PATIENCE_MS) child.kill('SIGKILL');
      // Only Linux tells the memory of another process; elsewhere it is not judged.
      if (existsSync(status)) megabytes = Math.max(megabytes, peakOf(status));
    }, 20);
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({ text: text.trim(), code, seconds: (performance.now() - startMs) / 1000, megabytes });
    });
  });
}

function peakOf(status) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function tryHostile(file) {
  const { text, code, seconds, megabytes } = await runCli('describe', file);
  const isRight = (code === 0 || code === 1) && seconds <= MOST_SECONDS + 0.5 && megabytes <= MOST_MB;
  const got = `exit ${code}, ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB: ${text.split('\n')[0]}`;
  return { expected: `a sentence within ${MOST_SECONDS} s and ${MOST_MB} MB`, got, isRight };
}

async function tryModel(file) {
  const base = file.replace(/\.(keras|h5)$/, '');
  const arrays = (letter) =>
    ['', ...Array.from({ length: 9 }, (_, i) => i)]
      .map((i) => `${base}.${letter}${i}.npy`)
      .filter((each) => existsSync(each));
  const [inputs, outputs] = [arrays('x'), arrays('y')];
  const project = path.join(work, `${path.basename(file)}.seqloom`);
  const imported = await runCli('import', file, '--out', project, '--json');
  const expected = outputs.length > 0 ? 'the outputs of Keras' : 'a project';
  if (imported.code !== 0) return { expected, got: firstMessage(imported.text), isRight: false };
  if (outputs.length === 0) return { expected, got: 'a project', isRight: true };
  const described = JSON.parse((await runCli('describe', project, '--json')).text.split('\n').at(-1));
  const names = (described.layers ?? []).filter(({ type }) => type === 'input').map(({ name }) => name);
  const tensors = inputs.flatMap((each, i) => ['--tensor', inputs.length > 1 ? `${names[i]}=${each}` : each]);
  const out = path.join(work, 'Y.npy');
  const predicted = await runCli('predict', project, ...tensors, '--out', out);
  if (predicted.code !== 0) return { expected, got: firstMessage(predicted.text), isRight: false };
  const answers = readdirSync(work)
    .filter((name) => name.endsWith('.npy'))
    .sort();
  const worst = Math.max(...outputs.map((each, i) => difference(path.join(work, answers[i] ?? 'none'), each)));
  for (const name of answers) rmSync(path.join(work, name));
  return {
    expected,
    got: `largest difference ${worst.toPrecision(2)}`,
    isRight: worst <= (/float16|fp16/.test(base) ? HALF_TOLERANCE : TOLERANCE),
  };
}

function firstMessage(text) {
  try {
    return JSON.parse(text.split('\n')[0]).problems[0].message;
  } catch {
    return text.split('\n')[0];
  }
}

/** The largest difference of two NumPy arrays of floats, over their size where that is above 10; ∞ for other shapes. */
function difference(one, other) {
  if (!existsSync(one)) return Infinity;
  const [a, b] = [one, other].map(floatsOf);
  if (a.length !== b.length) return Infinity;
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]) / Math.max(1, Math.abs(b[i]) / 10)), 0);
}

function floatsOf(file) {
  const bytes = readFileSync(file);
  const end = 10 + bytes.readUInt16LE(8);
  const data = bytes.buffer.slice(bytes.byteOffset + end, bytes.byteOffset + bytes.length);
  return bytes.subarray(10, end).includes('<f8') ? new Float64Array(data) : new Float32Array(data);
}

/** Only what the table itself shows is compared; what must be said about it is printed beside. */
function tryTable(readCase, name, { time = {}, says = [], ...expected }) {
  const got = readCase(new Uint8Array(read('tables', name)), name);
  const wanted = {
    ...expected,
    ...(time.first && { first: time.first }),
    ...(time.last && { last: time.last }),
    ...(time.from && { from: time.from }),
  };
  const differing = Object.entries(wanted).filter(([key, value]) => !agrees(key, value, got[key]));
  const words = [...Object.entries(wanted).map(([key, value]) => `${key} ${JSON.stringify(value)}`), ...says];
  const found = differing.map(([key]) => `${key} ${JSON.stringify(got[key] ?? got.refused ?? 'not told')}`).join(', ');
  const said = (got.says ?? []).map((text) => `\n      says     ${text}`).join('');
  return { expected: words.join('; '), got: (found || 'the same') + said, isRight: differing.length === 0 };
}

function agrees(key, wanted, got) {
  if (key === 'refused') return typeof got === 'string';
  if (key === 'numbers') return wanted.every((name) => got?.includes(name));
  if (key === 'first' || key === 'last')
    return typeof got === 'string' && got.replace(' ', 'T').startsWith(wanted.slice(0, 10));
  // A moment is the same in any zone, a column without a name called something else.
  if (key === 'from') return wanted.every((name) => name.trim() === '' || got.includes(name));
  if (key === 'missing' || key === 'setAside')
    return Object.entries(wanted).every(([name, count]) => got?.[name] === count);
  if (key === 'task') return got === wanted.replace(/ (\w)/g, (_, letter) => letter.toUpperCase());
  return JSON.stringify(wanted) === JSON.stringify(got);
}
