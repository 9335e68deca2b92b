import { planModel } from '../plan/modelPlan';
import { EMPTY_RECIPE } from '../tasks/forecasting/recipe';
import { windowOf } from '../tasks/forecasting/windowSignature';
import { EMPTY_SEQUENCE_RECIPE } from '../tasks/sequenceClassification/recipe';
import type { TaskChoice } from '../tasks';
import { type DataSignature, learnsSteps, type TargetSpec } from '../tensors/dataSignature';
import type { Graph, GraphEdge, GraphNode, PortRef } from '../graph/graph';
import { tidyLayout } from '../graph/tidyLayout';
import { analyze } from '../layers/analyze';
import { lossPhrase } from '../layers/target';
import { makeProblem, type Problem } from '../problem/problem';
import { fingerprint } from '../project/fingerprint';
import { IMPORTED_BACKEND, type Project, type TrainedModel } from '../project/project';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import {
  type ExpectedInputs,
  expectedSignature,
  expectInputs,
  expectStepClasses,
  expectTargets,
  type ForeignOutput,
  outputOf,
} from './expectedData';
import type { ForeignModel } from './foreignModel';
import { importGraph, type ImportedGraph } from './importedGraph';
import { type ImportedWeights, importWeights } from './importedWeights';
import { importOptimizer } from './importOptimizer';
import { freshNodeName } from './nodeNames';

/** What an imported model consists of, for people and for scripts. */
export interface ImportSummary {
  /** Without Targets and what was put before them. */
  readonly layers: readonly { readonly name: string; readonly class: string; readonly type: string }[];
  readonly parameterCount: number;
  readonly inputs: readonly { readonly name: string; readonly shape: readonly number[] | null }[];
  readonly outputs: readonly { readonly name: string; readonly shape: readonly number[] | null }[];
  readonly hasWeights: boolean;
}

/** A model that was made elsewhere, as a project without data. */
export interface ImportedModel {
  readonly project: Project;
  /** What could not be taken over as it was; placeholders stand among them. */
  readonly warnings: readonly Problem[];
  readonly summary: ImportSummary;
}

/**
 * Makes a project of a model that was read from a file: its graph laid out, its weights, and the data that it expects. What
 * Seqloom does not have becomes a placeholder. Throws a `UserError` when weights are not of the shapes that layers need.
 */
export function importModel(model: ForeignModel): ImportedModel {
  const body = importGraph(model);
  const inputs = expectInputs(body.imported, body.graph);
  const read = withTargets(model, body, inputs);
  const { graph, expects } = read;
  const analysis = analyze(graph, expects);
  const plan = planModel(graph, analysis);
  const weights = importWeights(analysis, plan, body.imported);
  const compiled = model.optimizer ? importOptimizer(model.optimizer) : { settings: {}, warnings: [] };
  const graphWarnings = [...body.warnings, ...inputs.warnings, ...read.warnings];
  const warnings = [...graphWarnings, ...compiled.warnings, ...weightWarnings(weights, graph)];
  const task = taskOf(expects);
  const project: Project = {
    name: model.name === '' ? 'Imported model' : model.name,
    graph,
    layout: tidyLayout(graph),
    groups: [],
    task,
    expects,
    training: { ...DEFAULT_TRAINING, ...compiled.settings, warmStart: weights !== null },
    assets: [],
    assetsInside: true,
    trained: weights && trainedFrom(weights, fingerprint(graph, task)),
    runs: [],
  };
  const summary: ImportSummary = {
    layers: body.imported.map(({ layer, node }) => ({ name: node.name, class: layer.className, type: node.type })),
    parameterCount: plan.parameterCount + (weights?.unplanned ?? 0),
    inputs: plan.inputs.map(({ name, spec }) => ({ name, shape: spec?.shape ?? null })),
    outputs: plan.outputs.map(({ name, source }) => ({
      name,
      shape: (source && analysis.nodes.get(source.node)?.outputs[source.port]?.shape) ?? null,
    })),
    hasWeights: weights !== null,
  };
  return { project, warnings, summary };
}

