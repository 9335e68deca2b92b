import type { GraphAnalysis, NodeAnalysis } from '../graph/analyzeGraph';
import { freeName } from '../text/freeName';
import { edgesInto, type Graph, type GraphNode, type PortRef } from '../graph/graph';
import type { TensorSpec } from '../tensors/tensorSpec';
import { containerName } from '../emit/keras/activationNames';
import { findLayer } from '../layers';
import { layerName } from '../graph/layerName';
import { LAYER_LANGUAGES, type LayerDefinition, tensorPorts, tensorSpecs } from '../layers/define/defineLayer';
import type { LayerStep } from '../layers/define/layerStep';
import type { ChosenLoss, LossName } from '../losses';
import type { Problem } from '../problem/problem';
import type { WeightDefinition } from '../layers/define/weights';

/** An Input of the model. */
export interface PlannedInput {
  readonly nodeId: string;
  /** What the user calls the node. */
  readonly label: string;
  /** The name of the input in the compiled model. */
  readonly name: string;
  /** Unknown while the graph is not complete. */
  readonly spec: TensorSpec | undefined;
}

/** One layer of the model: its definition, and all that the definition tells its code, its files and its kernels from. */
export interface PlannedStep extends LayerStep {
  readonly nodeId: string;
  readonly label: string;
  readonly layer: LayerDefinition;
  /** What feeds it: the tensor ports in the order of the definition, each in wiring order. */
  readonly inputs: readonly PortRef[];
  /** The recurrent layer whose last state this one starts from. */
  readonly initialState: string | null;
}

/** A Target of the model. */
export interface PlannedOutput extends ChosenLoss {
  readonly nodeId: string;
  readonly label: string;
  readonly name: string;
  /** What it judges; null while nothing that could be planned feeds it. */
  readonly source: PortRef | null;
}

/**
 * A model as a list: what is compiled, printed as code or written to a file is made from it, so that all agree. Of an
 * incomplete graph it holds what can be told already.
 */
export interface ModelPlan {
  readonly inputs: readonly PlannedInput[];
  /** Each after everything that feeds it. */
  readonly steps: readonly PlannedStep[];
  readonly outputs: readonly PlannedOutput[];
  /** Errors by node; those of the graph as a whole under undefined. */
  readonly problems: ReadonlyMap<string | undefined, readonly Problem[]>;
  readonly complete: boolean;
  readonly parameterCount: number;
}

/**
 * What a layer is applied to in tfjs: its inputs, but a tensor that attends to itself only once, because tfjs, when it runs
 * a model, frees too early what one layer takes twice.
 */
export function appliedInputs({ inputs }: Pick<PlannedStep, 'inputs'>): readonly PortRef[] {
  const [first] = inputs;
  const areOne = inputs.every(({ node, port }) => node === first?.node && port === first.port);
  return areOne ? inputs.slice(0, 1) : inputs;
}

/** Lists the nodes that are on a path to a Target, in an order in which they can be computed. Never throws. */
export function planModel(graph: Graph, analysis: GraphAnalysis): ModelPlan {
  const nodes = analysis.order.flatMap((id) => analysis.nodes.get(id) ?? []).filter((node) => node.inModel);
  const names = layerNames(nodes.map(({ node }) => node));
  const problems = errorsByNode(analysis);
  const usedStates = usedStatesOf(graph, analysis);
  const inputs: PlannedInput[] = [];
  const steps: PlannedStep[] = [];
  const outputs: PlannedOutput[] = [];
  const planned = new Set<string>();
  for (const analyzed of nodes) {
    const { node, params } = analyzed;
    const name = names.get(node.id) as string;
    const about = { nodeId: node.id, label: node.name, name };
    const layer = findLayer(node.type);
    const sources = tensorSources(graph, analyzed, layer).filter((source) => planned.has(source.node));
    if (layer?.role === 'input') {
      planned.add(node.id);
      inputs.push({ ...about, spec: analyzed.outputs.out });
    } else if (layer?.role === 'target') {
      outputs.push({ ...about, source: sources[0] ?? null, loss: params.loss as LossName, lossParams: params });
    } else {
      const isWrong = problems.get(node.id)?.some((problem) => problem.code.startsWith('param.'));
      if (!layer || !isTold(layer) || isWrong || sources.length === 0) continue;
      planned.add(node.id);
      const from = edgesInto(graph, node.id, 'initialState')[0]?.from.node ?? null;
      const initialState = from !== null && planned.has(from) ? from : null;
      const inputSpecs = tensorSpecs(layer.inputs, analyzed.inputs);
      const states = { initialState, takesState: initialState !== null, givesState: usedStates.has(node.id) };
      steps.push({ ...about, layer, params, inputs: sources, inputSpecs, outputs: analyzed.outputs, ...states });
    }
  }
  return { inputs, steps, outputs, problems, complete: problems.size === 0, parameterCount: analysis.parameterCount };
}

