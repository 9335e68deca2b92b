import type { FullOutput, TrainedJob } from '#engine';
import type { Outcome } from '../worker/outcome';

/** What the worker of the app's own forecasts does. */
export interface AppForecastApi {
  /** Forecasts the test part with the app's own engine, on the processor. */
  forecast(job: TrainedJob): Promise<Outcome<readonly FullOutput[]>>;
}
