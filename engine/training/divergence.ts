import type { CompiledModel } from '../plan/compileGraph';
import type { Tf } from '../tensors/tf';
import { makeProblem, type Problem } from '../problem/problem';
import type { SampleIds, SampleSource } from '../samples/sampleSource';
import { tensorBatches, truthTensors } from './batches';
import type { TrainingSettings } from '../optimizers/trainingSettings';

/**
 * Says why the loss is no longer a finite number, and what to do. `lastFiniteNorm` is that of the gradient at the last look
 * where it was still finite, or null when it never was.
 */
export function diagnoseDivergence(
  place: { readonly epoch: number; readonly batch: number },
  loss: number,
  lastFiniteNorm: number | null,
  dataIsFinite: boolean,
  settings: TrainingSettings,
): Problem {
  if (!dataIsFinite) return makeProblem('training.nonFiniteData', place);
  return makeProblem('training.diverged', {
    value: Number.isNaN(loss) ? 'NaN' : { code: 'loss.infinite' },
    ...place,
    norm: lastFiniteNorm === null ? '∞' : Number(lastFiniteNorm.toPrecision(3)),
    rate: settings.learningRate,
  });
}

/** Tells whether the inputs and truths of these samples are all finite numbers. */
export async function hasFiniteData(
  tf: Tf,
  compiled: CompiledModel,
  source: SampleSource,
  ids: SampleIds,
): Promise<boolean> {
  const batches = tensorBatches(tf, compiled, source);
  const tensors = [...batches.inputs(ids), ...truthTensors(batches.truths(ids))];
  try {
    const all = await Promise.all(tensors.map((tensor) => tensor.data()));
    return all.every((values) => values.every((value) => Number.isFinite(value)));
  } finally {
    tf.dispose(tensors);
  }
}
