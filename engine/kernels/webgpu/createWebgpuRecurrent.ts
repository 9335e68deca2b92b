import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../../tensors/tf';
import type { RecurrentSpec } from '../../emit/kernels/kernelLayer';
import type { RecurrentGradients, RecurrentInputs, RecurrentKernels, RecurrentRun } from '../recurrentOp';
import { type CellVariant, chooseGeometry, exchangeSize, gateCount } from './cellShader';
import { dispatch, type DispatchTensors, type GpuProgram } from './dispatch';
import { gruBackward } from './gruBackward';
import { gruForward } from './gruForward';
import { lstmBackward, lstmForward } from './lstmPrograms';
import type { BackwardBuffers, ForwardBuffers } from './cellProgram';
import { emptyTensor, type WebgpuBackend, webgpuBackend } from './webgpuBackend';
import { weightGradients } from './weightGradients';

/** What a device allows; tests narrow it to reach the paths of large layers and long windows. */
export interface WebgpuLimits {
  /** Workgroup memory to use; the device's own when left out. */
  readonly workgroupBytes?: number;
  /**
   * Multiplications of the recurrent products in one dispatch, after which the next one goes on. Systems end what holds
   * the GPU for more than about two seconds.
   */
  readonly productsPerDispatch?: number;
}

const PRODUCTS_PER_DISPATCH = 2 ** 31;

type Wanted = Parameters<RecurrentKernels['run']>[2];

/** LSTM and GRU on tfjs's WebGPU backend: a whole window, forward or backward, in one dispatch. */
export function createWebgpuRecurrent(tf: Tf, limits: WebgpuLimits = {}): RecurrentKernels {
  return {
    run(spec, inputs, wanted) {
      const backend = webgpuBackend(tf);
      if (!backend || spec.cell === 'simpleRnn' || inputs.x.size === 0) return null;
      return runForward({ tf, backend, limits, spec, wanted, inputs });
    },
  };
}

/** One run and where it runs. */
interface Context {
  readonly tf: Tf;
  readonly backend: WebgpuBackend;
  readonly limits: WebgpuLimits;
  readonly spec: RecurrentSpec;
  readonly wanted: Wanted;
  readonly inputs: RecurrentInputs;
}

/** What stays from forward for backward. */
interface Kept {
  readonly gates: tfjs.Tensor;
  readonly kept: tfjs.Tensor;
  /** As it entered the product with the kernel: with its dropout. */
  readonly x: tfjs.Tensor;
  readonly kernel: tfjs.Tensor2D;
  readonly recurrentKernel: tfjs.Tensor2D;
  readonly inputDropout: tfjs.Tensor2D | null;
  readonly factors: tfjs.Tensor | null;
}

