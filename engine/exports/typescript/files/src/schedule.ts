import * as tf from '@tensorflow/tfjs';
import { recipe } from './recipe.js';

// seqloom: insert scheduleConstants
const COSINE_FLOOR = 0.1;
// seqloom: end

/** A step of a training and what came before it. */
interface Place {
  // seqloom: if scheduleSteps
  /** Counted from 0. */
  readonly step: number;
  // seqloom: end
  // seqloom: if scheduleEpochs
  readonly stepsPerEpoch: number;
  // seqloom: end
  // seqloom: if scheduleLosses
  /** Of the epochs so far. */
  readonly losses: readonly number[];
  // seqloom: end
}

// seqloom: insert rateOf
function learningRateOf({ step, stepsPerEpoch }: Place): number {
  // seqloom: end
  // seqloom: if warmUp
  // It grows in equal steps over the first epochs (Goyal et al. 2017).
  const warmUp = recipe.training.warmUpEpochs * stepsPerEpoch;
  if (step < warmUp) return (recipe.training.learningRate * (step + 1)) / warmUp;
  // seqloom: end
  // seqloom: insert share
  const steps = recipe.training.epochs * stepsPerEpoch - warmUp;
  const share = COSINE_FLOOR + ((1 - COSINE_FLOOR) * (1 + Math.cos((Math.PI * (step - warmUp)) / steps))) / 2;
  return recipe.training.learningRate * share;
  // seqloom: end
}

/** Gives an optimizer the learning rate of a step; TensorFlow.js's own keep it to themselves. */
export function setLearningRate(optimizer: tf.Optimizer, place: Place): void {
  const learningRate = learningRateOf(place);
  if (optimizer instanceof tf.SGDOptimizer) optimizer.setLearningRate(learningRate);
  else Object.assign(optimizer, { learningRate });
}
