import type { Phrase } from '../../text/phrase';
import { makeProblem, type Problem } from '../../problem/problem';
import { FEW_SAMPLES } from '../../reports/judge';
import { countRepeated, sampleKeys, toldByHeart } from '../repeatedSamples';
import type { PreparedRecordings } from './prepareRecordings';

/** What makes results look better than they are: samples that stand in two parts, features that name the class, few samples. */
export function guardSequences(prepared: PreparedRecordings): {
  readonly leaks: readonly (string | Phrase)[];
  readonly problems: readonly Problem[];
} {
  const { layout, numbers, codes, recipe } = prepared;
  const columns = { ...numbers, ...codes };
  const keyOf = sampleKeys(Object.values(columns), layout.rows.length);
  const keysOf = (ids: Uint32Array): readonly (number | null)[] =>
    Array.from(ids, (id) => {
      const sample = layout.samples[id];
      return sample ? keyOf(sample.first, sample.steps) : null;
    });
  const tested = layout.ids.test.length;
  const repeated = countRepeated(keysOf(layout.ids.train), keysOf(layout.ids.test));
  const leaks = Object.keys(columns).filter((name) => namesClass(columns[name] as ArrayLike<number>, prepared));
  const severity = 'warning';
  const problems = leaks.map((column) =>
    makeProblem('data.namesClass', { column, target: recipe.label ?? '' }, { column, severity }),
  );
  if (repeated > 0) {
    problems.push(makeProblem('data.repeatedSequences', { count: repeated, all: tested }, { severity }));
  }
  if (tested < FEW_SAMPLES) {
    const few = { count: tested, needed: FEW_SAMPLES };
    problems.push(makeProblem('data.fewSequences', few, { path: 'recipe', severity }));
  }
  return { leaks: [...leaks, ...toldByHeart(repeated, tested)], problems };
}

/** Whether a column says the class under another name: as many values as classes, each standing in the rows of one class only. */
function namesClass(values: ArrayLike<number>, { layout: { rowClasses, classes } }: PreparedRecordings): boolean {
  const classOf = new Map<number, number>();
  for (let row = 0; row < rowClasses.length; row++) {
    const own = rowClasses[row] as number;
    if (own < 0) continue;
    const value = values[row] as number;
    if ((classOf.get(value) ?? own) !== own || classOf.size > classes.length) return false;
    classOf.set(value, own);
  }
  return classes.length > 1 && classOf.size === classes.length && new Set(classOf.values()).size === classes.length;
}