function runForward(context: Context): RecurrentRun {
  const { tf, backend, limits, spec, wanted, inputs } = context;
  const [batch, timesteps] = inputs.x.shape;
  const { units } = spec;
  const { maxComputeWorkgroupStorageSize, maxComputeInvocationsPerWorkgroup } = backend.device.limits;
  const variant: CellVariant = {
    ...chooseGeometry(spec, batch, {
      workgroupBytes: limits.workgroupBytes ?? maxComputeWorkgroupStorageSize,
      threads: maxComputeInvocationsPerWorkgroup,
    }),
    spec,
    mask: inputs.mask !== null,
    recurrentDropout: inputs.recurrentDropout !== null,
    bias: inputs.bias !== null,
  };
  const walk = planWalk(context, variant);
  const has: ForwardBuffers = {
    start: inputs.initialState !== null,
    sequences: wanted.sequences,
    training: wanted.training,
  };
  const made = tidied(tf, () => {
    const x = droppedInput(tf, inputs);
    const gates = inputProduct(tf, spec, inputs, x);
    const factors = joinFactors(tf, inputs);
    const start = inputs.initialState && joinStates(tf, inputs.initialState);
    const keptSize = walk.area + (variant.exchangeInStorage ? walk.groups * exchangeSize(spec, variant.rows) : 0);
    const kept = keptSize > 0 ? emptyTensor(tf, backend, [keptSize]) : null;
    const sequences = wanted.sequences ? emptyTensor<tfjs.Tensor3D>(tf, backend, [batch, timesteps, units]) : null;
    const states = (spec.cell === 'lstm' ? ['h', 'c'] : ['h']).map(() =>
      emptyTensor<tfjs.Tensor2D>(tf, backend, [batch, units]),
    );
    const program = spec.cell === 'lstm' ? lstmForward(variant, has) : gruForward(variant, has);
    const { recurrentKernel, bias } = inputs;
    const [h, c] = states;
    const tensors = { gates, recurrentKernel, bias, start, factors, sequences, kept, h, c };
    for (const [first, last] of walk.parts) run(context, program, tensors, walk, first, last);
    const forBackward: Kept | null = wanted.training
      ? {
          gates: tf.keep(gates),
          kept: tf.keep(kept as tfjs.Tensor),
          x: tf.keep(x.clone()),
          kernel: tf.keep(inputs.kernel.clone()),
          recurrentKernel: tf.keep(inputs.recurrentKernel.clone()),
          inputDropout: inputs.inputDropout && tf.keep(inputs.inputDropout.clone()),
          factors: factors && tf.keep(factors.clone()),
        }
      : null;
    return { sequences, states, forBackward };
  });
  let rest = made.forBackward;
  return {
    sequences: made.sequences,
    states: made.states,
    backward(dSequences, dStates, wantedGradients) {
      if (!rest) throw new Error('backward needs a run made with training, and can be called once.');
      const kept = rest;
      rest = null;
      const gradients = tidied(tf, () =>
        runBackward(context, variant, walk, kept, dSequences, dStates, wantedGradients),
      );
      disposeAll(kept);
      return gradients;
    },
    release() {
      if (rest) disposeAll(rest);
      rest = null;
    },
  };
}

/** `tf.tidy` for results that hold null among their tensors, which its types do not know. */
function tidied<T>(tf: Tf, make: () => T): T {
  return tf.tidy(make as unknown as () => tfjs.TensorContainer) as unknown as T;
}

function disposeAll(kept: Kept): void {
  for (const tensor of Object.values(kept) as (tfjs.Tensor | null)[]) tensor?.dispose();
}

/** How a run goes through its steps: as few dispatches as the limit allows. */
interface Walk {
  readonly batch: number;
  readonly timesteps: number;
  readonly groups: number;
  /** Where the exchange starts in `kept`, behind what is kept for backward. */
  readonly area: number;
  readonly parts: readonly (readonly [first: number, last: number])[];
}

function planWalk({ spec, inputs, limits, wanted }: Context, { rows, recurrentDropout }: CellVariant): Walk {
  const [batch, timesteps] = inputs.x.shape;
  const { units } = spec;
  const products = batch * units * units * gateCount(spec);
  const length = Math.max(1, Math.floor((limits.productsPerDispatch ?? PRODUCTS_PER_DISPATCH) / products));
  const parts: [number, number][] = [];
  for (let first = 0; first < timesteps; first += length) parts.push([first, Math.min(timesteps, first + length)]);
  const regions = spec.cell === 'gru' && spec.resetAfter && recurrentDropout ? 3 : 2;
  const area = wanted.training ? regions * batch * timesteps * units : 0;
  return { batch, timesteps, groups: Math.ceil(batch / rows), area, parts };
}

function run(
  { backend }: Context,
  program: GpuProgram,
  tensors: DispatchTensors,
  { batch, timesteps, area, groups }: Walk,
  first: number,
  last: number,
): void {
  dispatch(backend, program, tensors, { batch, timesteps, first, last, area }, groups);
}

const float = (tf: Tf, tensor: tfjs.Tensor): tfjs.Tensor =>
  tensor.dtype === 'float32' ? tensor : tf.cast(tensor, 'float32');

function droppedInput(tf: Tf, { x, inputDropout }: RecurrentInputs): tfjs.Tensor {
  const input = float(tf, x);
  return inputDropout ? tf.mul(input, tf.expandDims(inputDropout, 1)) : input;
}

