import type { CompiledModel } from '../plan/compileGraph';
import { trainableVariables } from '../plan/trainableVariables';
import { FusedModel } from '../kernels/fusedModel';
import type { KernelPool } from '../kernels/kernelPool';
import type { Tf } from '../tensors/tf';
import { UserError } from '../problem/problem';
import type { SampleSource } from '../samples/sampleSource';
import { FusedRunner } from './fusedRunner';
import type { Forecaster, ModelRunner } from './runner';
import type { TrainingSettings } from '../optimizers/trainingSettings';
import { refuseBackend } from './refuseBackend';
import { FORECAST_ROWS, TfjsForecaster, TfjsRunner } from './tfjsRunner';

/**
 * Makes the fastest runner that can train this model here. Dispose of it. Throws a `UserError` where the backend in use
 * would train it wrongly.
 */
export function makeRunner(
  tf: Tf,
  compiled: CompiledModel,
  source: SampleSource,
  settings: TrainingSettings,
  kernels: KernelPool | null,
): ModelRunner {
  const fused = kernels && FusedModel.create(kernels, compiled, source, settings);
  const refusal = fused ? null : refuseBackend(tf, compiled);
  if (refusal) throw new UserError([refusal]);
  return fused
    ? new FusedRunner(tf, fused, trainableVariables(compiled.model), settings.batchSize)
    : new TfjsRunner(tf, compiled, source, settings);
}

/** Makes the fastest forecaster for this model here. Dispose of it. */
export function makeForecaster(
  tf: Tf,
  compiled: CompiledModel,
  source: SampleSource,
  kernels: KernelPool | null,
): Forecaster {
  const fused = kernels && FusedModel.create(kernels, compiled, source, null);
  return fused ? new FusedRunner(tf, fused, [], FORECAST_ROWS) : new TfjsForecaster(tf, compiled, source);
}
