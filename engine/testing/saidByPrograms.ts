import { judge, type Verdict } from '../reports/judge';
import type { TargetReport } from '../reports/report';

/** What exported programs say of a verdict, in front of the names of the strongest baselines. */
export const SAID_BY_PROGRAMS: Readonly<Record<Verdict['kind'], string>> = {
  better: 'better than',
  worse: 'worse than',
  equal: 'no better than',
  undecided: 'not shown to be better than',
  few: 'too few samples to judge against',
  ...{ copies: '', mean: '', leaks: '', unknown: '' },
};

/** What programs say of a target. They look neither for leaks nor for models that copy. */
export function saidOf(target: TargetReport): string {
  return SAID_BY_PROGRAMS[judge({ ...target, imitates: null, leaks: [] }).kind];
}
