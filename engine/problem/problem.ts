import type { Locale, ProblemCode, ProblemText } from '../locales/locale';
import { problemLines } from '../locales/texts';
import { fill, type MessageValues, type Phrase } from '../text/phrase';

export type { ProblemCode };

/** A repair that the app can offer as one click: sets one parameter of one or more nodes, or puts a new node of a type into a wire. */
export type ProblemFix = {
  readonly nodeId: string;
  /** The button's words. */
  readonly label: Phrase;
} & (
  | {
      readonly param: string;
      readonly value: number | boolean | string | readonly string[];
      /** Further nodes that get the same value, in the same step. */
      readonly also?: readonly string[];
    }
  | { readonly insert: string; readonly edgeId: string }
);

/** Where a problem stands. Only what applies is set. */
export interface ProblemPlace {
  readonly nodeId?: string;
  readonly edgeId?: string;
  readonly param?: string;
  /** Line of a text file, counted from 1. */
  readonly line?: number;
  /** Name of a data column. */
  readonly column?: string;
  /** Path inside a project file, such as `graph.nodes[2].params`. */
  readonly path?: string;
}

/**
 * One thing that is wrong: what, where, and what to do. Plain data without a language, so that it crosses worker and IPC
 * borders whole; `problemText` puts it into words.
 */
export interface Problem extends ProblemPlace {
  readonly code: ProblemCode;
  /** An error stops compiling, training or opening; a warning stands beside the result. */
  readonly severity: 'error' | 'warning';
  readonly values: MessageValues;
  readonly fix?: ProblemFix;
}

interface ProblemOptions extends ProblemPlace {
  readonly severity?: 'error' | 'warning';
  readonly fix?: ProblemFix;
}

/** Makes a problem. Its severity is `error` unless said otherwise. */
export function makeProblem(code: ProblemCode, values: MessageValues = {}, options: ProblemOptions = {}): Problem {
  return { code, severity: 'error', values, ...options };
}

/** What is wrong, and what to do, in a language. */
export function problemText({ code, values }: Pick<Problem, 'code' | 'values'>, locale: Locale): ProblemText {
  const { message, hint } = problemLines(locale, code);
  return { message: fill(locale, message, values), hint: fill(locale, hint, values) };
}

/** Problems that a developer's console shows of an error. */
const MOST_TOLD = 20;

/** Thrown when the user must act before the engine can go on. Carries every problem found, never just the first. */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  /** The error's own message is for a developer's console; users are shown `problemText` of each problem. */
  constructor(problems: readonly Problem[]) {
    super(
      problems
        .slice(0, MOST_TOLD)
        .map(({ code, values }) => `${code} ${JSON.stringify(values)}`)
        .join('\n'),
    );
    this.name = 'UserError';
    this.problems = problems;
  }
}

/** True when at least one problem is an error rather than a warning. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** Throws a `UserError` with this one problem. */
export function refuse(...args: Parameters<typeof makeProblem>): never {
  throw new UserError([makeProblem(...args)]);
}
