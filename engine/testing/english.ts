import { EN } from '../locales/en';
import { type Problem, problemText } from '../problem/problem';

/** What is wrong, in English. */
export const messageOf = (problem: Problem | undefined): string => (problem ? problemText(problem, EN).message : '');

/** What to do about it, in English. */
export const hintOf = (problem: Problem | undefined): string => (problem ? problemText(problem, EN).hint : '');

/** What is wrong, all of it in order. */
export const messagesOf = (problems: readonly Problem[]): string[] => problems.map(messageOf);
