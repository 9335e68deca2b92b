// Writes the cases that the Python tests run: node writeCases.mjs BUNDLE FOLDER CASES SEED
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';

const [bundle, folder, cases, seed] = process.argv.slice(2);
const {
  EXCHANGE_CASES,
  EXCHANGE_LAYER_CASES,
  randomExchangeCase,
  SEQUENCE_CASES,
  writeExchangeCase,
  writeSequenceCase,
  metricFacts,
  TRAINING_CASES,
  writeTrainingCase,
} = await import(bundle);

// tfjs greets users of Node with an advertisement, from where it asks for this flag.
tf.env().set('IS_NODE', false);
await tf.setBackend('cpu');
const tools = {
  loadHdf5: async () => {
    const hdf5 = await import('h5wasm');
    await hdf5.ready;
    return hdf5;
  },
  rasterize: () => Promise.reject(new Error('No picture is asked for here.')),
  evaluate: () => Promise.resolve(null),
  versions: { seqloom: '0', tfjs: tf.version.tfjs },
};

rmSync(folder, { recursive: true, force: true });
const groups = {
  training: TRAINING_CASES,
  graphs: EXCHANGE_CASES,
  sequences: Object.keys(SEQUENCE_CASES).map((name) => ({ name })),
  layers: EXCHANGE_LAYER_CASES,
  random: Array.from({ length: Number(cases) }, (_, number) => randomExchangeCase(Number(seed), number)),
};
for (const [group, members] of Object.entries(groups)) {
  const write = { training: writeTrainingCase, sequences: writeSequenceCase }[group] ?? writeExchangeCase;
  for (const one of members) {
    try {
      for (const file of await write(tf, one, tools)) {
        const target = path.join(folder, group, one.name, ...file.path.split('/'));
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, file.bytes);
      }
    } catch (error) {
      // The tests tell of it: a case without its list fails there.
      mkdirSync(path.join(folder, group, one.name), { recursive: true });
      writeFileSync(path.join(folder, group, one.name, 'error.txt'), `${error.stack}\n${JSON.stringify(one)}\n`);
    }
  }
}
writeFileSync(path.join(folder, 'metrics.json'), JSON.stringify(metricFacts()));
