import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';

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
export function copyFromTensor(tf: Tf, tensor: tfjs.Tensor, into: Float32Array, at: number): void {
  const heap = tensor.dtype === 'float32' ? heapOf(tf) : null;
  into.set(heap ? heap.typedArrayFromHeap(tensor) : tensor.dataSync(), at);
}

/** A tensor of values that stand in `from` at index `at`. */
export function copyToTensor<Kind extends tfjs.Tensor>(tf: Tf, from: Float32Array, at: number, shape: number[]): Kind {
  const size = shape.reduce((product, n) => product * n, 1);
  const heap = heapOf(tf);
  // A copy with slice: backends may keep what they are given, and some refuse shared memory.
  if (!heap) return tf.tensor(from.slice(at, at + size), shape, 'float32') as Kind;
  const output = heap.makeOutput(shape, 'float32');
  heap.typedArrayFromHeap(output).set(from.subarray(at, at + size));
  return (tf.engine() as unknown as TensorEngine).makeTensorFromTensorInfo(output) as Kind;
}
