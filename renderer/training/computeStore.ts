import type { Phrase } from '#engine';
import { create } from 'zustand';
import type { BackendName } from '../worker/backendName';
import type { TimingProgress } from '../worker/backendTiming';
import type { BackendReport, RefusedBackend, StartedBackend } from '../worker/trainingApi';

/** What is known of the places where models can be computed. */
export interface ComputeState {
  /** True while a worker starts the chosen backend. */
  readonly starting: boolean;
  /** The backend that runs, or null. */
  readonly started: StartedBackend | null;
  /** What was tried for the present choice and did not start. */
  readonly refused: readonly RefusedBackend[];
  /** What was found out of each backend, by starting it. */
  readonly reports: Readonly<Partial<Record<BackendName, BackendReport>>>;
  /** The backend that is being tried for the menu. */
  readonly probing: BackendName | null;
  /** How far the timing is that goes on; null while none does. */
  readonly timing: TimingProgress | null;
}

/** The store of what computes. */
export const useCompute = create<ComputeState>(() => ({
  starting: false,
  started: null,
  refused: [],
  reports: {},
  probing: null,
  timing: null,
}));

/** Why a backend does not start, with its own words where it has any. */
export function refusalPhrase({ failure, detail }: Pick<RefusedBackend, 'failure' | 'detail'>): Phrase {
  return { code: `panel.compute.failure.${failure}`, values: { detail } };
}

/** Adds what was found out of backends to what is known of each, with whatever else has changed by it. */
export function showReports(reports: readonly BackendReport[], changes: Partial<ComputeState> = {}): void {
  const found = Object.fromEntries(reports.map((report) => [report.backend, report]));
  useCompute.setState((state) => ({ ...changes, reports: { ...state.reports, ...found } }));
}
