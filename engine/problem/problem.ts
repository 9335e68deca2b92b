import { formatMessage, type MessageValues } from '../text/formatMessage';
import { PROBLEM_MESSAGES } from './problemMessages';

/** Names one kind of mistake; the sentences for it stand in `problemMessages.ts`. */
export type ProblemCode = keyof typeof PROBLEM_MESSAGES;

/** A repair that the app can offer as one click: sets one parameter of one node. */
export interface ProblemFix {
  readonly nodeId: string;
  readonly param: string;
  readonly value: number | boolean | string | readonly string[];
  /** The button's words, in English; `label` of the catalogue entry `fix.<labelCode>` elsewhere. */
  readonly labelCode: string;
  readonly labelValues: MessageValues;
}

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
 * One thing that is wrong, told to the user: what, where, and what to do. Plain data, so that it crosses
 * worker and IPC borders whole. `message` and `hint` are English; other languages are looked up by `code`
 * and filled in from `values`.
 */
export interface Problem extends ProblemPlace {
  readonly code: ProblemCode;
  /** An error stops compiling, training or opening; a warning stands beside the result. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint: string;
  readonly values: MessageValues;
  readonly fix?: ProblemFix;
}

interface ProblemOptions extends ProblemPlace {
  readonly severity?: 'error' | 'warning';
  readonly fix?: ProblemFix;
}

/** Makes a problem with its English sentences filled in. Severity is `error` unless said otherwise. */
export function makeProblem(code: ProblemCode, values: MessageValues = {}, options: ProblemOptions = {}): Problem {
  const { severity = 'error', ...rest } = options;
  const texts = PROBLEM_MESSAGES[code];
  return {
    code,
    severity,
    message: formatMessage(texts.message, values),
    hint: formatMessage(texts.hint, values),
    values,
    ...rest,
  };
}

/** Thrown when the user must act before the engine can go on. Carries every problem found, never just the first. */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.message} ${problem.hint}`.trim()).join('\n'));
    this.name = 'UserError';
    this.problems = problems;
  }
}

/** True when at least one problem is an error rather than a warning. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