function weightWarnings(weights: ImportedWeights | null, graph: Graph): Problem[] {
  if (!weights) return [makeProblem('import.noWeights', {}, { severity: 'warning' })];
  const hasUnknown = graph.nodes.some(({ type }) => type === 'placeholder');
  return hasUnknown ? [makeProblem('import.keptWeights', {}, { severity: 'warning' })] : [];
}

/** Puts a Target behind each output, with a Flatten before it where the output has timesteps that are not classes each. */
function withTargets(
  model: ForeignModel,
  body: ImportedGraph,
  inputs: ExpectedInputs,
): { readonly graph: Graph; readonly expects: DataSignature; readonly warnings: readonly Problem[] } {
  const bare: Graph = { nodes: inputs.nodes, edges: body.graph.edges };
  const specs = analyze(bare, expectedSignature(inputs, { horizon: 1, targets: [] })).nodes;
  const sources = model.outputs.map((tensor) => body.portOf(tensor));
  const outputs = sources.map((source): ForeignOutput => {
    return outputOf(source ? specs.get(source.node)?.outputs[source.port] : undefined, bare, source);
  });
  const stepClasses = expectStepClasses(outputs, inputs.lookback, model.loss);
  const expected = stepClasses ?? expectTargets(outputs, model.loss);
  const signature = expectedSignature(inputs, expected);
  const expects = stepClasses
    ? { ...signature, targets: signature.targets.map(atEachStep(inputs.lookback)) }
    : signature;
  const nodes: GraphNode[] = [...bare.nodes];
  const edges: GraphEdge[] = [...bare.edges];
  const warnings: Problem[] = [];
  const add = (type: string, name: string, params: GraphNode['params'], from: PortRef | null): PortRef => {
    const taken = new Set(nodes.map((node) => node.name));
    const node = { id: `node-${nodes.length + 1}`, type, name: freshNodeName(name, type, taken), params };
    nodes.push(node);
    const to = { node: node.id, port: 'in' };
    if (from) edges.push({ id: `edge-${edges.length + 1}`, from, to });
    return { node: node.id, port: 'out' };
  };
  outputs.forEach(({ timesteps }, i) => {
    const source = sources[i] ?? null;
    const layer = bare.nodes.find(({ id }) => id === source?.node)?.name ?? '';
    const isFlattened = timesteps !== null && !stepClasses;
    const flat = isFlattened ? add('flatten', 'flatten', {}, source) : source;
    if (isFlattened) warnings.push(makeProblem('import.flattened', { layer }, { severity: 'warning' }));
    const params = expected.params[i] ?? {};
    const { node } = add('target', 'target', params, flat);
    if (!expected.changedLosses[i]) return;
    const target = nodes.find(({ id }) => id === node)?.name ?? '';
    const values = { loss: model.loss ?? '', target, used: lossPhrase(String(params.loss)) };
    warnings.push(makeProblem('import.otherLoss', values, { nodeId: node, severity: 'warning' }));
  });
  return { graph: { nodes, edges }, expects, warnings };
}

/** What is told of a whole sample, told of each of its steps, of which some may not count. */
const atEachStep =
  (steps: number) =>
  (target: TargetSpec): TargetSpec => ({ ...target, shape: [steps], axes: ['time'], masked: true });

/** The task that such data belong to. Without columns: there are no data yet. */
function taskOf(expects: DataSignature): TaskChoice {
  if (!learnsSteps(expects)) return { id: 'forecasting', recipe: { ...EMPTY_RECIPE, ...windowOf(expects) } };
  const length = expects.inputs[0]?.shape[0] ?? EMPTY_SEQUENCE_RECIPE.length;
  return { id: 'sequenceClassification', recipe: { ...EMPTY_SEQUENCE_RECIPE, classOf: 'step', length } };
}

function trainedFrom({ weightSpecs, weightData }: ImportedWeights, print: string): TrainedModel {
  return {
    topology: {},
    ...{ weightSpecs, weightData },
    scalers: {},
    vocabularies: {},
    history: [],
    end: 'completed',
    bestEpoch: 0,
    backend: IMPORTED_BACKEND,
    fingerprint: print,
  };
}
