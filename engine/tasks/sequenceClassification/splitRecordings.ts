import { createRandom, shuffledIndices } from '../../random/random';
import type { PartName } from '../../samples/sampleSource';
import type { SequenceRecipe } from './recipe';

type Draw = Pick<SequenceRecipe, 'split' | 'stratified' | 'seed'>;

/**
 * Draws a part for each recording by its class (−1 for none: it belongs to no part). Shares are kept over all classes
 * together, so that many small classes do not add up to a wrong split; the training part shows every class.
 */
export function drawParts(classes: ArrayLike<number>, { split, stratified, seed }: Draw): (PartName | null)[] {
  const parts = Array.from(classes, (): PartName | null => null);
  const random = createRandom(seed).fork('split');
  let seen = 0;
  const taken = { train: 0, validation: 0 };
  for (const members of strata(classes, stratified)) {
    const order = shuffledIndices(members.length, random);
    seen += members.length;
    const due = (share: number, before: number): number => Math.round(seen * share) - before;
    const train = within(due(split.train, taken.train), 1, members.length);
    const validation = within(due(split.validation, taken.validation), 0, members.length - train);
    order.forEach((k, i) => {
      parts[members[k] as number] = i < train ? 'train' : i < train + validation ? 'validation' : 'test';
    });
    taken.train += train;
    taken.validation += validation;
  }
  return parts;
}

/** Recordings that are drawn among themselves: those of a class, or all that have one. */
function strata(classes: ArrayLike<number>, stratified: boolean): readonly (readonly number[])[] {
  const byClass = new Map<number, number[]>();
  Array.from(classes).forEach((code, i) => {
    if (code < 0) return;
    const key = stratified ? code : 0;
    byClass.set(key, [...(byClass.get(key) ?? []), i]);
  });
  return [...byClass.keys()].sort((a, b) => a - b).map((key) => byClass.get(key) as number[]);
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The parts that a column gives; where none is for validation, a share of the training part is drawn for it. */
export function givenParts(
  marks: readonly (PartName | null)[],
  classes: ArrayLike<number>,
  { split, ...draw }: Draw,
): (PartName | null)[] {
  const parts = marks.map((mark, i) => ((classes[i] as number) < 0 ? null : mark));
  if (split.validation <= 0 || parts.includes('validation')) return parts;
  const ofTrain = parts.map((part, i) => (part === 'train' ? (classes[i] as number) : -1));
  const validation = split.validation / (split.train + split.validation);
  const drawn = drawParts(ofTrain, { ...draw, split: { train: 1 - validation, validation } });
  // What rounding leaves over would be a test part, which is given here.
  return parts.map((part, i) => (drawn[i] === null ? part : drawn[i] === 'train' ? 'train' : 'validation'));
}
