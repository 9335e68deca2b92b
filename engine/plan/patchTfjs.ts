import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import { giveLayersOwnArguments } from './ownArguments';
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
