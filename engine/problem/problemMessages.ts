import { DATA_PROBLEMS } from './dataProblems';
import { GRAPH_PROBLEMS } from './graphProblems';
import { RUN_PROBLEMS } from './runProblems';

/**
 * Every sentence the engine says when something is wrong, in English: what is wrong, then what to do.
 * The app translates by code; a test there fails when a language lacks one of these.
 */
export const PROBLEM_MESSAGES = { ...GRAPH_PROBLEMS, ...DATA_PROBLEMS, ...RUN_PROBLEMS } as const;
