import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import { ensureOwnLayers } from '../layers/tfjsLayers';

const patched = new WeakSet<Tf>();

/** Corrects what a user would otherwise meet as a crash of tfjs, or as wrong numbers. Runs once for each tfjs module. */
export function patchTfjs(tf: Tf): void {
  if (patched.has(tf)) return;
  patched.add(tf);
  patchUnstackGradient(tf);
  addWasmSegmentSum(tf);
  giveLayersOwnArguments(tf);
  ensureOwnLayers(tf);
}

/**
 * tfjs's gradient of `unstack` fails when there is just one slice: a recurrent layer on top of another with a lookback
 * of one step could not be trained.
 */
function patchUnstackGradient(tf: Tf): void {
  tf.unregisterGradient('Unpack');
  tf.registerGradient({
    kernelName: 'Unpack',
    gradFunc: (dy, _saved, attrs) => ({
      value: () => tf.stack(Array.isArray(dy) ? dy : [dy], (attrs as unknown as { axis: number }).axis),
    }),
  });
}

/** What this kernel needs of the wasm backend. */
interface ReadWriteBackend {
  readSync(dataId: object): Float32Array | Int32Array;
  write(values: Float32Array, shape: number[], dtype: 'float32'): object;
}

/** The wasm backend has no segment sum, which is the gradient of `gather`: without it no Embedding could be trained there. */
function addWasmSegmentSum(tf: Tf): void {
  if (tf.getKernel('UnsortedSegmentSum', 'wasm')) return;
  tf.registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const { x, segmentIds } = inputs as unknown as Record<'x' | 'segmentIds', tfjs.TensorInfo>;
      const { numSegments } = attrs as unknown as { numSegments: number };
      const store = backend as ReadWriteBackend;
      const values = store.readSync(x.dataId);
      const segments = store.readSync(segmentIds.dataId);
      const width = values.length / Math.max(1, segments.length);
      const sums = new Float32Array(numSegments * width);
      segments.forEach((segment, row) => {
        if (segment < 0 || segment >= numSegments) return;
        for (let k = 0; k < width; k++) {
          const at = segment * width + k;
          sums[at] = (sums[at] as number) + (values[row * width + k] as number);
        }
      });
      const shape = [numSegments, ...x.shape.slice(segmentIds.shape.length)];
      return { dataId: store.write(sums, shape, 'float32'), shape, dtype: 'float32' };
    },
  });
}

type Arguments = Record<string, unknown>;
type Apply = tfjs.layers.Layer['apply'];
/** A class of layers, with its method as a function that is told which layer it is for. */
interface Applied {
  readonly apply: (this: tfjs.layers.Layer, ...given: Parameters<Apply>) => ReturnType<Apply>;
}

/**
 * Gives each layer of a running model arguments of its own. tfjs hands one object from layer to layer, so that a mask, or
 * the initial state that a recurrent layer finds among its inputs, would reach every layer behind it. It also runs a layer
 * once for each of its outputs: one that returns its state is kept from running again within the same run.
 */
function giveLayersOwnArguments(tf: Tf): void {
  for (const owner of [tf.layers.Layer.prototype, tf.RNN.prototype]) {
    const { apply } = owner as Applied;
    owner.apply = function (this: tfjs.layers.Layer, inputs, shared) {
      return runOnce(this, shared, () => apart(apply.call(this, inputs, takeArguments(tf, inputs, shared))));
    };
  }
}

/**
 * A copy for one layer. The mask, which is set anew for each layer that has one, is taken away from the others. While a
 * model is put together, states are among the inputs, and as arguments they could not be saved.
 */
function takeArguments(tf: Tf, inputs: Parameters<Apply>[0], shared: Arguments | undefined): Arguments | undefined {
  if (!shared) return undefined;
  const own = { ...shared };
  delete shared.mask;
  if (Array.isArray(inputs) && inputs[0] instanceof tf.SymbolicTensor) delete own.initialState;
  return own;
}

/** The outputs as tensors of their own: the last output of a layer may be its state, and each is freed when it was used. */
function apart(outputs: ReturnType<Apply>): ReturnType<Apply> {
  if (!Array.isArray(outputs)) return outputs;
  const all = outputs as tfjs.Tensor[];
  return all.map((output, i) => (all.indexOf(output) < i ? output.clone() : output));
}

const results = new WeakMap<Arguments, Map<tfjs.layers.Layer, ReturnType<Apply>>>();

/** The layer's outputs: those of this run where it has run already. One run hands around one object of arguments. */
function runOnce(
  layer: tfjs.layers.Layer,
  shared: Arguments | undefined,
  run: () => ReturnType<Apply>,
): ReturnType<Apply> {
  if (!shared || (layer as { returnState?: boolean }).returnState !== true) return run();
  const known = results.get(shared) ?? new Map<tfjs.layers.Layer, ReturnType<Apply>>();
  results.set(shared, known);
  const outputs = known.get(layer) ?? run();
  known.set(layer, outputs);
  return outputs;
}
