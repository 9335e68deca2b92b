import type * as tfjs from '@tensorflow/tfjs';
import type { RecurrentSpec } from '../emit/kernels/kernelLayer';
import { CELLS } from '../layers/define/recurrent/cell';
import type { Tf } from '../tensors/tf';
import type { KernelPool } from './kernelPool';
import { fetchWeight, placeRecurrent, storeWeight, type WeightPlace } from './plan/parameters';
import { shareRows } from './plan/shareRows';
import type { KernelCall, Program } from './program';
import type { RecurrentGradients, RecurrentInputs, RecurrentKernels, RecurrentRun } from './recurrentOp';
import { RecurrentShare } from './recurrentShare';

/**
 * The fused kernels for tensors of any backend: copied into the kernels' memory, computed there on all threads of the pool,
 * each with its rows of the batch, and copied back.
 */
export function createWasmRecurrent(tf: Tf, pool: KernelPool): RecurrentKernels {
  return { run: (spec, inputs, wanted) => new WasmRun(tf, pool, spec, inputs, wanted) };
}

class WasmRun implements RecurrentRun {
  readonly sequences: tfjs.Tensor3D | null;
  readonly states: readonly tfjs.Tensor2D[];
  readonly #blocks = new Set<number>();
  readonly #weights: readonly WeightPlace[];
  readonly #weightFloats: number;
  /** Null for threads without rows. */
  readonly #shares: readonly (RecurrentShare | null)[];
  #released = false;

