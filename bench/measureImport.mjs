import path from 'node:path';
import { longestHoldUp, watchForHoldUps } from './holdUps.mjs';
import { medianRow, secondsRow } from './medians.mjs';
import { chooseFiles, withApp } from './openApp.mjs';
import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';

const TOO_LARGE_BYTES = 500e6;

/**
 * Imports a model near the largest that is taken, and one of 500 MB, in the built app, a new page for each of `rounds`:
 * milliseconds from choosing the files until the layers are on the canvas or the refusal is said, and the longest time that
 * the interface was held up meanwhile. Null where no browser is found.
 */
export function measureImport(rounds) {
  return withApp(async (app, folder) => {
    const { files, bytes } = writeLargeModel(folder);
    const refused = path.join(folder, 'refused.keras');
    writeHollow(refused, TOO_LARGE_BYTES);
    const measured = {
      bytes,
      refusedBytes: TOO_LARGE_BYTES,
      importMs: [],
      importBlockedMs: [],
      refuseMs: [],
      refuseBlockedMs: [],
    };
    for (let round = 0; round < rounds; round++) {
      const { page, close } = await app.newPage();
      await page.getByTestId('start-file.importModel').waitFor();
      await watchForHoldUps(page);
      const refusal = () => page.getByText('is larger than').first().waitFor();
      const shown = () => page.locator('[data-node-type="lstm"]').waitFor();
      measured.refuseMs.push(await importFiles(page, [refused], refusal));
      measured.refuseBlockedMs.push(await longestHoldUp(page));
      await page.keyboard.press('Escape');
      measured.importMs.push(await importFiles(page, files, shown));
      // What a new document sets off (problems, the first journal) belongs to it.
      await page.waitForTimeout(5000);
      measured.importBlockedMs.push(await longestHoldUp(page));
      await close();
    }
    const rows = [
      secondsRow(`importing a model of ${megabytes(bytes)}`, measured.importMs),
      medianRow('the interface held up by it, at most', measured.importBlockedMs, 'ms'),
      secondsRow(`refusing a model of ${megabytes(TOO_LARGE_BYTES)}`, measured.refuseMs, 1),
      medianRow('the interface held up by the refusal, at most', measured.refuseBlockedMs, 'ms', 100),
    ];
    return { figures: { imports: measured }, rows };
  });
}

const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

async function importFiles(page, files, done) {
  const chosenMs = await chooseFiles(page, 'file.importModel', files);
  await done();
  return performance.now() - chosenMs;
}

const UNITS = 4700;
const FEATURES = 5;
const LOOKBACK = 30;
const SHARD_BYTES = 64 * 2 ** 20;

/** Writes a TensorFlow.js model of 354 MB, near the largest that is taken; the paths of its files. */
function writeLargeModel(folder) {
  const weights = [
    { name: 'lstm/kernel', shape: [FEATURES, 4 * UNITS], dtype: 'float32' },
    { name: 'lstm/recurrent_kernel', shape: [UNITS, 4 * UNITS], dtype: 'float32' },
    { name: 'lstm/bias', shape: [4 * UNITS], dtype: 'float32' },
    { name: 'dense/kernel', shape: [UNITS, 1], dtype: 'float32' },
    { name: 'dense/bias', shape: [1], dtype: 'float32' },
  ];
  const count = weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const bytes = new Uint8Array(Float32Array.from({ length: count }, (_, i) => 0.01 * Math.sin(i)).buffer);
  const paths = Array.from({ length: Math.ceil(bytes.length / SHARD_BYTES) }, (_, i) => `shard${i + 1}.bin`);
  paths.forEach((name, i) => {
    writeFileSync(path.join(folder, name), bytes.subarray(i * SHARD_BYTES, (i + 1) * SHARD_BYTES));
  });
  const layers = [
    {
      class_name: 'LSTM',
      config: { name: 'lstm', units: UNITS, batch_input_shape: [null, LOOKBACK, FEATURES], return_sequences: false },
    },
    { class_name: 'Dense', config: { name: 'dense', units: 1, activation: 'linear' } },
  ];
  const model = {
    format: 'layers-model',
    generatedBy: 'TensorFlow.js tfjs-layers v4.22.0',
    modelTopology: { class_name: 'Sequential', config: { name: 'large', layers }, keras_version: 'tfjs-layers 4.22.0' },
    weightsManifest: [{ paths, weights }],
  };
  writeFileSync(path.join(folder, 'model.json'), JSON.stringify(model));
  return { files: ['model.json', ...paths].map((name) => path.join(folder, name)), bytes: bytes.length };
}

/** Writes a file of so many bytes that takes no room on the disk. */
function writeHollow(file, bytes) {
  const opened = openSync(file, 'w');
  ftruncateSync(opened, bytes);
  closeSync(opened);
}
