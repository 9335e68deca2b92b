import { type CsvFormat, csvFormat } from '../../tables/csvFormat';
import type { GraphAnalysis, NodeAnalysis } from '../../graph/analyzeGraph';
import type { DataSignature } from '../../tensors/dataSignature';
import { analyze } from '../../layers/analyze';
import { findLayer } from '../../layers';
import { inputFeatures } from '../../layers/input';
import { targetColumns } from '../../layers/target';
import { type ModelPlan, planModel } from '../../plan/modelPlan';
import { markdownText } from '../../emit/typescript/quote';
import type { LossName } from '../../losses';
import { hasErrors, makeProblem, type Problem, refuse, UserError } from '../../problem/problem';
import { fingerprint } from '../../project/fingerprint';
import { type Project, tableAsset, type TrainedModel } from '../../project/project';
import { readProjectTable } from '../../project/readProjectTable';
import { findTask } from '../../tasks';
import type { PlannedInput, PlannedOutput, ProgramPlan, Texts, ProgramLanguage } from '../../tasks/taskExports';
import { checkSettings, type TrainingSettings } from '../../optimizers/trainingSettings';
import { fileNameFor, packageNameFor } from './fileNames';
import { signatureWithoutData } from './signatureWithoutData';

/** Every fact that the file of a model is written from. */
export interface ModelExportPlan {
  readonly project: Project;
  readonly packageName: string;
  /** The project's name for a heading in Markdown. */
  readonly title: string;
  /** What the model does, such as `reads …`; `columns` are those that it answers with, as they are to be written. */
  readonly does: (write: (column: string) => string) => string;
  readonly training: TrainingSettings;
  readonly signature: DataSignature;
  /**
   * True for a model from elsewhere that has had no data: names of columns and classes only stand in for those that it was
   * made for, and how these were prepared is not known.
   */
  readonly hasStandIns: boolean;
  readonly analysis: GraphAnalysis;
  readonly model: ModelPlan;
  /** In the order of the model's inputs and outputs. */
  readonly inputs: readonly PlannedInput[];
  readonly outputs: readonly PlannedOutput[];
  readonly trained: TrainedModel | null;
}

export type TrainedExportPlan = ModelExportPlan & { readonly trained: TrainedModel };

/** Every fact that the files of a whole program are written from. */
export interface ExportPlan extends ModelExportPlan {
  /** Its task's own. */
  readonly program: ProgramPlan;
  readonly files: Readonly<Record<ProgramLanguage, Texts>>;
  readonly csv: CsvFormat;
  readonly hasTimes: boolean;
  readonly validates: boolean;
  readonly dataFile: string;
}

/**
 * Gathers what the file of a model needs. Without the data it takes what the training found in them or, of a model from
 * elsewhere, what its file says. Throws a `UserError` with every problem when the model, its data or its weights are not
 * complete.
 */
export function planModelExport(project: Project, data: Uint8Array | null): ModelExportPlan {
  if (data) return prepareExport(project, data).model;
  const signature = signatureWithoutData(project);
  if (!signature) throw new UserError(withoutData(project));
  return gatherModel(project, signature, []);
}

/** As `planModelExport`, of a model with weights. Throws a `UserError` where it has none. */
export function planTrainedExport(project: Project, data: Uint8Array | null): TrainedExportPlan {
  const plan = planModelExport(project, data);
  return plan.trained ? { ...plan, trained: plan.trained } : refuse('project.notTrained', { file: project.name });
}

/**
 * Gathers what a whole program needs. Throws a `UserError` with every problem when the model, its data or its weights are
 * not complete, since the exported project could not run, or when the task has no programs.
 */
