import { expose } from 'comlink';
import { predictTestPart, type TrainedJob, UserError } from '#engine';
import { kernelsInUse, startBackend } from '../worker/startBackend';
import { tf } from '../worker/tensorflow';
import type { AppForecastApi } from './appForecastApi';

// On the processor, as the export computes: a graphics card's own rounding is no fault of an export.
const BACKENDS = ['fused', 'wasm', 'cpu'] as const;

async function startFirst(): Promise<void> {
  const failures: unknown[] = [];
  for (const backend of BACKENDS) {
    try {
      await startBackend(backend);
      return;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, 'No backend starts here.');
}

const api: AppForecastApi = {
  forecast: async (job: TrainedJob) => {
    await startFirst();
    try {
      return { ok: true, value: await predictTestPart(tf, job, kernelsInUse()) };
    } catch (error) {
      if (error instanceof UserError) return { ok: false, problems: error.problems };
      throw error;
    }
  },
};

expose(api);
