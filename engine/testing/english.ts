import { EN } from '../locales/en';
import { type Problem, problemText, UserError } from '../problem/problem';

/** What is wrong, in English. */
export const messageOf = (problem: Problem | undefined): string => (problem ? problemText(problem, EN).message : '');

/** What to do about it, in English. */
export const hintOf = (problem: Problem | undefined): string => (problem ? problemText(problem, EN).hint : '');

/** What is wrong, all of it in order. */
export const messagesOf = (problems: readonly Problem[]): string[] => problems.map(messageOf);

/** Does work whose `UserError` is to be read: thrown on with its English sentences as message. */
export function inEnglish<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new Error(error.problems.map((problem) => `${messageOf(problem)} ${hintOf(problem)}`).join('\n'));
  }
}
