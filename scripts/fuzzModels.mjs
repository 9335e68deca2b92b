// Opens damaged model files of Keras and tf.js, each of which must open or be refused with a sentence. Reading runs in a thread
// that is ended where it takes too long, as the command line and the window end it.
//   npm run fuzz:models -- [--cases N] [--seed S] [--first F]
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { bundleTesting } from './bundleTesting.mjs';
import { fuzzOptions, tellOutcomes } from './fuzzRun.mjs';
import { ROOT } from './repositoryRoot.mjs';

const FIXTURES = path.join(ROOT, 'engine/imports/fixtures');
/** Milliseconds after which a file counts as endless. */
const PATIENCE_MS = 3000;
const MOST_BYTES = 768 * 2 ** 20;
const TELL_EVERY = 500;

if (isMainThread) await main();
else await openAll(workerData);

async function main() {
  const { cases, seed, first } = fuzzOptions();
  const bundle = await bundleTesting('fuzzModel');
  const counts = new Map();
  const failures = [];
  const end = first + cases;
  for (let from = first; from < end; ) {
    from = await openFrom({ bundle, seed, from, end }, (number, outcome, error) => {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (error)
        failures.push(
          `Case ${number} of seed ${seed}: ${error}\nTo see it again: --seed ${seed} --first ${number} --cases 1`,
        );
      if ((number - first + 1) % TELL_EVERY === 0) console.log(`${number - first + 1} of ${cases}`);
    });
  }
  tellOutcomes(counts);
  for (const failure of failures) console.error(failure);
  console.log(`${cases} model files of seed ${seed}, ${failures.length} failed.`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

/** Opens files in one thread until all are done or one is endless; resolves to the number of the next file. */
function openFrom(work, told) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: work });
    const before = process.memoryUsage.rss();
    let next = work.from;
    let timer;
    const finish = () => {
      clearInterval(timer);
      void worker.terminate().then(() => resolve(next));
    };
    const giveUp = (outcome, error) => {
      told(next++, outcome, error);
      finish();
    };
    let sinceMs = Number.POSITIVE_INFINITY;
    timer = setInterval(() => {
      if (process.memoryUsage.rss() - before > MOST_BYTES) giveUp('too much memory', 'took more than 768 MB');
      else if (performance.now() - sinceMs > PATIENCE_MS) {
        console.log(`Case ${next} was given up.`);
        giveUp('given up');
      }
    }, 50);
    worker.on('message', ({ outcome, error }) => {
      sinceMs = performance.now();
      if (outcome) told(next++, outcome, error);
      if (next === work.end) finish();
    });
    worker.on('error', (error) => giveUp('broke', error.stack));
  });
}

async function openAll({ bundle, seed, from, end }) {
  const { damagedModel, openModel } = await import(bundle);
  const hdf5 = await import('h5wasm');
  await hdf5.ready;
  const files = readdirSync(FIXTURES)
    .filter((name) => /\.(h5|keras)$/.test(name))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(FIXTURES, name))) }));
  parentPort.postMessage({});
  for (let number = from; number < end; number++) {
    let message;
    try {
      message = { outcome: openModel(damagedModel(files, seed, number), hdf5) };
    } catch (error) {
      message = { outcome: 'broke', error: error.stack };
    }
    parentPort.postMessage(message);
  }
}
