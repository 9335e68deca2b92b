import * as tf from '@tensorflow/tfjs';
// seqloom: insert optimizerImport
// seqloom: end
// seqloom: insert dataImport
import { inputTensors, type Prepared, prepare, samplesOf, targetTensors } from './data.js';
// seqloom: end
// seqloom: if embedding or bySteps
import './embeddingGradient.js';
// seqloom: end
import { runModel } from './inference.js';
// seqloom: if maxPooling
import './maxPoolingGradient.js';
// seqloom: end
import { buildModel } from './model.js';
import { DATA_FILE } from './modelFiles.js';
import { readTable, runProgram, seedRandom, writeTrained } from './program.js';
import { recipe } from './recipe.js';
import { setLearningRate } from './schedule.js';
// seqloom: if oneRow
import './unstackGradient.js';
// seqloom: end

const settings = recipe.training;

await runProgram(async () => {
  seedRandom(settings.seed);
  const prepared = prepare(readTable(DATA_FILE));
  const model = buildModel();
  const bestEpoch = trainModel(model, prepared);
  await writeTrained({ model, fitted: prepared.fitted });
  console.log(`Saved the weights of epoch ${bestEpoch} to model/.`);
});

/** Trains a model on the losses of all outputs together, and leaves it with the weights of its best epoch. */
function trainModel(model: tf.LayersModel, prepared: Prepared): number {
  const samples = samplesOf(prepared, 'train');
  // seqloom: insert optimizer
  const optimizer = tf.train.adam(settings.learningRate, 0.9, 0.999, 1e-7);
  // seqloom: end
  // seqloom: if scheduleSteps
  let step = 0;
  // seqloom: end
  // seqloom: if scheduleLosses
  const losses: number[] = [];
  // seqloom: end
  const lossOf = (batch: readonly number[], training: boolean): tf.Scalar => {
    // seqloom: insert predictions
    const predictions = runModel(model, inputTensors(prepared, batch), training);
    // seqloom: end
    const truths = targetTensors(prepared, batch);
    // seqloom: insert loss
    const loss: tf.Tensor = logCosh(truths[0]!, predictions[0]!);
    return loss.asScalar();
    // seqloom: end
  };
  const trainStep = (batch: readonly number[]): tf.Scalar => {
    // seqloom: if schedule
    // seqloom: insert setRate
    setLearningRate(optimizer, { step: step++, stepsPerEpoch: samples.length / settings.batchSize, losses });
    // seqloom: end
    // seqloom: end
    const { value, grads } = tf.variableGrads(() => lossOf(batch, true));
    // seqloom: either clip or noClip
    if (settings.clipNorm > 0) {
      optimizer.applyGradients(clip(grads));
    } else {
      optimizer.applyGradients(Object.entries(grads).map(([name, tensor]) => ({ name, tensor })));
    }
    return value;
  };
  const meanOfBatches = (samples: readonly number[], lossOf: (batch: readonly number[]) => tf.Scalar): number => {
    // seqloom: insert sums
    let [sum, count] = [0, 0];
    // seqloom: end
    for (let from = 0; from < samples.length; from += settings.batchSize) {
      const batch = samples.slice(from, from + settings.batchSize);
      // seqloom: insert size
      const size = batch.length;
      sum += tf.tidy(() => lossOf(batch).dataSync()[0]!) * size;
      count += size;
      // seqloom: end
    }
    // seqloom: insert mean
    return sum / count;
    // seqloom: end
  };
  let [bestLoss, bestEpoch] = [Number.POSITIVE_INFINITY, 0];
  let bestWeights: tf.Tensor[] = [];
  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    if (settings.shuffle) tf.util.shuffle(samples);
    let loss = meanOfBatches(samples, trainStep);
    let line = `epoch ${epoch}/${settings.epochs}  loss ${loss.toPrecision(4)}`;
    // seqloom: if validation
    loss = meanOfBatches(samplesOf(prepared, 'validation'), (batch) => lossOf(batch, false));
    line += `  validation loss ${loss.toPrecision(4)}`;
    // seqloom: end
    // seqloom: if scheduleLosses
    losses.push(loss);
    // seqloom: end
    console.log(line);
    if (!Number.isFinite(loss)) throw new Error('The loss diverged. Try a lower learning rate.');
    if (loss < bestLoss - settings.minDelta) {
      [bestLoss, bestEpoch] = [loss, epoch];
      tf.dispose(bestWeights);
      bestWeights = model.getWeights().map((weight) => weight.clone());
    } else if (epoch - bestEpoch >= settings.patience) {
      break;
    }
  }
  model.setWeights(bestWeights);
  return bestEpoch;
}
// seqloom: insert lossFunctions

/** The logarithm of the hyperbolic cosine of the error, without overflow. */
function logCosh(truth: tf.Tensor, prediction: tf.Tensor): tf.Tensor {
  const size = prediction.sub(truth).abs();
  return size.add(size.mul(-2).exp().add(1).log()).sub(Math.LN2).mean();
}
// seqloom: end
// seqloom: if clip

/** Scales the whole gradient down where its norm is above `clipNorm` (Pascanu, Mikolov and Bengio 2013). */
function clip(gradients: tf.NamedTensorMap) {
  const norm = tf.addN(Object.values(gradients).map((gradient) => gradient.square().sum())).sqrt();
  const scale = tf.minimum(1, tf.div(settings.clipNorm, norm.maximum(1e-12)));
  return Object.entries(gradients).map(([name, gradient]) => ({ name, tensor: gradient.mul(scale) }));
}
// seqloom: end
