import type { CompiledModel } from '../plan/compileGraph';
import type { Tf } from '../tensors/tf';
import { makeProblem, type Problem } from '../problem/problem';
import type { SampleIds, SampleSource } from '../samples/sampleSource';
import { tensorBatches, truthTensors } from './batches';
import type { TrainingSettings } from '../optimizers/trainingSettings';

/** Where training stood when its loss stopped being a finite number. */
export interface DivergencePoint {
  readonly epoch: number;
  readonly batch: number;
  readonly loss: number;
  /** Norm of the gradient at the last look where it was still finite, or null when it never was. */
  readonly lastFiniteNorm: number | null;
  /** True when the inputs or truths of the batch hold a value that is not finite. */
  readonly dataIsFinite: boolean;
}

/** Says why the loss is no longer a number, and what to do. */
export function diagnoseDivergence(point: DivergencePoint, settings: TrainingSettings): Problem {
  const { epoch, batch } = point;
  if (!point.dataIsFinite) return makeProblem('training.nonFiniteData', { epoch, batch });
  return makeProblem('training.diverged', {
    value: Number.isNaN(point.loss) ? 'NaN' : { code: 'loss.infinite' },
    epoch,
    batch,
    norm: point.lastFiniteNorm === null ? '∞' : Number(point.lastFiniteNorm.toPrecision(3)),
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
