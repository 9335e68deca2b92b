import type { GpuProgram } from './dispatch';

/** Which optional buffers a forward program has. */
export interface ForwardBuffers {
  readonly start: boolean;
  readonly sequences: boolean;
  readonly training: boolean;
}

/** Which optional buffers a backward program has: gradients of the sequence, of h alone, or of h and c. */
export interface BackwardBuffers {
  readonly dSequences: boolean;
  readonly dStates: 'none' | 'h' | 'all';
}

/** The buffers whose flag is set, in order; eight at most. */
export const buffersOf = (
  named: Readonly<Record<string, readonly [write: 'read' | 'write', present: boolean]>>,
): GpuProgram['buffers'] =>
  Object.entries(named).flatMap(([name, [access, present]]) => (present ? [{ name, write: access === 'write' }] : []));
