// Classifies public recordings as a user would on the command line, and prints the accuracy on their published test part.
//   node bench/classification.mjs --data FOLDER [--seed N]
// FOLDER holds basic-motions/ and japanese-vowels/ with the .ts files of the UEA archive. Exits with 1 where a target is missed.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { runNode } from '../scripts/runTool.mjs';
import { chainOf } from './chain.mjs';
import { readRecordings, recordingsCsv } from './recordings.mjs';
import { seqloom } from './seqloom.mjs';

const CASES = [
  {
    folder: 'basic-motions',
    name: 'BasicMotions',
    target: 0.9,
    layers: [
      ['conv1d', { filters: 32, kernelSize: 8, activation: 'relu' }],
      ['conv1d', { filters: 32, kernelSize: 5, activation: 'relu' }],
      ['globalPooling1d', {}],
    ],
    training: { epochs: 150, batchSize: 8, learningRate: 0.003, patience: 0 },
  },
  {
    folder: 'japanese-vowels',
    name: 'JapaneseVowels',
    target: 0.95,
    layers: [
      ['masking', {}],
      ['bidirectional', { cell: 'lstm', units: 64, dropout: 0.3 }],
      ['dropout', { rate: 0.3 }],
    ],
    training: { epochs: 100, batchSize: 16, learningRate: 0.003, patience: 0 },
  },
];

const { values } = parseArgs({ options: { data: { type: 'string' }, seed: { type: 'string', default: '42' } } });
if (values.data === undefined) throw new Error('Name the folder of recordings: --data FOLDER');
const build = await runNode('scripts/build.mjs', ['--if-stale', '--quiet', 'kernels', 'cli']);
if (build.code !== 0) process.exit(build.code);
let missed = false;
for (const one of CASES) {
  const result = await measure(one, values.data, values.seed);
  const [target] = result.targets;
  const baselines = target.baselines.map(({ name, accuracy }) => `${name} ${accuracy.toFixed(3)}`);
  missed ||= target.accuracy < one.target;
  console.log(
    `${one.name}: accuracy ${target.accuracy.toFixed(4)} (target ${one.target}), macro F1 ${target.macroF1.toFixed(4)}, ` +
      `${target.windows} test recordings; ${baselines.join(', ')}; ${result.seconds.toFixed(0)} s, epoch ${result.bestEpoch}`,
  );
}
process.exitCode = missed ? 1 : 0;

async function measure({ folder, name, layers, training }, data, seed) {
  const read = async (part) => readRecordings(await readFile(path.join(data, folder, `${name}_${part}.ts`), 'utf8'));
  const parts = { train: await read('TRAIN'), test: await read('TEST') };
  const project = path.join(ROOT, 'out/bench/classification', name);
  await rm(project, { recursive: true, force: true });
  await mkdir(project, { recursive: true });
  await writeFile(path.join(project, 'data.csv'), recordingsCsv(parts));
  await writeFile(path.join(project, 'project.json'), JSON.stringify(projectOf(name, parts, layers, training)));
  const { output } = await seqloom('train', project, '--json', '--seed', seed);
  const printed = output.split('\n').findLast((line) => line.startsWith('{'));
  return JSON.parse(printed);
}

/** Every class of the published files is in their training part, and every recording of it shorter than the longest of all. */
function projectOf(name, { train, test }, layers, training) {
  const recordings = [...train, ...test];
  const classes = new Set(train.map(({ label }) => label)).size;
  const nodes = [
    ['input', {}],
    ...layers,
    ['dense', { units: classes, activation: 'softmax' }],
    ['target', { loss: 'categoricalCrossentropy' }],
  ].map(([type, params], i) => ({ id: `${type}-${i}`, type, name: `${type} ${i}`, params }));
  return {
    format: 'seqloom',
    version: 4,
    name,
    graph: chainOf(nodes),
    layout: {},
    groups: [],
    task: {
      id: 'sequenceClassification',
      recipe: {
        series: 'recording',
        label: 'label',
        order: null,
        features: train[0].dimensions.map((_, k) => `x${k + 1}`),
        scaling: 'standard',
        samples: 'recordings',
        length: Math.max(...recordings.map(({ dimensions }) => dimensions[0].length)),
        stride: 1,
        parts: 'part',
        split: { train: 0.8, validation: 0.15 },
        stratified: true,
        seed: 1,
      },
    },
    expects: null,
    training,
    assets: [{ name: 'data.csv', kind: 'table', bytes: null, sha256: null }],
    assetsInside: true,
    trained: null,
    runs: [],
  };
}
