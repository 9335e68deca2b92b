// The engine's only door: whatever is not named here is private to it.
export { type ExportFile, generateTypeScript } from './codegen/generateTypeScript';
export { type LineRange, type ModelSource, modelSource } from './codegen/modelSource';
export { kerasSource } from './codegen/keras/kerasSource';
export { type PytorchSource, pytorchSource } from './codegen/pytorch/pytorchSource';
export { type Adoption, adoptWeights, suggestRecipeFor, weightMisfits } from './exchange/import/adoptWeights';
export { type ImportedModel, importModel, type ImportSummary } from './exchange/import/importModel';
export { EXPORT_KINDS, type ExportKind, type ExportTools } from './exchange/exportKinds';
export { exportProject } from './exchange/exportProject';
export { readForeign } from './exchange/import/readForeign';
export { MAX_MODEL_BYTES, MAX_MODEL_MB } from './exchange/keras/read/limits';
export { type NpyArray, readNpy } from './exchange/npy/readNpy';
export { writeNpy } from './exchange/npy/writeNpy';
export { readSafetensors, type Safetensors } from './exchange/safetensors/readSafetensors';
export { type OnnxSummary, readOnnx } from './exchange/onnx/readOnnx';
export { type CompiledInput, type CompiledModel, type CompiledOutput, compileGraph } from './compile/compileGraph';
export { describeData, signatureOf } from './data/describeData';
export { type PreparedData, type PreparedTarget, type PrepareResult, prepareData } from './data/prepareData';
export { type ReadTable, readTable } from './data/readTable';
export {
  type CalendarFeature,
  type DataRecipe,
  EMPTY_RECIPE,
  type ScalingName,
  type Transform,
  transformOf,
  unitOf,
} from './data/recipe';
export { type Part, type PartName, splitRows } from './data/splitRows';
export { suggestRecipe } from './data/suggestRecipe';
export {
  type CategoryColumn,
  type Column,
  findColumn,
  type NumberColumn,
  type Table,
  type TimeColumn,
} from './data/table';
export { edgeSpec, type GraphAnalysis, type NodeAnalysis } from './graph/analyzeGraph';
export type { DataSignature, FeatureSignature, StepUnit, TargetSignature } from './graph/dataSignature';
export { addNode, connect, freshId, freshName, removeParts, renameNode, setParam } from './graph/editGraph';
export {
  EMPTY_GRAPH,
  edgesInto,
  findNode,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type ParamValue,
  type PortRef,
} from './graph/graph';
export type { PortDefinition } from './graph/nodeType';
export { defaultParams, type ParamSchema, type ParamSchemas } from './graph/paramSchema';
export { formatShape, specSize, type TensorSpec } from './graph/tensorSpec';
export { NODE_HEIGHT_PX, NODE_WIDTH_PX, tidyLayout } from './graph/tidyLayout';
export { analyze, CATALOGUE, findLayer, refuseWire } from './layers/catalogue';
export type { LayerDefinition, LayerDocumentation, LayerFamily } from './layers/defineLayer';
export type { KernelExports, KernelMemory } from './kernels/kernelExports';
export { type KernelHost, type KernelMemoryReport, KernelPool, type KernelThread } from './kernels/kernelPool';
export { KERNEL_PAGES, kernelImports, type KernelThreadStart, MOST_USEFUL_THREADS } from './kernels/kernelModule';
export { serveKernelThread } from './kernels/threadControl';
export { englishMessages } from './layers/englishMessages';
export type { Tf } from './layers/layerCall';
export { PHRASES } from './layers/phrases';
export { type LossName, SHORT_LOSSES } from './layers/target';
export { formatMessage, formatPhrase, type MessageValues, type Phrase } from './problem/formatMessage';
export {
  hasErrors,
  makeProblem,
  type Problem,
  type ProblemCode,
  type ProblemFix,
  type ProblemPlace,
  UserError,
} from './problem/problem';
export { IMPORTED_BACKEND } from './project/project';
export type { FittedScaler, NodePosition, Project, TrainedModel, WeightSpec } from './project/project';
export { fingerprint } from './project/fingerprint';
export { parseProjectJson } from './project/parseProject';
export {
  checkData,
  type OpenedProject,
  type PackedData,
  packData,
  type ProjectParts,
  projectText,
  readPackedProject,
  readProject,
  type ReadProject,
  readProjectParts,
  writeProject,
} from './project/projectFile';
export { addRun, type EndedRun, makeRun, type RunRecord, type RunTarget } from './project/runs';
export type { Checkpoint } from './training/checkpoint';
export { decodeCheckpoint, describeCheckpoint, encodeCheckpoint } from './training/checkpointBytes';
export { checkSettings } from './training/checkSettings';
export { forecastTestPart, type PartForecast } from './training/partForecasts';
export { measureStep, type StepTime } from './training/measureStep';
export type { BaselineResult, Evaluation, TargetEvaluation } from './training/evaluation';
export { type PredictedTensor, predictTensors, type TensorData } from './training/predictTensors';
export type { EpochRecord, TrainingEnd, TrainingEvent } from './training/events';
export type { Clock, RunControl } from './training/runControl';
export { DEFAULT_TRAINING, type OptimizerName, sameSettings, type TrainingSettings } from './training/settings';
export { type TrainingJob, type TrainingOutcome, train } from './training/train';
export { evaluateTrained, type ForecastRow, forecastTrained, type TrainedJob } from './training/useTrained';
