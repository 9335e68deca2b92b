import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import type { RecurrentSpec } from '../emit/kernels/kernelLayer';
import type { RecurrentInputs, RecurrentKernels, RecurrentRun } from './recurrentOp';

/** What a recurrent layer gives: outputs in the order of processing where asked for, and the last states. */
export interface RecurrentOutputs {
  readonly sequences: tfjs.Tensor3D | null;
  readonly states: readonly tfjs.Tensor2D[];
}

interface TapeEngine {
  isTapeOn(): boolean;
  readonly state: { readonly activeTape: readonly unknown[] | null };
}

/** Runs that wait for their backward pass, by the tape that will ask for it. */
const waiting = new WeakMap<Tf, { tape: unknown; runs: Set<RecurrentRun> }>();

/**
 * Runs a recurrent layer in its kernels as one differentiable operation; null when they cannot. Call inside `tf.tidy`.
 * `wanted` names what the caller reads of the results; `inputGradient` false spares the gradient of x, which is then zero.
 */
export function runDifferentiable(
  tf: Tf,
  kernels: RecurrentKernels,
  spec: RecurrentSpec,
  inputs: RecurrentInputs,
  wanted: { readonly sequences: boolean; readonly states: boolean; readonly inputGradient: boolean },
): RecurrentOutputs | null {
  const engine = tf.engine() as unknown as TapeEngine;
  const training = engine.isTapeOn();
  const runs = runsOf(tf, training ? engine.state.activeTape : null);
  if (!training) {
    const run = kernels.run(spec, inputs, { sequences: wanted.sequences, training });
    return run && { sequences: run.sequences, states: run.states };
  }
  const { x, kernel, recurrentKernel, bias, initialState } = inputs;
  const differentiable = [x, kernel, recurrentKernel, ...(bias ? [bias] : []), ...(initialState ?? [])];
  const packing = new Packing(tf, spec, inputs, wanted);
  let supported = true;
  const operation = tf.customGrad((...given: (tfjs.Tensor | tfjs.GradSaveFunc)[]) => {
    const own = takeInputs(inputs, given as tfjs.Tensor[]);
    const run = kernels.run(spec, own, { sequences: wanted.sequences, training });
    if (!run) {
      supported = false;
      return { value: tf.scalar(0), gradFunc: () => [] };
    }
    runs.add(run);
    const value = packing.pack(run);
    const gradFunc = (dy: tfjs.Tensor): tfjs.Tensor[] => {
      const { sequences, states } = packing.unpack(dy);
      const asked = { x: wanted.inputGradient, initialState: initialState !== null };
      const gradients = run.backward(sequences, states, asked);
      runs.delete(run);
      run.release();
      return [
        gradients.x ?? tf.zerosLike(x),
        gradients.kernel,
        gradients.recurrentKernel,
        ...(gradients.bias ? [gradients.bias] : []),
        ...(gradients.initialState ?? []),
      ];
    };
    return { value, gradFunc };
  });
  const value = operation(...differentiable);
  return supported ? packing.unpack(value) : null;
}

/** The runs that wait for this tape's backward pass. Those of an older tape will never be asked: they are released. */
function runsOf(tf: Tf, tape: unknown): Set<RecurrentRun> {
  const known = waiting.get(tf);
  if (known && known.tape === tape) return known.runs;
  for (const run of known?.runs ?? []) run.release();
  const runs = new Set<RecurrentRun>();
  waiting.set(tf, { tape, runs });
  return runs;
}

/** The inputs as the operation received them: inside of it, tfjs tracks nothing. */
function takeInputs(inputs: RecurrentInputs, given: readonly tfjs.Tensor[]): RecurrentInputs {
  let next = 3;
  return {
    ...inputs,
    x: given[0] as tfjs.Tensor3D,
    kernel: given[1] as tfjs.Tensor2D,
    recurrentKernel: given[2] as tfjs.Tensor2D,
    bias: inputs.bias && (given[next++] as tfjs.Tensor),
    initialState: inputs.initialState && inputs.initialState.map(() => given[next++] as tfjs.Tensor2D),
  };
}

/** A differentiable operation of tfjs has one output; where several are wanted they stand side by side in it. */
class Packing {
  readonly #parts: number[];
  readonly #hasSequences: boolean;
  readonly #stateCount: number;

  constructor(
    private readonly tf: Tf,
    private readonly spec: RecurrentSpec,
    inputs: RecurrentInputs,
    wanted: { readonly sequences: boolean; readonly states: boolean },
  ) {
    const [, timesteps] = inputs.x.shape;
    const states = spec.cell === 'lstm' ? 2 : 1;
    this.#hasSequences = wanted.sequences;
    // Without sequences the output is the first state.
    this.#stateCount = wanted.states ? states : wanted.sequences ? 0 : 1;
    this.#parts = [
      ...(wanted.sequences ? [timesteps * spec.units] : []),
      ...Array.from({ length: this.#stateCount }, () => spec.units),
    ];
  }

  pack({ sequences, states }: RecurrentRun): tfjs.Tensor {
    const kept = states.slice(0, this.#stateCount);
    const all: tfjs.Tensor[] = [...(sequences ? [sequences] : []), ...kept];
    const [only] = all;
    if (all.length === 1 && only) return only;
    return this.tf.concat(
      all.map((part) => this.tf.reshape(part, [part.shape[0], -1])),
      1,
    );
  }

  unpack(value: tfjs.Tensor): RecurrentOutputs {
    const parts = this.#parts.length === 1 ? [value] : this.tf.split(value, this.#parts, 1);
    if (!this.#hasSequences) return { sequences: null, states: parts as tfjs.Tensor2D[] };
    const [flat, ...states] = parts as [tfjs.Tensor, ...tfjs.Tensor2D[]];
    const shape: [number, number, number] = [value.shape[0], -1, this.spec.units];
    return { sequences: states.length === 0 ? (flat as tfjs.Tensor3D) : this.tf.reshape(flat, shape), states };
  }
}
