import * as tf from '@tensorflow/tfjs';
import { createWebgpuRecurrent } from '../../engine/kernels/webgpu/createWebgpuRecurrent';
import { dispatches } from './dispatches';
import { relativeErrors, type Results, takeAll } from './numbers';
import { drawNumbers, type RunCase, type RunNumbers } from './runCase';
import { runStock } from './stockRun';

/** How a run differs from stock tfjs, and what it took. */
export interface RunComparison {
  /** Relative L2 of each output and gradient. */
  readonly errors: Record<string, number>;
  readonly dispatchesForward: number;
  readonly dispatchesBackward: number;
  /** Tensors left behind after everything was disposed of, with and without a backward pass. */
  readonly leaked: number;
}

/** Runs a case on WebGPU and with stock tfjs on the processor. */
export async function compareRun(given: RunCase): Promise<RunComparison> {
  const numbers = drawNumbers(given);
  await tf.setBackend('cpu');
  const expected = runStock(given, numbers);
  await tf.setBackend('webgpu');
  const before = tf.memory().numTensors;
  const { results, ...counts } = await runKernels(given, numbers);
  const untrained = given.alsoUntrained ? await runForwardOnly(given, numbers) : {};
  const errors = { ...relativeErrors(results, expected), ...untrained };
  return { errors, ...counts, leaked: tf.memory().numTensors - before };
}

function makeInputs({ batch, timesteps, features, units, cell, resetAfter }: RunCase, numbers: RunNumbers) {
  const gates = cell === 'lstm' ? 4 : 3;
  const optional = (values: Float32Array | null, shape: [number, number]): tf.Tensor2D | null =>
    values && tf.tensor2d(values, shape);
  return {
    x: tf.tensor3d(numbers.x, [batch, timesteps, features]),
    kernel: tf.tensor2d(numbers.kernel, [features, gates * units]),
    recurrentKernel: tf.tensor2d(numbers.recurrentKernel, [units, gates * units]),
    bias: numbers.bias && tf.tensor(numbers.bias, resetAfter ? [2, gates * units] : [gates * units]),
    initialState: numbers.initialState && numbers.initialState.map((state) => tf.tensor2d(state, [batch, units])),
    mask: optional(numbers.mask, [batch, timesteps]),
    inputDropout: optional(numbers.inputDropout, [batch, features]),
    recurrentDropout: optional(numbers.recurrentDropout, [batch, units]),
  };
}

function disposeInputs({ initialState, ...others }: ReturnType<typeof makeInputs>): void {
  for (const tensor of [...Object.values(others), ...(initialState ?? [])]) tensor?.dispose();
}

async function runKernels(given: RunCase, numbers: RunNumbers) {
  const { batch, timesteps, units } = given;
  const inputs = makeInputs(given, numbers);
  const start = dispatches();
  const run = createWebgpuRecurrent(tf, given.limits).run(given, inputs, {
    sequences: given.sequences,
    training: true,
  });
  if (!run) throw new Error('There is no kernel for this case.');
  const middle = dispatches();
  const dSequences = numbers.dSequences && tf.tensor3d(numbers.dSequences, [batch, timesteps, units]);
  const dStates = numbers.dStates.map((state) => state && tf.tensor2d(state, [batch, units]));
  const gradients = run.backward(dSequences, dStates, { x: true, initialState: given.initialState });
  const end = dispatches();
  run.release();
  const results = await takeAll({
    sequences: run.sequences,
    h: run.states[0],
    c: run.states[1],
    dX: gradients.x,
    dKernel: gradients.kernel,
    dRecurrentKernel: gradients.recurrentKernel,
    dBias: gradients.bias,
    dH: gradients.initialState?.[0],
    dC: gradients.initialState?.[1],
  });
  disposeInputs(inputs);
  for (const tensor of [dSequences, ...dStates]) tensor?.dispose();
  return { results, dispatchesForward: middle - start, dispatchesBackward: end - middle };
}

/** A run that is not for training, and one for training that goes no further, against each other. */
async function runForwardOnly(given: RunCase, numbers: RunNumbers): Promise<Record<string, number>> {
  const inputs = makeInputs(given, numbers);
  const kernels = createWebgpuRecurrent(tf, given.limits);
  const results: Results[] = [];
  for (const training of [false, true]) {
    const run = kernels.run(given, inputs, { sequences: given.sequences, training });
    results.push(
      await takeAll({ untrainedSequences: run?.sequences, untrainedH: run?.states[0], untrainedC: run?.states[1] }),
    );
    run?.release();
  }
  disposeInputs(inputs);
  return relativeErrors(results[0] ?? {}, results[1] ?? {});
}
