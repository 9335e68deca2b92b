import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const UNITS = 4700;
const FEATURES = 5;
const LOOKBACK = 30;
const SHARD_BYTES = 64 * 2 ** 20;

/** Writes a TensorFlow.js model of 354 MB, near the largest that is taken; the paths of its files. */
export function writeLargeModel(folder) {
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
export function writeHollow(file, bytes) {
  const opened = openSync(file, 'w');
  ftruncateSync(opened, bytes);
  closeSync(opened);
}
