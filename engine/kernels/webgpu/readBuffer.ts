import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../../tensors/tf';
import { buffersOf, dispatch, type GpuProgram } from './dispatch';
import { emptyTensor, type WebgpuBackend } from './webgpuBackend';

const THREADS = 256;
/** Beyond this, each thread copies several floats. */
const MOST_GROUPS = 1024;

const COPY: GpuProgram = {
  key: 'copy',
  buffers: buffersOf({ copy: ['write', true], source: ['read', true] }),
  uniforms: ['size', 'stride'].map((name) => ({ name, type: 'u32' })),
  workgroupSize: THREADS,
  declarations: '',
  body: `
  for (var i = group * ${THREADS}u + lane; i < uniforms.size; i += uniforms.stride) { copy[i] = source[i]; }`,
};

/**
 * Reads a tensor that kernels write in place. Asked for its values itself, tfjs would give those that it was made with, or
 * had when it was read before: it keeps them, and does not learn of what kernels write.
 */
export async function readBuffer(tf: Tf, backend: WebgpuBackend, tensor: tfjs.Tensor): Promise<Float32Array> {
  const copy = emptyTensor(tf, backend, tensor.shape);
  try {
    const workgroups = Math.min(MOST_GROUPS, Math.ceil(tensor.size / THREADS));
    dispatch(backend, COPY, { copy, source: tensor }, { size: tensor.size, stride: workgroups * THREADS }, workgroups);
    return ((await copy.data()) as Float32Array).slice();
  } finally {
    copy.dispose();
  }
}