export async function planExport(project: Project, data: Uint8Array | null): Promise<ExportPlan> {
  const { exported } = findTask(project.task.id);
  if (!exported) return refuse('export.noPrograms', { task: { code: `task.${project.task.id}` } });
  if (!data) throw new UserError(withoutData(project));
  const { model, prepared, table: whole, reading, dataFile } = prepareExport(project, data);
  const programs = await exported.programs();
  const table = programs.usedRows?.(prepared) ?? whole;
  const time = programs.timeColumn(prepared, table);
  const csv = csvFormat(data, table, time, reading);
  const program = programs.plan(prepared, { inputs: model.inputs, outputs: model.outputs, csv, table });
  return {
    ...{ ...model, program, files: programs.files, csv, dataFile: fileNameFor(dataFile) },
    hasTimes: time !== null,
    validates: prepared.source.parts.validation.samples > 0,
  };
}

function prepareExport(project: Project, data: Uint8Array) {
  const { id, recipe } = project.task;
  const task = findTask(id);
  const dataFile = tableAsset(project)?.name ?? 'data.csv';
  const { table, source, problems: found } = readProjectTable(project, data);
  if (!table || !source) throw new UserError(found);
  const { prepared, problems } = task.prepare(table, recipe, project.trained ? { fitted: project.trained } : {});
  const model = gatherModel(project, prepared?.source ?? task.describe(table, recipe), problems);
  if (!prepared) throw new UserError(problems);
  return { model, prepared, table, reading: source.reading, dataFile };
}

/** What is said of a model that meets such data. Throws a `UserError` when these problems or its own are errors. */
function gatherModel(project: Project, signature: DataSignature, problems: readonly Problem[]): ModelExportPlan {
  const { graph, task, training, trained } = project;
  const analysis = analyze(graph, signature);
  const found = [...checkSettings(training), ...problems, ...analysis.problems, ...staleWeights(project)];
  if (hasErrors(found)) throw new UserError(found);

  const nodes = analysis.order.flatMap((id) => analysis.nodes.get(id) ?? []).filter((node) => node.inModel);
  const ofRole = (role: string): NodeAnalysis[] => nodes.filter((node) => findLayer(node.node.type)?.role === role);
  const outputs = ofRole('target').map((node) => planOutput(node, signature));
  const columns = [...new Set(outputs.flatMap((one) => (one.kind === 'numbers' ? one.columns : [one.column])))];
  return {
    project,
    packageName: packageNameFor(project.name),
    title: markdownText(project.name) || 'Sequence model',
    does: (write) =>
      findTask(task.id).exported?.does(task.recipe, columns.map(write)) ??
      `answers with ${columns.map(write).join(', ')}`,
    training,
    signature,
    hasStandIns: signature === project.expects,
    analysis,
    model: planModel(graph, analysis),
    inputs: ofRole('input').map((node) => planInput(node, signature)),
    outputs,
    trained,
  };
}

function withoutData(project: Project): readonly Problem[] {
  const { name, graph, expects } = project;
  const asset = tableAsset(project);
  if (asset) return [makeProblem('project.noData', { file: name, data: asset.name })];
  if (!expects) return analyze(graph, null).problems;
  return [makeProblem('export.needsData', { project: name }), ...analyze(graph, expects).problems];
}

function staleWeights({ graph, task, trained }: Project): readonly Problem[] {
  if (!trained || trained.fingerprint === fingerprint(graph, task)) return [];
  return [makeProblem('project.weightsStale', { reason: { code: 'weights.changed' } })];
}

function planInput({ params }: NodeAnalysis, signature: DataSignature): PlannedInput {
  const { form, columns } = params as { form: string; columns: readonly string[] };
  const names = inputFeatures({ form, columns }, signature).map((feature) => feature.name);
  return form === 'codes' ? { kind: 'codes', column: names[0] ?? '' } : { kind: 'numbers', columns: names };
}

function planOutput({ params }: NodeAnalysis, signature: DataSignature): PlannedOutput {
  const { loss, columns } = params as { loss: LossName; columns: readonly string[] };
  const chosen = targetColumns({ columns }, signature);
  const names = chosen.map((column) => column.name);
  return chosen[0]?.kind === 'category'
    ? { kind: 'class', column: names[0] ?? '', loss, lossParams: params }
    : { kind: 'numbers', columns: names, loss, lossParams: params };
}
