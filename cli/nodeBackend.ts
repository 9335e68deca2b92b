import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tf } from '#engine';
import { closestWord } from './closestWord';
import { CommandMistake } from './commandMistake';

const BACKENDS = ['auto', 'wasm', 'cpu'] as const;
const NEEDS_A_BROWSER: Readonly<Record<string, string>> = { webgl: 'WebGL', webgpu: 'WebGPU' };
const SIMD_FILE = 'tfjs-backend-wasm-simd.wasm';

/** Where tfjs can compute in Node; `auto` takes wasm and falls back to cpu. */
export type BackendName = (typeof BACKENDS)[number];

/** Reads a backend's name. Throws a `CommandMistake` for one that Node does not have. */
export function parseBackend(name: string): BackendName {
  const known = BACKENDS.find((backend) => backend === name);
  if (known) return known;
  const browserOnly = NEEDS_A_BROWSER[name];
  if (browserOnly) {
    throw new CommandMistake(`Node has no ${browserOnly}; the app has.`, 'Here choose wasm or cpu.');
  }
  const meant = closestWord(name, BACKENDS);
  const hint = meant ? `Did you mean ${meant}?` : `Choose one of: ${BACKENDS.join(', ')}.`;
  throw new CommandMistake(`There is no backend “${name}”.`, hint);
}

/** Loads tfjs and starts a backend. Nothing of it is loaded before, so that help and mistakes come at once. */
export async function startBackend(name: BackendName): Promise<Tf> {
  const tf = await import('@tensorflow/tfjs');
  // tfjs greets users of Node with an advertisement for its native backend, from where it asks for this flag. Real
  // warnings do not depend on it.
  tf.env().set('IS_NODE', false);
  if (name !== 'cpu' && (await startWasm(tf))) return tf;
  if (name === 'wasm') {
    throw new CommandMistake('The wasm backend did not start here.', 'Choose --backend cpu; it is slower.');
  }
  await tf.setBackend('cpu');
  return tf;
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
