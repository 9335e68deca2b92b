import { CHECKPOINT_PROBLEMS } from './checkpoint';
import { COMMAND_PROBLEMS } from './command';
import { DATA_PROBLEMS } from './data';
import { EXPORT_PROBLEMS } from './export';
import { FOREIGN_LAYER_PROBLEMS } from './foreignLayer';
import { GRAPH_PROBLEMS } from './graph';
import { IMPORT_PROBLEMS } from './import';
import { LAYER_PROBLEMS } from './layer';
import { PROJECT_PROBLEMS } from './project';
import { RUN_PROBLEMS } from './run';
import { TENSOR_FILE_PROBLEMS } from './tensorFile';

/** What is wrong, then what to do, for each kind of mistake. */
export const PROBLEMS = {
  ...CHECKPOINT_PROBLEMS,
  ...COMMAND_PROBLEMS,
  ...DATA_PROBLEMS,
  ...EXPORT_PROBLEMS,
  ...FOREIGN_LAYER_PROBLEMS,
  ...GRAPH_PROBLEMS,
  ...IMPORT_PROBLEMS,
  ...LAYER_PROBLEMS,
  ...PROJECT_PROBLEMS,
  ...RUN_PROBLEMS,
  ...TENSOR_FILE_PROBLEMS,
};
