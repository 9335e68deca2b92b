import { findLoss } from '../../../losses';
import { findOptimizer } from '../../../optimizers';
import { hasConstantRate } from '../../../optimizers/schedules/learningRate';
import type { TrainingSettings } from '../../../optimizers/trainingSettings';
import type { ExportPlan } from '../exportPlan';
import { scheduleParameters } from './scheduleFile';
import { lines, listText, sections } from './sections';
import { traitsOf } from './traits';

/** `src/training.ts`: the training loop, with the project's settings. */
export function trainingFile(plan: ExportPlan): string {
  const { training } = plan;
  const { hasValidation } = traitsOf(plan);
  const schedules = !hasConstantRate(training);
  const { callee, module } = findOptimizer(training.optimizer).typescript(training);
  const codes = plan.outputs.map(({ loss, lossParams }) => findLoss(loss).typescript(lossParams));
  return sections(
    lines(
      "import * as tf from '@tensorflow/tfjs';",
      module !== undefined && `import { ${callee} } from './${module.name}.js';`,
      "import { runModel } from './forecast.js';",
      "import { buildModel } from './model.js';",
      schedules && "import { setLearningRate } from './schedule.js';",
      "import { type Prepared, splitRows, windowStarts } from './preprocessing.js';",
      "import type { TrainedModel } from './trainedModel.js';",
      "import { inputTensors, targetTensors } from './windows.js';",
    ),
    constants(training),
    progressType(hasValidation),
    trainFunction(training, hasValidation, schedules),
    trainEpoch(training),
    lossFunction(codes.map(({ call }, i) => call(`predictions[${i}]!`, `truths[${i}]!`))),
    ...new Set(codes.flatMap(({ source }) => source ?? [])),
    hasValidation && MEAN_LOSS,
    training.clipNorm > 0 && CLIP,
  );
}

/** `src/train.ts`: the program that trains the model anew. */
export function trainFile(plan: ExportPlan): string {
  const { hasValidation } = traitsOf(plan);
  const losses = hasValidation
    ? 'loss ${trainLoss.toPrecision(4)}  validation loss ${loss.toPrecision(4)}'
    : 'loss ${loss.toPrecision(4)}';
  return sections(
    `import { startBackend } from './backend.js';
import { readCsv, runProgram, writeModelFiles } from './disk.js';
import { DATA_FILE } from './places.js';
import { prepare } from './preprocessing.js';
import { packTrainedModel } from './trainedModel.js';
import { EPOCHS, trainModel } from './training.js';`,
    `await runProgram(async () => {
  await startBackend();
  const { bestEpoch, ...trained } = trainModel(prepare(readCsv(DATA_FILE)), ({ epoch, loss${hasValidation ? ', trainLoss' : ''} }) => {
    console.log(\`epoch \${epoch}/\${EPOCHS}  ${losses}\`);
  });
  writeModelFiles(await packTrainedModel(trained));
  console.log(\`Saved the weights of epoch \${bestEpoch} to model/.\`);
});`,
  );
}

function progressType(validates: boolean): string {
  return lines(
    '/** What an epoch came to. */',
    'export interface EpochReport {',
    '  readonly epoch: number;',
    validates && '  /** On the validation part: the lower, the better the epoch. */',
    '  readonly loss: number;',
    validates && '  readonly trainLoss: number;',
    '}',
  );
}

function optimizerCall(training: TrainingSettings): string {
  const { callee, args } = findOptimizer(training.optimizer).typescript(training);
  return `${callee}(${[training.learningRate, ...args].join(', ')})`;
}

function constants(training: TrainingSettings): string {
  return lines(
    '/** The most passes over the training windows. */',
    `export const EPOCHS = ${training.epochs};`,
    `const BATCH_SIZE = ${training.batchSize};`,
    training.clipNorm > 0 && '/** Largest allowed norm of the whole gradient. */',
    training.clipNorm > 0 && `const CLIP_NORM = ${training.clipNorm};`,
    training.patience > 0 && '/** Training ends after this many epochs that were not better. */',
    training.patience > 0 && `const PATIENCE = ${training.patience};`,
    training.minDelta > 0 && '/** An epoch is better when its loss is lower by more than this. */',
    training.minDelta > 0 && `const MIN_DELTA = ${training.minDelta};`,
  );
}

