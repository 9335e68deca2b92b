import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import type { BackendName } from './backendName';
import type { KernelPool } from '#engine';
import type { Device } from './backendTiming';
import { adapterDevice, isSoftwareName, rendererDevice } from './device';
import { startKernels } from './startKernels';
import { tf } from './tensorflow';
import { watchGraphicsCard } from './watchGraphicsCard';

/** The browser has no such interface at all, as opposed to one that fails. */
export class MissingInterface extends Error {
  override readonly name = 'MissingInterface';
}

/** The backend runs, but its answers are wrong; drivers do that. */
export class WrongResult extends Error {
  override readonly name = 'WrongResult';
}

/**
 * Fetches a backend, makes it tfjs's own, and has it compute something whose answer is known. Resolves to what it
 * computes on. A backend may also hang here: the caller sets the time limit and ends the worker.
 */
export async function startBackend(backend: BackendName): Promise<Device> {
  const describe = await LOADERS[backend]();
  if (!(await tf.setBackend(backend === 'fused' ? 'wasm' : backend)))
    throw new Error(`tfjs could not start “${backend}”.`);
  await checkArithmetic();
  return describe();
}

type Loader = () => Promise<() => Device | Promise<Device>>;

/** tfjs-wasm as it comes, on one thread. */
const loadWasm: Loader = async () => {
  if (typeof WebAssembly === 'undefined') throw new MissingInterface();
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  // Its threads hang once minified (their worker is made from a function's text), and bring nothing at these sizes.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  wasm.setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    // Asked for by name, never fetched: threads are off.
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  });
  return async () => ({
    name: (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) ? 'SIMD' : '',
    software: false,
  });
};

let pool: KernelPool | null = null;

/** The fused kernels when they are what computes here, else null. */
export function kernelsInUse(): KernelPool | null {
  return pool;
}

/** The fused kernels, with tfjs-wasm for whatever they leave to tfjs. */
const loadFused: Loader = async () => {
  if (typeof WebAssembly === 'undefined') throw new MissingInterface();
  const [started] = await Promise.all([startKernels(), loadWasm()]);
  pool = started;
  return () => ({ name: '', software: false, threads: started.threads, simd: started.build });
};

const LOADERS: Readonly<Record<BackendName, Loader>> = {
  fused: loadFused,
  wasm: loadWasm,
  webgpu: async () => {
    if (!navigator.gpu) throw new MissingInterface();
    // The options are those of tfjs, so that the adapter named is the adapter used.
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) throw new MissingInterface();
    await import('@tensorflow/tfjs-backend-webgpu');
    return () => {
      watchGraphicsCard({ kind: 'webgpu', device: (tf.backend() as WebGPUBackend).device });
      return adapterDevice(adapter.info);
    };
  },
  webgl: async () => {
    if (typeof OffscreenCanvas === 'undefined' || !new OffscreenCanvas(1, 1).getContext('webgl2')) {
      throw new MissingInterface();
    }
    await import('@tensorflow/tfjs-backend-webgl');
    return () => {
      const { gl } = (tf.backend() as MathBackendWebGL).getGPGPUContext();
      watchGraphicsCard({ kind: 'webgl', canvas: gl.canvas });
      const name = rendererDevice(reportedRenderer(gl));
      return { name, software: isSoftwareName(name) };
    };
  },
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu');
    return () => ({ name: '', software: false });
  },
};

function reportedRenderer(gl: WebGLRenderingContext): string {
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(unmasked ? unmasked.UNMASKED_RENDERER_WEBGL : gl.RENDERER) ?? '');
}

/** Multiplies two small matrices there and back; exact in every float format in use. */
async function checkArithmetic(): Promise<void> {
  const product = tf.tidy(() => tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])));
  const numbers = await product.data();
  product.dispose();
  if (Array.from(numbers).join() !== '19,22,43,50') throw new WrongResult(`Got ${Array.from(numbers).join(', ')}.`);
}
