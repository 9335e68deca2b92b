import { strToU8 } from 'fflate';
import type * as tfjs from '@tensorflow/tfjs';
import kerasSchedule from '../exports/keras/files/schedule.py?raw';
import { compileLines } from '../exports/keras/kerasCompile';
import { writeNpy } from '../exports/npy/writeNpy';
import { cutSource } from '../exports/programs/cutSource';
import { pythonSchedule, scheduleFlags, scheduleSettings } from '../exports/programs/scheduleCode';
import { tidyPythonImports } from '../exports/programs/tidyImports';
import torchSchedule from '../exports/pytorch/files/schedule.py?raw';
import type { ExportFile } from '../exports/defineExport';
import type { Tf } from '../tensors/tf';
import { findLoss, LOSS_PARAMS, type LossName, LOSSES } from '../losses';
import { computeLoss } from '../losses/computeLoss';
import { findOptimizer, OPTIMIZERS } from '../optimizers';
import { SCHEDULES } from '../optimizers/schedules';
import { hasConstantRate, learningRateAt } from '../optimizers/schedules/learningRate';
import { makeTfjsUpdate } from '../optimizers/tfjsUpdate';
import { DEFAULT_TRAINING, type TrainingSettings } from '../optimizers/trainingSettings';
import { createRandom } from '../random/random';

/** A training of a small network that Keras and PyTorch are to repeat. */
export interface TrainingCase {
  readonly name: string;
  readonly loss: LossName;
  readonly settings: TrainingSettings;
  /** Of samples of unequal lengths: the longest. Each step has a truth; the padded ones count nowhere. */
  readonly steps?: number;
}

const EPOCHS = 5;
const BATCHES = 4;
const BATCH_SIZE = 6;
const SAMPLES = BATCHES * BATCH_SIZE;
const FEATURES = 3;
const HIDDEN = 5;

const settingsOf = (changes: Partial<TrainingSettings>): TrainingSettings => ({
  ...DEFAULT_TRAINING,
  ...{ optimizer: 'sgd', momentum: 0.9, learningRate: 0.05, epochs: EPOCHS, batchSize: BATCH_SIZE, clipNorm: 0 },
  ...changes,
});

/** Twenty steps with each optimizer, each loss and each schedule. */
export const TRAINING_CASES: readonly TrainingCase[] = [
  ...OPTIMIZERS.map(({ id }) => ({
    name: `optimizer-${id}`,
    loss: 'meanSquaredError' as const,
    settings: settingsOf({ optimizer: id, learningRate: id === 'adadelta' ? 1 : 0.02 }),
  })),
  ...LOSSES.map(({ id }) => ({
    name: `loss-${id}`,
    loss: id,
    settings: settingsOf(id === 'meanAbsolutePercentageError' ? { learningRate: 0.0005 } : {}),
  })),
  ...SCHEDULES.map(({ id }) => ({
    name: `schedule-${id}`,
    loss: 'meanSquaredError' as const,
    settings: settingsOf({
      schedule: id,
      warmupEpochs: id === 'constant' ? 3 : 1,
      ...{ stepEpochs: 1, stepFactor: 0.3, plateauPatience: 1, cosineFloor: 0.1, minDelta: 0.05 },
    }),
  })),
  ...LOSSES.filter(({ needs }) => needs).map(({ id }) => ({
    name: `masked-${id}`,
    loss: id,
    settings: settingsOf({}),
    steps: 4,
  })),
  {
    name: 'optimizer-adamW-decay',
    loss: 'meanSquaredError',
    settings: settingsOf({ optimizer: 'adamW', weightDecay: 0.2, learningRate: 0.02 }),
  },
  {
    name: 'clipped',
    loss: 'huber',
    settings: settingsOf({ clipNorm: 0.1 }),
  },
];

const lossParams = Object.fromEntries(
  Object.entries(LOSS_PARAMS).map(([name, { default: value }]) => [name, Number(value) * 0.8]),
);

/**
 * The case as files: data, first weights, the weights and validation losses after each epoch, and what the exports say of loss,
 * optimizer and schedule. The network is Dense(tanh), Dense; it is validated on all samples. Padding is zeros behind
 * the last step, as Masking looks for it.
 */
