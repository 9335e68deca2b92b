import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KernelPool, Tf } from '#engine';
import { advice, mistake } from './mistake';

const BACKENDS = ['auto', 'fused', 'wasm', 'cpu'] as const;
const NEEDS_A_BROWSER: Readonly<Record<string, string>> = { webgl: 'WebGL', webgpu: 'WebGPU' };
const SIMD_FILE = 'tfjs-backend-wasm-simd.wasm';

/** Where models can be computed in Node; `auto` takes the fused kernels, else wasm, else cpu. */
export type BackendName = (typeof BACKENDS)[number];

/** Reads a backend's name. Throws a `UserError` for one that Node does not have. */
export function parseBackend(name: string): BackendName {
  const known = BACKENDS.find((backend) => backend === name);
  if (known) return known;
  const browserOnly = NEEDS_A_BROWSER[name];
  if (browserOnly) throw mistake('command.browserBackend', { name: browserOnly });
  const list = { code: 'cli.chooseOneOf', values: { names: BACKENDS } } as const;
  throw mistake('command.unknownBackend', { name, advice: advice(name, BACKENDS, list) });
}

/** What computes: tfjs on a backend, and the fused kernels when they are in use. */
export interface StartedBackend {
  readonly tf: Tf;
  readonly kernels: KernelPool | null;
}

/** Loads tfjs and starts a backend. Nothing of it is loaded before, so that help and mistakes come at once. */
export async function startBackend(name: BackendName, threads: number | 'all' = 'all'): Promise<StartedBackend> {
  const tf = await import('@tensorflow/tfjs');
  // tfjs greets users of Node with an advertisement for its native backend, from where it asks for this flag. Real
  // warnings do not depend on it.
  tf.env().set('IS_NODE', false);
  if (name === 'cpu') return onCpu(tf);
  const { startNodeKernels } = await import('./nodeKernels');
  const kernels = name === 'wasm' ? null : await startNodeKernels({ threads });
  if (name === 'fused' && !kernels) throw mistake('command.fusedFailed');
  if (await startWasm(tf)) return { tf, kernels };
  if (name === 'wasm') throw mistake('command.wasmFailed');
  return { ...(await onCpu(tf)), kernels };
}

async function onCpu(tf: Tf): Promise<StartedBackend> {
  await tf.setBackend('cpu');
  return { tf, kernels: null };
}

async function startWasm(tf: Tf): Promise<boolean> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  // tfjs's threads bring nothing for small models, and keep the process alive.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(`${wasmFolder()}${path.sep}`);
  return tf.setBackend('wasm').catch(() => false);
}

/** The folder of the wasm binaries: beside the built program, else in their package. */
function wasmFolder(): string {
  const own = path.dirname(fileURLToPath(import.meta.url));
  if (existsSync(path.join(own, SIMD_FILE))) return own;
  return path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
}
