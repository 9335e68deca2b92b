import { describeData } from '../../tasks/forecasting/describeData';
import { prepareData } from '../../tasks/forecasting/prepareData';
import { readTable } from '../../tables/readTable';
import { type DataRecipe, type Transform, transformOf } from '../../tasks/forecasting/recipe';
import type { GraphAnalysis, NodeAnalysis } from '../../graph/analyzeGraph';
import type { DataSignature } from '../../tensors/dataSignature';
import { analyze } from '../../layers/analyze';
import { findLayer } from '../../layers';
import { inputFeatures } from '../../layers/input';
import { targetColumns } from '../../layers/target';
import type { ChosenLoss, LossName } from '../../losses';
import { hasErrors, makeProblem, type Problem, UserError } from '../../problem/problem';
import { fingerprint } from '../../project/fingerprint';
import { type Project, tableAsset, type TrainedModel } from '../../project/project';
import { recipeOf } from '../../tasks';
import { checkSettings, type TrainingSettings } from '../../optimizers/trainingSettings';
import { type CsvFormat, csvFormat } from './csvFormat';
import { fileNameFor, packageNameFor } from './fileNames';
import { type NaivePlan, planNaive } from './naivePlan';
import { signatureWithoutData } from './signatureWithoutData';

/** A number column and what is done to it before scaling. */
export interface PlannedColumn {
  readonly name: string;
  readonly transform: Transform;
}

/** What one Input of the model reads. */
export type PlannedInput =
  | { readonly kind: 'numbers'; readonly columns: readonly string[] }
  | { readonly kind: 'codes'; readonly column: string };

/** What one Target of the model predicts. */
export type PlannedOutput = ChosenLoss &
  (
    | { readonly kind: 'numbers'; readonly columns: readonly string[] }
    | { readonly kind: 'class'; readonly column: string }
  );

/** Every fact that the file of a model is written from. */
export interface ModelExportPlan {
  readonly project: Project;
  readonly packageName: string;
  readonly recipe: DataRecipe;
  readonly training: TrainingSettings;
  readonly signature: DataSignature;
  /**
   * True for a model from elsewhere that has had no data: names of columns and classes only stand in for those that it was
   * made for, and how these were prepared is not known.
   */
  readonly hasStandIns: boolean;
  readonly analysis: GraphAnalysis;
  /** In the order of the model's inputs and outputs. */
  readonly inputs: readonly PlannedInput[];
  readonly outputs: readonly PlannedOutput[];
  readonly numberColumns: readonly PlannedColumn[];
  readonly categoryColumns: readonly string[];
  readonly trained: TrainedModel | null;
}

/** Every fact that the files of a whole program are written from. */
export interface ExportPlan extends ModelExportPlan {
  readonly naive: NaivePlan;
  readonly csv: CsvFormat;
  /** Name of the data file in the export. */
  readonly dataFile: string;
}

/**
 * Gathers what the file of a model needs. Without the data it takes what the training found in them or, of a model from
 * elsewhere, what its file says. Throws a `UserError` with every problem when the model, its data or its weights are not
 * complete.
 */
export function planModelExport(project: Project, data: Uint8Array | null): ModelExportPlan {
  if (data) return planExport(project, data);
  const signature = signatureWithoutData(project);
  if (!signature) throw new UserError(withoutData(project));
  return gatherModel(project, signature, []);
}

/**
 * Gathers what a whole program needs. Throws a `UserError` with every problem when the model, its data or its weights are
 * not complete, since the exported project could not run.
 */
export function planExport(project: Project, data: Uint8Array | null): ExportPlan {
  const { trained } = project;
  const recipe = recipeOf(project.task, 'forecasting');
  if (!data) throw new UserError(withoutData(project));
  const dataFile = tableAsset(project)?.name ?? 'data.csv';
  const { table, problems } = readTable(data, dataFile);
  if (!table) throw new UserError(problems);
  const prepared = prepareData(table, recipe, trained ? { fitted: trained } : {});
  const signature = prepared.prepared?.signature ?? describeData(table, recipe);
  const model = gatherModel(project, signature, prepared.problems);
  if (!prepared.prepared) throw new UserError(prepared.problems);
  return {
    ...model,
    naive: planNaive(prepared.prepared),
    csv: csvFormat(data, recipe.time),
    dataFile: fileNameFor(dataFile),
  };
}

/** What is said of a model that meets such data. Throws a `UserError` when these problems or its own are errors. */
function gatherModel(project: Project, signature: DataSignature, problems: readonly Problem[]): ModelExportPlan {
  const { graph, training, trained } = project;
  const recipe = recipeOf(project.task, 'forecasting');
  const analysis = analyze(graph, signature);
  const found = [...checkSettings(training), ...problems, ...analysis.problems, ...staleWeights(project)];
  if (hasErrors(found)) throw new UserError(found);

  const nodes = analysis.order.flatMap((id) => analysis.nodes.get(id) ?? []).filter((node) => node.inModel);
  const ofRole = (role: string): NodeAnalysis[] => nodes.filter((node) => findLayer(node.node.type)?.role === role);
  const kinds = new Map([...signature.targets, ...signature.inputs].map(({ name, kind }) => [name, kind]));
  const used = [...new Set([...recipe.features, ...recipe.targets])];
  const ofKind = (kind: 'number' | 'category'): string[] => used.filter((name) => kinds.get(name) === kind);
  return {
    project,
    packageName: packageNameFor(project.name),
    recipe,
    training,
    signature,
    hasStandIns: signature === project.expects,
    analysis,
    inputs: ofRole('input').map((node) => planInput(node, signature)),
    outputs: ofRole('target').map((node) => planOutput(node, signature)),
    numberColumns: ofKind('number').map((name) => ({ name, transform: transformOf(recipe, name) })),
    categoryColumns: ofKind('category'),
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
