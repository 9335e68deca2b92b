import { CHECKPOINT_PROBLEMS } from './checkpointProblems';
import { DATA_PROBLEMS } from './dataProblems';
import { GRAPH_PROBLEMS } from './graphProblems';
import { PROJECT_PROBLEMS } from './projectProblems';
import { RUN_PROBLEMS } from './runProblems';

/**
 * Every sentence the engine says when something is wrong, in English: what is wrong, then what to do.
 * The app translates by code; a test there fails when a language lacks one of these.
 */
export const PROBLEM_MESSAGES = {
  ...GRAPH_PROBLEMS,
  ...DATA_PROBLEMS,
  ...PROJECT_PROBLEMS,
  ...RUN_PROBLEMS,
  ...CHECKPOINT_PROBLEMS,
} as const;
