import { expose } from 'comlink';
import { predictTestPart, type TrainedJob } from '#engine';
import { outcomeOf } from '../worker/outcome';
import { kernelsInUse, startBackend } from '../worker/startBackend';
import { tf } from '../worker/tensorflow';

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

const api = {
  /** Forecasts the test part with the app's own engine, on the processor. */
  forecast: async (job: TrainedJob) => {
    await startFirst();
    return outcomeOf(() => predictTestPart(tf, job, kernelsInUse()));
  },
};

/** What the worker of the app's own forecasts does. */
export type AppForecastApi = typeof api;

expose(api);