function errorsByNode(analysis: GraphAnalysis): Map<string | undefined, Problem[]> {
  const problems = new Map<string | undefined, Problem[]>();
  for (const problem of analysis.problems) {
    if (problem.severity !== 'error') continue;
    const known = problems.get(problem.nodeId);
    if (known) known.push(problem);
    else problems.set(problem.nodeId, [problem]);
  }
  return problems;
}

function tensorSources(graph: Graph, { node }: NodeAnalysis, layer: LayerDefinition | undefined): PortRef[] {
  const ports = tensorPorts(layer?.inputs ?? []);
  return ports.flatMap(({ name }) => edgesInto(graph, node.id, name).map((edge) => edge.from));
}

/** Whether any language has the layer; a placeholder stands for one that none has. */
const isTold = (layer: LayerDefinition): boolean => LAYER_LANGUAGES.some((language) => layer[language] !== undefined);

/** The nodes whose last state feeds another node of the model. */
function usedStatesOf(graph: Graph, analysis: GraphAnalysis): ReadonlySet<string> {
  const used = graph.edges.filter(({ from, to }) => from.port === 'state' && analysis.nodes.get(to.node)?.inModel);
  return new Set(used.map(({ from }) => from.node));
}

/**
 * A tfjs layer name for each node, made from what the user called it: lower case, underscores, unique. Weights are
 * stored under these names, so they depend on nothing but the nodes and their order.
 */
export function layerNames(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const node of nodes) {
    const slug = fileName(node)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
    const base = /^[a-z]/.test(slug) ? slug : `${node.type.toLowerCase()}${slug && `_${slug}`}`;
    const name = freeName(base, taken);
    taken.add(name);
    names.set(node.id, name);
  }
  return names;
}

/** A node's name; where that is a class of Keras other than the layer's own name, as Keras itself would name the layer. */
function fileName({ name, type }: GraphNode): string {
  const [, words = '', number = ''] = /^(.*?)( \d+)?$/.exec(name) ?? [];
  const isClass = words === 'TimeDistributed' || Object.hasOwn(findLayer(type)?.keras?.reads ?? {}, words);
  if (!isClass) return name;
  const named = containerName(words);
  // Weights that were saved under the layer's own name, written together, stay where they are.
  return named.replaceAll('_', ' ') !== layerName(type).toLowerCase() ? named + number : name;
}

/** A weight of a planned layer, under the name that it has in the built model and in every file, such as `lstm/kernel`. */
export interface PlannedWeight extends WeightDefinition {
  readonly nodeId: string;
}

/** The weights of one layer in its own order; null while its inputs are unknown. */
export function stepWeights(
  step: Pick<PlannedStep, 'nodeId' | 'name' | 'layer' | 'params' | 'inputSpecs'>,
): readonly PlannedWeight[] | null {
  if (step.inputSpecs.length === 0) return null;
  return step.layer
    .weights(step)
    .map((weight) => ({ ...weight, nodeId: step.nodeId, name: `${step.name}/${weight.name}` }));
}

/** The weights of all layers whose inputs are known, layer by layer. */
export function plannedWeights(plan: Pick<ModelPlan, 'steps'>): readonly PlannedWeight[] {
  return plan.steps.flatMap((step) => stepWeights(step) ?? []);
}
