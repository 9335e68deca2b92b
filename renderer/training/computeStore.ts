import { create } from 'zustand';
import type { BackendName } from '../worker/backendName';
import type { TimingProgress } from '../worker/backendTiming';
import type { BackendReport, RefusedBackend, StartedBackend } from '../worker/trainingApi';
import type { Start } from '../worker/trainingClient';

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

/** A worker begins to start. */
export function beginStarting(): void {
  useCompute.setState({ starting: true });
}

/** A worker runs. */
export function showStarted({ backend, refused }: Start): void {
  useCompute.setState((state) => ({
    starting: false,
    started: backend,
    refused,
    reports: { ...state.reports, ...byName([...refused, backend]) },
  }));
}

/** No backend of the choice runs. */
export function showRefused(refused: readonly RefusedBackend[]): void {
  useCompute.setState((state) => ({
    starting: false,
    started: null,
    refused,
    reports: { ...state.reports, ...byName(refused) },
  }));
}

function byName(reports: readonly BackendReport[]): ComputeState['reports'] {
  return Object.fromEntries(reports.map((report) => [report.backend, report]));
}

/** What was found out of backends beside the one that runs. */
export function showReports(reports: readonly BackendReport[]): void {
  useCompute.setState((state) => ({ reports: { ...state.reports, ...byName(reports) } }));
}

/** A timing has come so far, or (null) has ended. */
export function showTiming(timing: TimingProgress | null): void {
  useCompute.setState({ timing });
}

/** No worker runs, and none is being started. */
export function showNoneStarted(): void {
  useCompute.setState({ starting: false, started: null, refused: [] });
}

/** The menu begins to try a backend. */
export function beginProbing(backend: BackendName): void {
  useCompute.setState({ probing: backend });
}

/** The menu has tried a backend. */
export function showProbed(report: BackendReport): void {
  useCompute.setState((state) => ({
    probing: null,
    reports: { ...state.reports, [report.backend]: report },
  }));
}
