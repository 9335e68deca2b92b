import { CHECKPOINT_PROBLEMS } from './checkpointProblems';
import { DATA_PROBLEMS } from './dataProblems';
import { EXPORT_PROBLEMS } from './exportProblems';
import { FOREIGN_LAYER_PROBLEMS } from './foreignLayerProblems';
import { GRAPH_PROBLEMS } from './graphProblems';
import { LAYER_PROBLEMS } from './layerProblems';
import { IMPORT_PROBLEMS } from './importProblems';
import { NPY_PROBLEMS } from './npyProblems';
import { ONNX_PROBLEMS } from './onnxProblems';
import { PROJECT_PROBLEMS } from './projectProblems';
import { RUN_PROBLEMS } from './runProblems';
import { SAFETENSORS_PROBLEMS } from './safetensorsProblems';

/**
 * Every sentence the engine says when something is wrong, in English: what is wrong, then what to do.
 * The app translates by code; a test there fails when a language lacks one of these.
 */
export const PROBLEM_MESSAGES = {
  ...GRAPH_PROBLEMS,
  ...LAYER_PROBLEMS,
  ...DATA_PROBLEMS,
  ...NPY_PROBLEMS,
  ...ONNX_PROBLEMS,
  ...PROJECT_PROBLEMS,
  ...RUN_PROBLEMS,
  ...CHECKPOINT_PROBLEMS,
  ...IMPORT_PROBLEMS,
  ...FOREIGN_LAYER_PROBLEMS,
  ...SAFETENSORS_PROBLEMS,
  ...EXPORT_PROBLEMS,
} as const;