export async function writeTrainingCase(tf: Tf, { name, loss, settings, steps }: TrainingCase): Promise<ExportFile[]> {
  const definition = findLoss(loss);
  const random = createRandom(`training case ${name}`);
  const width = definition.needs === 'distribution' ? 3 : definition.truth === 'binary' ? 1 : 2;
  const draw = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());
  const rows = SAMPLES * (steps ?? 1);
  const counts = Float32Array.from({ length: rows }, (_, row) => {
    if (steps === undefined || row % steps === 0) return 1;
    return row % steps <= Math.floor(row / steps) % steps ? 1 : 0;
  });
  const x = draw(rows * FEATURES).map((value, i) => value * (counts[Math.floor(i / FEATURES)] as number));
  const codes = Float32Array.from({ length: rows }, () => random.integer(width === 1 ? 2 : width));
  const truths = {
    values: () => Float32Array.from(draw(rows * width), (value) => value + Math.sign(value)),
    binary: () => codes,
    codes: () => codes,
    oneHot: () =>
      Float32Array.from({ length: rows * width }, (_, i) => (codes[Math.floor(i / width)] === i % width ? 1 : 0)),
  };
  const y = truths[definition.truth]();
  const yWidth = y.length / rows;
  const axes = steps === undefined ? [] : [steps];
  const truthAxes = [...axes, ...(steps !== undefined && definition.truth === 'codes' ? [] : [yWidth])];
  const shapes = [[FEATURES, HIDDEN], [HIDDEN], [HIDDEN, width], [width]];
  const first = shapes.map((shape) => draw(shape.reduce((size, n) => size * n, 1)).map((value) => 0.5 * value));
  const variables = first.map((values, i) => tf.tidy(() => tf.variable(tf.tensor(values, shapes[i]))));
  const update = makeTfjsUpdate(tf, settings);
  const activation =
    definition.needs === 'distribution' ? 'softmax' : definition.needs === 'unit' ? 'sigmoid' : 'linear';
  const lossOn = (from: number, count: number): tfjs.Scalar => {
    const [kernel, bias, kernel2, bias2] = variables as unknown as [
      tfjs.Tensor2D,
      tfjs.Tensor1D,
      tfjs.Tensor2D,
      tfjs.Tensor1D,
    ];
    const part = (values: Float32Array): Float32Array =>
      values.subarray((from * values.length) / SAMPLES, ((from + count) * values.length) / SAMPLES);
    const inputs = tf.tensor2d(part(x), [part(counts).length, FEATURES]);
    const hidden = tf.tanh(tf.add(tf.matMul(inputs, kernel), bias));
    const raw = tf.add(tf.matMul(hidden as tfjs.Tensor2D, kernel2), bias2);
    const output = activation === 'softmax' ? tf.softmax(raw) : activation === 'sigmoid' ? tf.sigmoid(raw) : raw;
    const truth = tf.tensor(part(y), [count, ...truthAxes]);
    const weights = part(counts);
    return computeLoss(
      tf,
      { loss, lossParams },
      truth,
      tf.reshape(output, [count, ...axes, width]),
      steps === undefined
        ? undefined
        : { weights: tf.tensor(weights, [count, steps]), count: weights.reduce((sum, one) => sum + one, 0) },
    );
  };
  const losses: number[] = [];
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    for (let batch = 1; batch <= BATCHES; batch++) {
      const rate = learningRateAt(settings, { epoch, batch, batches: BATCHES, losses });
      tf.tidy(() => {
        const { grads } = tf.variableGrads(() => lossOn((batch - 1) * BATCH_SIZE, BATCH_SIZE), variables);
        update.apply(variables, grads, settings.clipNorm, rate);
      });
    }
    losses.push(tf.tidy(() => lossOn(0, SAMPLES).dataSync()[0] as number));
  }
  const last = await Promise.all(variables.map(async (variable) => ((await variable.data()) as Float32Array).slice()));
  tf.dispose(variables);
  update.dispose();
  const text = (path: string, lines: string): ExportFile => ({ path, bytes: strToU8(lines) });
  const about = { name, activation, epochs: EPOCHS, batchSize: BATCH_SIZE, clipNorm: settings.clipNorm, losses };
  const array = (path: string, shape: readonly number[], values: Float32Array): ExportFile => ({
    path: `${path}.npy`,
    bytes: writeNpy([...shape], values),
  });
  return [
    text('case.json', JSON.stringify({ ...about, hasSchedule: !hasConstantRate(settings) })),
    array('x', [SAMPLES, ...axes, FEATURES], x),
    array('y', [SAMPLES, ...truthAxes], y),
    ...first.map((values, i) => array(`first${i}`, shapes[i] ?? [], values)),
    ...last.map((values, i) => array(`last${i}`, shapes[i] ?? [], values)),
    text('keras/training.py', kerasProgram(loss, settings)),
    ...scheduleFiles('keras', kerasSchedule, settings),
    text('torch/training.py', torchProgram(loss, settings)),
    ...scheduleFiles('torch', torchSchedule, settings),
    ...torchModule(settings),
  ];
}

/** The exported file of a schedule and the module of which it reads its settings. */
function scheduleFiles(folder: string, source: string, settings: TrainingSettings): ExportFile[] {
  const schedule = cutSource(source, scheduleFlags(settings), pythonSchedule(settings, true));
  const training = { epochs: settings.epochs, ...scheduleSettings(settings) };
  return [
    { path: `${folder}/schedule.py`, bytes: strToU8(tidyPythonImports(schedule, ['table'])) },
    { path: `${folder}/table.py`, bytes: strToU8(`RECIPE = ${JSON.stringify({ training })}\n`) },
  ];
}

/** The exported lines that compile a model. */
function kerasProgram(loss: LossName, settings: TrainingSettings): string {
  const output = { nodeId: '', label: '', name: '', source: null, loss, lossParams };
  return [
    'import keras',
    '',
    ...(findLoss(loss).keras(lossParams).source ?? []),
    'def compile_model(model):',
    ...compileLines([output], settings, { indent: '    ' }),
    '',
  ].join('\n');
}

function torchProgram(loss: LossName, settings: TrainingSettings): string {
  const { call, source = '' } = findLoss(loss).torch(lossParams);
  const { callee, args, module } = findOptimizer(settings.optimizer).torch(settings);
  return [
    ...['import math', '', 'import torch', 'import torch.nn.functional as F', 'from torch import Tensor', ''],
    module ? `from ${module.name} import ${callee}` : '',
    source,
    'def loss_of(prediction, truth):',
    `    return ${call('prediction', 'truth')}`,
    '',
    'def make_optimizer(parameters):',
    `    return ${callee}(${['parameters', `lr=${settings.learningRate}`, ...args].join(', ')})`,
    '',
  ].join('\n');
}

function torchModule(settings: TrainingSettings): ExportFile[] {
  const { module } = findOptimizer(settings.optimizer).torch(settings);
  return module ? [{ path: `torch/${module.name}.py`, bytes: strToU8(module.text) }] : [];
}
