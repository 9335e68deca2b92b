import * as tf from '@tensorflow/tfjs';
import { runDifferentiable } from '../../engine/kernels/recurrentGradient';
import { createWebgpuRecurrent } from '../../engine/kernels/webgpu/createWebgpuRecurrent';
import { createWebgpuUpdate } from '../../engine/kernels/webgpu/createWebgpuUpdate';
import { DEFAULT_TRAINING } from '../../engine/index';
import { computeLoss } from '../../engine/losses/computeLoss';
import { dispatches } from './dispatches';
import { makeNumbers } from './numbers';

const UNITS = 128;
const BATCH = 32;
const TIMESTEPS = 50;
const FEATURES = 5;
const STEPS = 3;
const CLIP_NORM = 1;
const LEARNING_RATE = 0.001;

/** Loss and gradient norm of each step, the dispatches of each and the tensors more after the last than after the first. */
export interface CaseA {
  readonly losses: number[];
  readonly norms: number[];
  readonly dispatches: number[];
  readonly milliseconds: number[];
  readonly leaked: number;
}

/** LSTM(128) on 50 × 5, batch 32, Dense(1), MSE, Adam with clipping at 1: three steps, with our kernels or stock tfjs. */
export async function runCaseA(backend: 'webgpu' | 'cpu', kernels: boolean): Promise<CaseA> {
  await tf.setBackend(backend);
  const draw = makeNumbers(1);
  const variable = <R extends tf.Rank>(shape: tf.ShapeMap[R], scale: number): tf.Variable<R> =>
    tf.tidy(() => tf.variable(tf.tensor<R>(draw(tf.util.sizeFromShape(shape), scale), shape)));
  const kernel = variable<tf.Rank.R2>([FEATURES, 4 * UNITS], 0.1);
  const recurrentKernel = variable<tf.Rank.R2>([UNITS, 4 * UNITS], 0.1);
  const bias = variable<tf.Rank.R1>([4 * UNITS], 0.1);
  const dense = tf.layers.dense({ units: 1, inputShape: [UNITS] });
  dense.build([null, UNITS]);
  tf.tidy(() => dense.setWeights([tf.tensor2d(draw(UNITS, 0.1), [UNITS, 1]), tf.zeros([1])]));
  const denseVariables = (dense.trainableWeights as unknown as { val: tf.Variable }[]).map(({ val }) => val);
  const variables = [kernel, recurrentKernel, bias, ...denseVariables];
  const x = tf.tensor3d(draw(BATCH * TIMESTEPS * FEATURES, 1), [BATCH, TIMESTEPS, FEATURES]);
  const truth = tf.tensor2d(draw(BATCH, 1), [BATCH, 1]);
  const last = kernels ? kernelLstm : stockLstm;
  const update = kernels ? createWebgpuUpdate(tf, DEFAULT_TRAINING) : null;
  const optimizer = tf.train.adam(LEARNING_RATE, 0.9, 0.999, 1e-7);

  const result: CaseA = { losses: [], norms: [], dispatches: [], milliseconds: [], leaked: 0 };
  let before = 0;
  for (let step = 0; step < STEPS; step++) {
    const started = performance.now();
    const counted = dispatches();
    const [loss, norm] = tf.tidy<[tf.Scalar, tf.Scalar]>(() => {
      const { value, grads } = tf.variableGrads(() => {
        const prediction = dense.apply(last(x, kernel, recurrentKernel, bias)) as tf.Tensor;
        return computeLoss(tf, { loss: 'meanSquaredError', lossParams: {} }, truth, prediction);
      }, variables);
      return [
        value,
        update ? update.apply(variables, grads, CLIP_NORM, LEARNING_RATE) : clipAndApply(optimizer, grads, CLIP_NORM),
      ];
    });
    result.dispatches.push(dispatches() - counted);
    result.losses.push((await loss.data())[0] ?? Number.NaN);
    result.norms.push((await norm.data())[0] ?? Number.NaN);
    result.milliseconds.push(performance.now() - started);
    tf.dispose([loss, norm]);
    if (step === 0) before = tf.memory().numTensors;
  }
  const leaked = tf.memory().numTensors - before;
  tf.dispose([x, truth, ...variables]);
  update?.dispose();
  optimizer.dispose();
  return { ...result, leaked };
}

/** Clips gradients as the app does and lets an optimizer of tfjs's own apply them. Call inside `tf.tidy`. */
function clipAndApply(optimizer: tf.Optimizer, grads: tf.NamedTensorMap, clipNorm: number): tf.Scalar {
  const norm = tf.sqrt<tf.Scalar>(tf.addN(Object.values(grads).map((gradient) => tf.sum(tf.square(gradient)))));
  if (clipNorm > 0) {
    const scale = tf.minimum(1, tf.div(clipNorm, tf.maximum(norm, 1e-12)));
    for (const name of Object.keys(grads)) grads[name] = tf.mul(grads[name] as tf.Tensor, scale);
  }
  optimizer.applyGradients(grads);
  return norm;
}

type LastState = (x: tf.Tensor3D, kernel: tf.Tensor2D, recurrentKernel: tf.Tensor2D, bias: tf.Tensor) => tf.Tensor;

const LSTM = {
  cell: 'lstm',
  units: UNITS,
  activation: 'tanh',
  recurrentActivation: 'sigmoid',
  goBackwards: false,
  resetAfter: false,
} as const;

const kernelLstm: LastState = (x, kernel, recurrentKernel, bias) => {
  const weights = { kernel, recurrentKernel, bias };
  const inputs = { x, ...weights, initialState: null, mask: null, inputDropout: null, recurrentDropout: null };
  const wanted = { sequences: false, states: false, inputGradient: false };
  const last = runDifferentiable(tf, createWebgpuRecurrent(tf), LSTM, inputs, wanted)?.states[0];
  if (!last) throw new Error('There is no kernel for this layer.');
  return last;
};

/** tfjs's own LSTM cell, step by step, as its layer runs it. */
const stockLstm: LastState = (x, kernel, recurrentKernel, bias) => {
  const layer = tf.layers.lstm({
    units: UNITS,
    recurrentActivation: 'sigmoid',
    kernelInitializer: 'zeros',
    recurrentInitializer: 'zeros',
  });
  layer.build(x.shape);
  // The layer reads our variables in place of its own, so that their gradients are found.
  const { cell } = layer as unknown as { cell: Record<string, { read: () => tf.Tensor; dispose: () => void }> };
  const own = { kernel, recurrentKernel, bias };
  for (const [name, variable] of Object.entries(own)) {
    cell[name]?.dispose();
    cell[name] = { read: () => variable, dispose: () => undefined };
  }
  return layer.call(x, {}) as tf.Tensor;
};