  constructor(
    private readonly tf: Tf,
    private readonly pool: KernelPool,
    private readonly spec: RecurrentSpec,
    private readonly inputs: RecurrentInputs,
    wanted: { readonly sequences: boolean; readonly training: boolean },
  ) {
    const [batch, timesteps, features] = inputs.x.shape;
    const { units } = spec;
    let weightFloats = 0;
    const matrices = [inputs.kernel, inputs.recurrentKernel, ...(inputs.bias ? [inputs.bias] : [])];
    const shapes = matrices.map(({ shape }) => ({ name: '', shape }));
    this.#weights = placeRecurrent(spec, shapes, features, (floats) => {
      weightFloats += floats;
      return weightFloats - floats;
    });
    this.#weightFloats = weightFloats;
    try {
      const parametersAt = this.#take(weightFloats);
      const places = {
        x: this.#give(inputs.x),
        mask: this.#give(inputs.mask),
        inputFactors: this.#give(inputs.inputDropout),
        recurrentFactors: this.#give(inputs.recurrentDropout),
        initial: (inputs.initialState ?? []).map((state) => this.#give(state)),
        output: wanted.sequences ? this.#take(batch * timesteps * units) : 0,
        states: CELLS[spec.cell].states.map(() => this.#take(batch * units)),
      };
      this.#shares = shareRows(batch, pool.threads).map(({ from, rows }) => {
        if (rows === 0) return null;
        const gradientsAt = wanted.training ? this.#take(weightFloats) : 0;
        const { training } = wanted;
        const start = { exports: pool.exports, workspaceAt: 0, parametersAt, gradientsAt, batch: rows, training };
        return new RecurrentShare(spec, from, inputs.x.shape, start, this.#weights, places, (n) => this.#take(n));
      });
      pool.floats.fill(0, parametersAt / 4, parametersAt / 4 + weightFloats);
      this.#weights.forEach((place, i) => {
        storeWeight(place, (matrices[i] as tfjs.Tensor).dataSync(), pool.floats, parametersAt / 4);
      });
      this.#run(this.#shares.map((share) => share?.forward ?? []));
      this.sequences = wanted.sequences ? this.#read(places.output, [batch, timesteps, units]) : null;
      this.states = places.states.map((at) => this.#read(at, [batch, units]));
      for (const at of [places.output, ...places.states]) if (at) this.#giveBack(at);
    } catch (error) {
      this.release();
      throw error;
    }
    if (!wanted.training) this.release();
  }

  #take(floats: number): number {
    const at = this.pool.arena.allocate(floats);
    this.#blocks.add(at);
    return at;
  }

  #giveBack(at: number): void {
    this.#blocks.delete(at);
    this.pool.arena.release(at);
  }

  /** Copies a tensor into the kernels' memory; 0 for none. */
  #give(tensor: tfjs.Tensor | null): number {
    if (!tensor) return 0;
    const at = this.#take(tensor.size);
    copyFromTensor(this.tf, tensor, this.pool.floats, at / 4);
    return at;
  }

  #read<Kind extends tfjs.Tensor>(at: number, shape: number[]): Kind {
    return copyToTensor<Kind>(this.tf, this.pool.floats, at / 4, shape);
  }

  #run(programs: readonly Program[]): void {
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
    const { tf, pool, inputs } = this;
    const { x, initialState } = inputs;
    const wantInitial = wanted.initialState && initialState !== null;
    const places = {
      dSequences: this.#give(dSequences),
      dStates: dStates.map((state) => this.#give(state)),
      dx: wanted.x ? this.#take(x.size) : 0,
      dInitial: wantInitial ? initialState.map(({ size }) => this.#take(size)) : [],
    };
    const meet: KernelCall[] = pool.threads > 1 ? [{ kernel: 'meet', args: [pool.meetingAt, pool.threads] }] : [];
    const all = this.#shares.map((share) => [...(share?.backward(places) ?? []), ...meet]);
    // The first thread then adds up the gradients of all.
    const [sum = 0, ...others] = this.#shares.flatMap((share) => share?.start.gradientsAt ?? []);
    const n = this.#weightFloats;
    all[0]?.push(...others.map((at): KernelCall => ({ kernel: 'addRows', args: [sum, n, at, n, 1, n, 1] })));
    this.#run(all);
    const [kernel, recurrentKernel, bias] = this.#weights.map((place) => fetchWeight(place, pool.floats, sum / 4));
    return {
      x: places.dx ? this.#read(places.dx, x.shape) : null,
      kernel: tf.tensor2d(kernel as Float32Array, inputs.kernel.shape),
      recurrentKernel: tf.tensor2d(recurrentKernel as Float32Array, inputs.recurrentKernel.shape),
      bias: inputs.bias && bias ? tf.tensor(bias, inputs.bias.shape) : null,
      initialState: wantInitial ? places.dInitial.map((at) => this.#read(at, [x.shape[0], this.spec.units])) : null,
    };
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    for (const at of this.#blocks) this.pool.arena.release(at);
    this.#blocks.clear();
  }
}

/** What the wasm backend offers beyond others: a view of a tensor where it lies, and a tensor to be filled there. */
interface HeapBackend {
  typedArrayFromHeap(tensor: tfjs.TensorInfo): Float32Array;
  makeOutput(shape: number[], dtype: 'float32'): tfjs.TensorInfo;
}

interface TensorEngine {
  makeTensorFromTensorInfo(info: tfjs.TensorInfo): tfjs.Tensor;
}

/** The wasm backend when it is the one in use; its tensors are copied once, those of other backends twice. */
function heapOf(tf: Tf): HeapBackend | null {
  return tf.getBackend() === 'wasm' ? (tf.backend() as unknown as HeapBackend) : null;
}

/** Copies a tensor's values to `into`, from index `at` on. */
function copyFromTensor(tf: Tf, tensor: tfjs.Tensor, into: Float32Array, at: number): void {
  const heap = tensor.dtype === 'float32' ? heapOf(tf) : null;
  into.set(heap ? heap.typedArrayFromHeap(tensor) : tensor.dataSync(), at);
}

/** A tensor of values that stand in `from` at index `at`. */
function copyToTensor<Kind extends tfjs.Tensor>(tf: Tf, from: Float32Array, at: number, shape: number[]): Kind {
  const size = shape.reduce((product, n) => product * n, 1);
  const heap = heapOf(tf);
  // A copy with slice: backends may keep what they are given, and some refuse shared memory.
  if (!heap) return tf.tensor(from.slice(at, at + size), shape, 'float32') as Kind;
  const output = heap.makeOutput(shape, 'float32');
  heap.typedArrayFromHeap(output).set(from.subarray(at, at + size));
  return (tf.engine() as unknown as TensorEngine).makeTensorFromTensorInfo(output) as Kind;
}
