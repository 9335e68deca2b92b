import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../../tensors/tf';

/** A compute pipeline of the device; the engine only hands it on. */
export interface Pipeline {
  readonly __pipeline?: never;
}

/** What is used of a WebGPU device. */
export interface Device {
  readonly limits: {
    readonly maxComputeWorkgroupStorageSize: number;
    readonly maxComputeInvocationsPerWorkgroup: number;
  };
  createShaderModule(descriptor: { code: string; label: string }): object;
  createComputePipeline(descriptor: {
    layout: 'auto';
    label: string;
    compute: { module: object; entryPoint: string };
  }): Pipeline;
}

/** Values of a program's uniform struct, as tfjs lays them out. */
export interface UniformValue {
  readonly type: 'uint32' | 'float32';
  readonly data: number[];
}

/**
 * What is used of tfjs's WebGPU backend. `recordAndSubmit` is private there: it binds the output, the inputs and the
 * uniforms in this order, records one dispatch in the current pass and submits when enough are recorded. Called directly,
 * it takes a pipeline of ours, whose buffers may all be written.
 */
export interface WebgpuBackend {
  readonly device: Device;
  makeTensorInfo(shape: number[], dtype: 'float32'): tfjs.TensorInfo;
  uploadToGPU(dataId: object): void;
  recordAndSubmit(
    program: { pipeline: Pipeline; dispatch: [number, number, number] },
    output: tfjs.TensorInfo,
    inputs: tfjs.TensorInfo[],
    uniforms: UniformValue[],
  ): void;
}

/** The WebGPU backend when it is the one in use and has what the kernels need, or null. */
export function webgpuBackend(tf: Tf): WebgpuBackend | null {
  if (tf.getBackend() !== 'webgpu') return null;
  const backend = tf.backend() as unknown as Partial<WebgpuBackend>;
  const complete = backend.device && backend.recordAndSubmit && backend.uploadToGPU && backend.makeTensorInfo;
  return complete ? (backend as WebgpuBackend) : null;
}

/** A new tensor whose values a kernel will write. The caller owns it. */
export function emptyTensor<T extends tfjs.Tensor = tfjs.Tensor>(
  tf: Tf,
  backend: WebgpuBackend,
  shape: readonly number[],
): T {
  return tf.engine().makeTensorFromTensorInfo(backend.makeTensorInfo([...shape], 'float32')) as T;
}
