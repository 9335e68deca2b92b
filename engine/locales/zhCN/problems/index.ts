import { COMMAND_PROBLEMS } from './command';
import { DATA_PROBLEMS } from './data';
import { EXCHANGE_PROBLEMS } from './exchange';
import { GRAPH_PROBLEMS } from './graph';
import { PROJECT_PROBLEMS } from './project';
import { TRAINING_PROBLEMS } from './training';

/** What is wrong on one line, and what to do on the next, for each kind of mistake. */
export const PROBLEMS = {
  ...COMMAND_PROBLEMS,
  ...DATA_PROBLEMS,
  ...EXCHANGE_PROBLEMS,
  ...GRAPH_PROBLEMS,
  ...PROJECT_PROBLEMS,
  ...TRAINING_PROBLEMS,
};
