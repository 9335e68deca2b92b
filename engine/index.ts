// The engine's only door: whatever is not named here is private to it.
export { generateTypeScript } from './exports/typescript/generateTypeScript';
export type { LineRange, ModelSource } from './exports/programs/modelPrinter';
export { modelSource } from './exports/typescript/modelSource';
export { kerasSource } from './exports/keras/kerasSource';
export { type PytorchSource, pytorchSource } from './exports/pytorch/pytorchSource';
export { type Adoption, adoptWeights, suggestRecipeFor, weightMisfits } from './imports/adoptWeights';
export { type ImportedModel, importModel, type ImportSummary } from './imports/importModel';
export { EXPORT_GROUPS } from './exports/defineExport';
export type { ExportFile, ExportTools } from './exports/defineExport';
export { type ExportKind, EXPORTS } from './exports/index';
export { exportProject } from './exports';
export { readForeign } from './imports/readForeign';
export { MAX_UNPACKED_BYTES as MAX_MODEL_BYTES, MAX_UNPACKED_MB as MAX_MODEL_MB } from './project/limits';
export { type NpyArray, readNpy } from './imports/npy/readNpy';
export { writeNpy } from './exports/npy/writeNpy';
export { readSafetensors, type Safetensors } from './imports/safetensors/readSafetensors';
export { type OnnxSummary, readOnnx } from './imports/onnx/readOnnx';
export { type CompiledInput, type CompiledModel, type CompiledOutput, compileGraph } from './plan/compileGraph';
export { describeData } from './tasks/forecasting/describeData';
export { signatureOf } from './project/projectSignature';
export {
  findTask,
  recipeOf,
  type RecipeOf,
  suggestTask,
  type TaskChoice,
  type TaskId,
  TASKS,
} from './tasks';
export { type PreparedData, type PreparedTarget, prepareData } from './tasks/forecasting/prepareData';
export { type ReadTable, readTable, type TableSource } from './tables/readTable';
export { emptyProject } from './project/emptyProject';
export { projectOfTable } from './project/projectOfTable';
export { readProjectTable } from './project/readProjectTable';
export {
  type Decision,
  type Delimiter,
  DELIMITER_NAMES,
  DELIMITERS,
  type Encoding,
  ENCODINGS,
  type Reading,
  type SetAside,
} from './tables/reading';
export { textLines } from './tables/textLines';
export {
  type CalendarFeature,
  type DataRecipe,
  EMPTY_RECIPE,
  type Transform,
  transformOf,
  unitOf,
} from './tasks/forecasting/recipe';
export type { PartName } from './samples/sampleSource';
export { type Part, rowsIn, splitRows } from './tasks/forecasting/splitRows';
export { inOrder, rowOrder } from './tables/rowOrder';
export { usedRows } from './tasks/forecasting/usedRows';
export { isCounter } from './tasks/forecasting/trend';
export { suggestRecipe } from './tasks/forecasting/suggestRecipe';
export {
  type CategoryColumn,
  type Column,
  emptyCells,
  findColumn,
  type NumberColumn,
  type Table,
  type TimeColumn,
} from './tables/table';
export { edgeSpec, type GraphAnalysis, type NodeAnalysis } from './graph/analyzeGraph';
export type { DataSignature, InputSpec, StepUnit, TargetSpec } from './tensors/dataSignature';
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
export { type PortDefinition, portPhrase } from './graph/nodeType';
export { defaultParams, freshParams, isUsed, type ParamSchema, type ParamSchemas } from './graph/paramSchema';
export { axisWords } from './tensors/axisWords';
export { formatShape, specSize, type TensorSpec } from './tensors/tensorSpec';
export { NODE_HEIGHT_PX, NODE_WIDTH_PX, tidyLayout } from './graph/tidyLayout';
export { analyze, dissolve, refuseWire, wiresReplacedBy } from './layers/analyze';
export { CATALOG, findLayer, interchangeable } from './layers';
export { changeType, type TypeChange } from './project/changeType';
export type { LayerDefinition, LayerDocumentation, LayerFamily } from './layers/define/defineLayer';
export type { KernelExports, KernelMemory } from './kernels/kernelExports';
export { type KernelHost, type KernelMemoryReport, KernelPool, type KernelThread } from './kernels/kernelPool';
export { KERNEL_PAGES, kernelImports, type KernelThreadStart, MOST_USEFUL_THREADS } from './kernels/kernelExports';
export { serveKernelThread } from './kernels/threadControl';
export { layerName } from './graph/layerName';
export { nodeTitle, writeTitle } from './graph/nodeTitle';
export { lossPhrase } from './layers/target';
export type { Tf } from './tensors/tf';
export { ENGLISH } from './text/english';
export { makeWriter } from './text/writer';
export { LOSSES, type LossName } from './losses';
export type { MetricBatch, MetricDefinition } from './metrics/defineMetric';
export { measureMetric, type MetricName, METRICS } from './metrics';
export { type MessageValues, type Phrase, type PhraseCode, say } from './text/phrase';
export { EN } from './locales/en';
export { LANGUAGES, type Language } from './locales';
export type { LayerText, Locale, NamedText, ProblemText, TemplateText, TextKey } from './locales/locale';
export { choiceText, layerText, paramText, settingText, templateText } from './locales/texts';
export {
  hasErrors,
  makeProblem,
  problemText,
  type Problem,
  type ProblemCode,
  type ProblemFix,
  type ProblemPlace,
  UserError,
} from './problem/problem';
export {
  type Asset,
  IMPORTED_BACKEND,
  type NodeGroup,
  type NodePosition,
  type Project,
  tableAsset,
  tableHash,
  type TrainedModel,
  type WeightSpec,
  withTable,
} from './project/project';
export type { FittedScaler, ScalingName } from './tasks/scaler';
export type { FullOutput } from './tasks/task';
export { fingerprint } from './project/fingerprint';
export { parseProjectJson } from './project/parseProject';
export {
  checkAsset,
  checkHash,
  type OpenedProject,
  packAsset,
  type PackedAsset,
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
export { measureStep, type StepTime } from './training/measureStep';
export { curveFields } from './reports/curveFields';
export { gainOver, strongestOf } from './reports/judge';
export {
  ACTUAL,
  type CurveLine,
  type CurvePart,
  curveOf,
  lineValues,
  type MatrixPart,
  MODEL,
  type Positions,
  type Report,
  type ReportPart,
  type TablePart,
  type TableRow,
  type TargetReport,
} from './reports/report';
export { scoreTable } from './reports/reportTarget';
export { toneOf, verdictText } from './reports/verdictText';
export { type Block, samplesText, writeReport, writeTable, writeWords } from './reports/writeReport';
export { type CsvField, csvText } from './text/csvText';
export { safeFileName } from './text/fileName';
export { columnTexts } from './tables/columnTexts';
export { isoTimes } from './text/isoTimes';
export { numberFormat, withUnit } from './text/numberFormat';
export { formatDate, timeFormat } from './text/timeFormat';
export type { Writer } from './text/writer';
export { type PredictedTensor, predictTensors, type TensorData } from './training/predictTensors';
export type { TrainingEvent } from './training/events';
export type { EpochRecord, TrainingEnd } from './project/project';
export type { Clock, RunControl } from './training/runControl';
export { findOptimizer, type OptimizerName, OPTIMIZERS } from './optimizers';
export { SCHEDULES } from './optimizers/schedules';
export {
  checkSettings,
  DEFAULT_TRAINING,
  sameSettings,
  TRAINING_PARAMS,
  type TrainingSettings,
  usedSettings,
} from './optimizers/trainingSettings';
export { type TrainingJob, type TrainingOutcome, train } from './training/train';
export type { SequenceRecipe } from './tasks/sequenceClassification/recipe';
export { type SequenceFacts, sequenceFacts } from './tasks/sequenceClassification/sequenceFacts';
export { evaluateTrained, predictTestPart, predictTrained, type TrainedJob } from './training/useTrained';
