import { makeProblem, UserError } from './problem';

/** The error for a checkpoint whose contents cannot be what a training left behind. */
export function damagedCheckpoint(): UserError {
  return new UserError([makeProblem('checkpoint.damaged')]);
}
