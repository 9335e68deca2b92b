import { makeProblem, UserError } from '../problem/problem';

/** Throws a `UserError` with this one problem. */
export function refuse(...args: Parameters<typeof makeProblem>): never {
  throw new UserError([makeProblem(...args)]);
}