function trainFunction(training: TrainingSettings, validates: boolean, schedules: boolean): string {
  const { shuffle, patience, minDelta } = training;
  return lines(
    '/**',
    ' * Trains the model from fresh weights and keeps those of its best epoch. `prepared` must be fitted to its own training',
    ' * part.',
    ' */',
    'export function trainModel(',
    '  prepared: Prepared,',
    '  onEpoch: (report: EpochReport) => void,',
    '): TrainedModel & { readonly bestEpoch: number } {',
    `  const { train${validates ? ', validation' : ''} } = splitRows(prepared.rowCount);`,
    '  const starts = windowStarts(train);',
    '  const model = buildModel();',
    `  const optimizer = ${optimizerCall(training)};`,
    schedules && '  const losses: number[] = [];',
    '  let bestLoss = Number.POSITIVE_INFINITY;',
    '  let bestEpoch = 0;',
    '  let bestWeights: tf.Tensor[] = [];',
    '  for (let epoch = 1; epoch <= EPOCHS; epoch++) {',
    shuffle && '    tf.util.shuffle(starts);',
    `    const ${validates ? 'trainLoss' : 'loss'} = trainEpoch(model, optimizer, prepared, starts${schedules ? ', losses' : ''});`,
    validates && '    const loss = meanLoss(model, prepared, windowStarts(validation));',
    schedules && '    losses.push(loss);',
    `    onEpoch({ epoch, loss${validates ? ', trainLoss' : ''} });`,
    "    if (!Number.isFinite(loss)) throw new Error('The loss is no longer a number. Try a lower learning rate.');",
    `    if (loss < bestLoss${minDelta > 0 ? ' - MIN_DELTA' : ''}) {`,
    '      bestLoss = loss;',
    '      bestEpoch = epoch;',
    '      tf.dispose(bestWeights);',
    '      bestWeights = model.getWeights().map((weight) => weight.clone());',
    patience > 0 ? '    } else if (epoch - bestEpoch >= PATIENCE) {' : '    }',
    patience > 0 && '      break;',
    patience > 0 && '    }',
    '  }',
    '  model.setWeights(bestWeights);',
    '  tf.dispose(bestWeights);',
    '  optimizer.dispose();',
    '  return { model, fitted: prepared.fitted, bestEpoch };',
    '}',
  );
}

function trainEpoch(training: TrainingSettings): string {
  const { clipNorm } = training;
  const schedules = !hasConstantRate(training);
  const reads = scheduleParameters(training);
  const given = { step: 'losses.length * batches + from / BATCH_SIZE', stepsPerEpoch: 'batches', losses: 'losses' };
  return lines(
    '/** One pass over the training windows. Returns their mean loss. */',
    'function trainEpoch(',
    '  model: tf.LayersModel,',
    '  optimizer: tf.Optimizer,',
    '  prepared: Prepared,',
    '  starts: readonly number[],',
    schedules && '  losses: readonly number[],',
    '): number {',
    schedules && reads.includes('step') && '  const batches = Math.ceil(starts.length / BATCH_SIZE);',
    '  let sum = 0;',
    '  for (let from = 0; from < starts.length; from += BATCH_SIZE) {',
    '    const batch = starts.slice(from, from + BATCH_SIZE);',
    schedules && `    setLearningRate(optimizer, ${reads.map((name) => given[name]).join(', ')});`,
    '    sum += tf.tidy(() => {',
    '      const { value, grads } = tf.variableGrads(() => lossOf(model, prepared, batch, true));',
    clipNorm > 0
      ? '      optimizer.applyGradients(clip(grads));'
      : '      optimizer.applyGradients(Object.entries(grads).map(([name, tensor]) => ({ name, tensor })));',
    '      return value.dataSync()[0]! * batch.length;',
    '    });',
    '  }',
    '  return sum / starts.length;',
    '}',
  );
}

function lossFunction(terms: readonly string[]): string {
  const [only = ''] = terms;
  return lines(
    `/** ${terms.length > 1 ? 'The losses of all outputs together' : 'The mean loss'}, for the windows that start at the given rows. */`,
    'function lossOf(model: tf.LayersModel, prepared: Prepared, starts: readonly number[], training: boolean): tf.Scalar {',
    '  const predictions = runModel(model, inputTensors(prepared, starts), training);',
    '  const truths = targetTensors(prepared, starts);',
    terms.length > 1 && listText('const losses: tf.Tensor[] = ', terms, ';', '  '),
    terms.length > 1 ? '  return tf.addN(losses).asScalar();' : `  const loss: tf.Tensor = ${only};`,
    terms.length === 1 && '  return loss.asScalar();',
    '}',
  );
}

const MEAN_LOSS = `function meanLoss(model: tf.LayersModel, prepared: Prepared, starts: readonly number[]): number {
  let sum = 0;
  for (let from = 0; from < starts.length; from += BATCH_SIZE) {
    const batch = starts.slice(from, from + BATCH_SIZE);
    sum += tf.tidy(() => lossOf(model, prepared, batch, false).dataSync()[0]! * batch.length);
  }
  return sum / starts.length;
}`;

const CLIP = `/** Scales the whole gradient down where its norm is above CLIP_NORM (Pascanu, Mikolov and Bengio 2013). */
function clip(gradients: tf.NamedTensorMap) {
  const norm = tf.addN(Object.values(gradients).map((gradient) => gradient.square().sum())).sqrt();
  const scale = tf.minimum(1, tf.div(CLIP_NORM, norm.maximum(1e-12)));
  return Object.entries(gradients).map(([name, gradient]) => ({ name, tensor: gradient.mul(scale) }));
}`;
