import { findOptimizer } from '../optimizers';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import type { Checkpoint } from './checkpoint';
import { CHECKPOINT_VERSION } from './checkpointHeader';

/** A header of version 1, still unchecked, as one of today: settings that came later meant what their defaults say. */
export function headerOfVersion1(header: unknown): unknown {
  const { settings, ...rest } = Object(header) as Readonly<Record<string, object>>;
  return { ...rest, version: CHECKPOINT_VERSION, settings: { ...DEFAULT_TRAINING, ...settings } };
}

/**
 * A checkpoint that was read from bytes of version 1. There the optimizers of tfjs itself kept Adam's two products of its decays in
 * front, which follow from the number of steps, and then their averages one after another, each of all weights; those of
 * RMSprop's momentum, which Seqloom never used, come last. What the kernels keep has not changed.
 */
export function checkpointOfVersion1(checkpoint: Checkpoint): Checkpoint {
  const { settings, runner } = checkpoint;
  const { optimizer, weights } = runner;
  if (optimizer.kind !== 'tfjs') return checkpoint;
  const slots = findOptimizer(settings.optimizer).slots(settings);
  const averages = optimizer.arrays.slice(settings.optimizer === 'adam' ? 2 : 0);
  const arrays = weights.flatMap((_, i) => slots.flatMap((_first, slot) => averages[slot * weights.length + i] ?? []));
  return { ...checkpoint, runner: { ...runner, optimizer: { ...optimizer, arrays } } };
}
