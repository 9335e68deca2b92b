import type { PhraseCode } from '#engine';
import { z } from 'zod';
import { BACKEND_CHOICES } from '../state/settingsStore';
import type { BackendName } from './backendName';

/** A backend's name, as it is remembered. */
export const backendSchema = z.enum(BACKEND_CHOICES).exclude(['auto']);

const deviceSchema = z.object({
  /** Such as `nvidia ampere` or `SwiftShader Device (Subzero)`; empty when the browser hides it. */
  name: z.string(),
  /** True when the graphics interface is itself computed by the processor. */
  software: z.boolean(),
  /** Of the fused kernels: on how many threads they run. */
  threads: z.number().int().positive().optional(),
  /** Of the fused kernels: which build of them the browser can run. */
  simd: z.enum(['relaxed', 'plain']).optional(),
});

/** What a backend computes on, as far as the browser tells. */
export type Device = Readonly<z.infer<typeof deviceSchema>>;

/** What came of timing one training step on a backend. */
export const timingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('timed'),
    backend: backendSchema,
    device: deviceSchema,
    /** Milliseconds of a training step. */
    stepMs: z.number().positive(),
    steps: z.int().positive(),
    /** False when only the very first step was timed: later ones are faster, how much is not known. */
    warm: z.boolean(),
  }),
  /** It runs, but was not timed: no time was left, or nothing else starts that it could be compared with. */
  z.object({ kind: z.literal('untimed'), backend: backendSchema, device: deviceSchema }),
  /** It did not answer within so many milliseconds, and its worker was ended. */
  z.object({ kind: z.literal('abandoned'), backend: backendSchema, limitMs: z.number().positive() }),
  z.object({
    kind: z.literal('refused'),
    backend: backendSchema,
    failure: z.enum(['missing', 'wrongResult', 'wrongLayer', 'crashed', 'failed']),
    detail: z.union([z.string(), z.object({ code: z.custom<PhraseCode>((code) => typeof code === 'string') })]),
  }),
]);
export type BackendTiming = Readonly<z.infer<typeof timingSchema>>;

/** How far a timing has come. */
export interface TimingProgress {
  /** The backend that computes steps now, or null while backends start. */
  readonly current: BackendName | null;
  /** What is known already. */
  readonly timings: readonly BackendTiming[];
}

/** The timing was stopped from outside, so nothing was chosen. */
export class TimingStopped extends Error {
  override readonly name = 'TimingStopped';
}
