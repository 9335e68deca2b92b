import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import type { KernelPool } from './kernelPool';
import { RecurrentLayout } from './recurrentLayout';
import { backwardProgram, forwardProgram } from './recurrentPrograms';
import type { RecurrentSpec } from '../emit/kernels/kernelLayer';
import type { RecurrentGradients, RecurrentInputs, RecurrentKernels, RecurrentRun } from './recurrentOp';
import { copyFromTensor, copyToTensor } from './tensorCopies';

/**
 * The fused kernels for tensors of any backend: copied into the kernels' memory, computed there on all threads of the pool,
 * each with its rows of the batch, and copied back.
 */
export function createWasmRecurrent(tf: Tf, pool: KernelPool): RecurrentKernels {
  return {
    run: (spec, inputs, wanted) => new WasmRun(tf, pool, spec, inputs, wanted),
  };
}

class WasmRun implements RecurrentRun {
  readonly sequences: tfjs.Tensor3D | null;
  readonly states: readonly tfjs.Tensor2D[];
  readonly #layout: RecurrentLayout;
  #released = false;

  constructor(
    private readonly tf: Tf,
    private readonly pool: KernelPool,
    private readonly spec: RecurrentSpec,
    private readonly inputs: RecurrentInputs,
    wanted: { readonly sequences: boolean; readonly training: boolean },
  ) {
    const layout = new RecurrentLayout(pool, spec, inputs);
    this.#layout = layout;
    try {
      this.#writeInputs();
      const output = wanted.sequences ? layout.take(layout.batch * layout.timesteps * spec.units) : 0;
      const states = layout.stateNames.map(() => layout.take(layout.batch * spec.units));
      this.#run(layout.shares.map((share) => forwardProgram(layout, share, output, states)));
      const { floats } = pool;
      const { batch, timesteps } = layout;
      this.sequences = wanted.sequences
        ? copyToTensor<tfjs.Tensor3D>(tf, floats, output / 4, [batch, timesteps, spec.units])
        : null;
      this.states = states.map((at) => copyToTensor<tfjs.Tensor2D>(tf, floats, at / 4, [batch, spec.units]));
      for (const at of [output, ...states]) if (at) layout.giveBack(at);
    } catch (error) {
      this.release();
      throw error;
    }
    if (!wanted.training) this.release();
  }

  #writeInputs(): void {
    const { tf, pool, inputs } = this;
    const layout = this.#layout;
    const { floats } = pool;
    const write = (tensor: tfjs.Tensor | null, at: number): void => {
      if (tensor) copyFromTensor(tf, tensor, floats, at / 4);
    };
    write(inputs.x, layout.x);
    write(inputs.mask, layout.mask);
    write(inputs.inputDropout, layout.inputFactors);
    write(inputs.recurrentDropout, layout.recurrentFactors);
    inputs.initialState?.forEach((state, i) => {
      write(state, layout.initial[i] as number);
    });
    const values = [inputs.kernel, inputs.recurrentKernel, inputs.bias].map((tensor) => tensor?.dataSync() ?? null);
    layout.storeWeights(values);
  }

  #run(programs: Parameters<KernelPool['load']>[0]): void {
    const loaded = this.pool.load(programs);
    try {
      this.pool.run(loaded);
    } finally {
      this.pool.unload(loaded);
    }
  }

  backward(
    dSequences: tfjs.Tensor3D | null,
    dStates: readonly (tfjs.Tensor2D | null)[],
    wanted: { readonly x: boolean; readonly initialState: boolean },
  ): RecurrentGradients {
    if (this.#released) throw new Error('This run keeps nothing for a backward pass.');
    const { tf, pool, spec, inputs } = this;
    const layout = this.#layout;
    const { batch, timesteps, features } = layout;
    const { units } = spec;
    const given = (tensor: tfjs.Tensor | null): number => {
      if (!tensor) return 0;
      const at = layout.take(tensor.size);
      copyFromTensor(tf, tensor, pool.floats, at / 4);
      return at;
    };
    const asked = (want: boolean, floats: number): number => (want ? layout.take(floats) : 0);
    const wantInitial = wanted.initialState && inputs.initialState !== null;
    const places = {
      dSequences: given(dSequences),
      dStates: layout.stateNames.map((_, i) => given(dStates[i] ?? null)),
      dx: asked(wanted.x, batch * timesteps * features),
      dInitial: layout.stateNames.map(() => asked(wantInitial, batch * units)),
    };
    this.#run(layout.shares.map((share) => backwardProgram(layout, share, places)));
    const { floats } = pool;
    const [kernel, recurrentKernel, bias] = layout.fetchGradients();
    return {
      x: places.dx ? copyToTensor(tf, floats, places.dx / 4, [batch, timesteps, features]) : null,
      kernel: tf.tensor2d(kernel as Float32Array, inputs.kernel.shape),
      recurrentKernel: tf.tensor2d(recurrentKernel as Float32Array, inputs.recurrentKernel.shape),
      bias: inputs.bias && bias ? tf.tensor(bias, inputs.bias.shape) : null,
      initialState: wantInitial ? places.dInitial.map((at) => copyToTensor(tf, floats, at / 4, [batch, units])) : null,
    };
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#layout.release();
  }
}
