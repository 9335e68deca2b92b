import type { BackendChoice } from '../state/settingsStore';

/** Where the model can be computed. */
export type BackendName = Exclude<BackendChoice, 'auto'>;

/** Every backend, in the order in which they are looked for and listed. */
export const BACKEND_NAMES: readonly BackendName[] = ['fused', 'wasm', 'webgpu', 'webgl', 'cpu'];

/** What `auto` times before a training. */
export const TIMED_BACKENDS: readonly BackendName[] = ['fused', 'wasm', 'webgl', 'webgpu'];

/**
 * What `auto` takes, the first one first, where nothing has been timed. A recurrent step is hundreds of small operations
 * one after another; for models of laptop size each usually costs more to launch on a graphics chip than to compute on
 * the processor.
 */
export const UNTIMED_ORDER: readonly BackendName[] = ['fused', 'wasm', 'cpu'];
