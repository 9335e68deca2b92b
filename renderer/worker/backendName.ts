import type { BackendChoice } from '../state/settingsStore';

/** Where tfjs can compute. */
export type BackendName = Exclude<BackendChoice, 'auto'>;

/** Every backend, in the order in which they are looked for and listed. */
export const BACKEND_NAMES: readonly BackendName[] = ['wasm', 'webgpu', 'webgl', 'cpu'];

/**
 * What `auto` tries, in this order. A recurrent step is hundreds of small operations one after another; for models of
 * laptop size each costs more to launch on a graphics chip than to compute on one core, so `auto` leaves the GPU to
 * those who ask for it.
 */
const AUTO_ORDER: readonly BackendName[] = ['wasm', 'cpu'];

/** The backends to try for a choice, the first one first. */
export function candidatesFor(choice: BackendChoice): readonly BackendName[] {
  return choice === 'auto' ? AUTO_ORDER : [choice];
}