/** x·W over all steps, with the bias where it is simply added; of a GRU with reset after the cell adds both biases. */
function inputProduct(tf: Tf, spec: RecurrentSpec, { kernel, bias }: RecurrentInputs, x: tfjs.Tensor): tfjs.Tensor {
  const a = tf.reshape<tfjs.Rank.R2>(x, [-1, kernel.shape[0]]);
  const added = spec.cell === 'gru' && spec.resetAfter ? null : bias;
  return added
    ? tf.fused.matMul({ a, b: kernel, bias: added, transposeA: false, transposeB: false })
    : tf.matMul(a, kernel);
}

/** Mask and dropout in one buffer, since a program can have eight only. */
function joinFactors(tf: Tf, { mask, recurrentDropout }: RecurrentInputs): tfjs.Tensor | null {
  const parts = [mask, recurrentDropout].flatMap((part) => (part ? [tf.reshape(float(tf, part), [-1])] : []));
  return parts.length > 1 ? tf.concat(parts) : (parts[0] ?? null);
}

function joinStates(tf: Tf, states: readonly tfjs.Tensor2D[]): tfjs.Tensor {
  return states.length > 1 ? tf.concat([...states], 0) : (states[0] as tfjs.Tensor2D);
}

/** Runs the cell backward, then the products for the weights and for x. Call inside `tf.tidy`. */
function runBackward(
  context: Context,
  variant: CellVariant,
  walk: Walk,
  kept: Kept,
  dSequences: tfjs.Tensor3D | null,
  dStates: readonly (tfjs.Tensor2D | null)[],
  wanted: { readonly x: boolean; readonly initialState: boolean },
): RecurrentGradients {
  const { tf, backend, spec, inputs } = context;
  const { batch, timesteps } = walk;
  const { units } = spec;
  const lstm = spec.cell === 'lstm';
  const [dLastH, dLastC] = [dStates[0] ?? null, (lstm && dStates[1]) || null];
  const dLast = dLastC ? tf.concat([dLastH ?? tf.zerosLike(dLastC), dLastC], 0) : dLastH;
  const has: BackwardBuffers = { dSequences: dSequences !== null, dStates: dLastC ? 'all' : dLastH ? 'h' : 'none' };
  const dH = emptyTensor<tfjs.Tensor2D>(tf, backend, [batch, units]);
  const dC = lstm ? emptyTensor<tfjs.Tensor2D>(tf, backend, [batch, units]) : null;
  const program = lstm ? lstmBackward(variant, has) : gruBackward(variant, has);
  const { gates, factors } = kept;
  const transposed = tf.transpose(kept.recurrentKernel);
  const tensors = { gates, transposed, kept: kept.kept, factors, dSequences, dStates: dLast, dH, dC };
  for (const [first, last] of [...walk.parts].reverse()) run(context, program, tensors, walk, first, last);

  const kernel = emptyTensor<tfjs.Tensor2D>(tf, backend, kept.kernel.shape);
  const recurrentKernel = emptyTensor<tfjs.Tensor2D>(tf, backend, kept.recurrentKernel.shape);
  const bias = inputs.bias && emptyTensor(tf, backend, inputs.bias.shape);
  const weights = weightGradients(spec, kept.kernel.shape[0], bias !== null, batch * timesteps);
  dispatch(
    backend,
    weights.program,
    { dKernel: kernel, dRecurrentKernel: recurrentKernel, dBias: bias, x: kept.x, kept: kept.kept, dGates: gates },
    weights.uniforms,
    weights.workgroups,
  );
  return {
    x: wanted.x ? inputGradient(tf, kept, inputs.x.shape) : null,
    kernel,
    recurrentKernel,
    bias,
    initialState: wanted.initialState ? (dC ? [dH, dC] : [dH]) : null,
  };
}

function inputGradient(tf: Tf, { gates, kernel, inputDropout }: Kept, shape: [number, number, number]): tfjs.Tensor3D {
  const dX = tf.reshape<tfjs.Rank.R3>(tf.matMul(gates, kernel, false, true), shape);
  return inputDropout ? tf.mul(dX, tf.expandDims(inputDropout, 1)) : dX;
}
