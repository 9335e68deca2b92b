import type { BackendName } from './backendName';
import type { BackendFailure, BackendReport, TrainingApi } from './trainingApi';
import { type EndDetail, WorkerEnded, type WorkerHandle } from './workerHandle';

/** Why a call to a training worker failed, as a reason for not using its backend. */
export function failureOf(error: unknown): { readonly failure: BackendFailure; readonly detail: EndDetail } {
  if (error instanceof WorkerEnded)
    return { failure: error.why === 'abandoned' ? 'failed' : error.why, detail: error.detail };
  return { failure: 'failed', detail: error instanceof Error ? error.message : String(error) };
}

/** Starts a backend in a worker. A worker that does not answer in time is ended. Never rejects. */
export async function reportStart(
  handle: WorkerHandle<TrainingApi>,
  backend: BackendName,
  limitMs: number,
): Promise<BackendReport> {
  try {
    return await handle.call<BackendReport>((api) => api.start(backend), limitMs);
  } catch (error) {
    return { ok: false, backend, ...failureOf(error) };
  }
}
