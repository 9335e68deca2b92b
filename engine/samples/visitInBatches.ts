import { type Random, shuffledIndices } from '../random/random';
import type { BatchOrder, SampleIds } from './sampleSource';

/** Batches of equal size, the last one perhaps smaller; shuffled anew by `random` where the order says so. */
export function* visitInBatches(ids: SampleIds, { kind, batchSize }: BatchOrder, random: Random): Iterable<SampleIds> {
  const visited = kind === 'shuffled' ? shuffledIndices(ids.length, random).map((k) => ids[k] as number) : ids;
  for (let from = 0; from < visited.length; from += batchSize) yield visited.subarray(from, from + batchSize);
}
