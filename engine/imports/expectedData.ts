import type { DataSignature } from '../tensors/dataSignature';
import { type WindowColumns, windowSignature } from '../tasks/forecasting/windowSignature';
import type { Graph, GraphNode, ParamValue } from '../graph/graph';
import { edgesInto, findNode, type PortRef } from '../graph/graph';
import type { TensorSpec } from '../tensors/tensorSpec';
import { findImportedLoss, findLoss, type LossName } from '../losses';
import { makeProblem, type Problem } from '../problem/problem';
import { type ImportedNode, inputShape } from './importedGraph';
import { nodeTitle } from '../graph/nodeTitle';

type Feature = WindowColumns['features'][number];
type Target = WindowColumns['targets'][number];

/** Steps of a model that takes sequences of any length. */
const USUAL_LOOKBACK = 30;

/** What the Inputs of a model read, as far as its file tells. */
export interface ExpectedInputs {
  readonly lookback: number;
  readonly features: readonly Feature[];
  /** The nodes, with the columns that each Input reads where there are several. */
  readonly nodes: readonly GraphNode[];
  readonly warnings: readonly Problem[];
}

/** Gives names to the features that the Inputs read. An Input of another length than the first becomes a placeholder. */
export function expectInputs(imported: readonly ImportedNode[], graph: Graph): ExpectedInputs {
  const inputs = imported.filter(({ node }) => node.type === 'input');
  const lengths = inputs.map(({ layer }) => inputShape(layer)?.[0] ?? null);
  const lookback = lengths.find((length) => length !== null) ?? USUAL_LOOKBACK;
  const warnings: Problem[] = [];
  const features: Feature[] = [];
  const replaced = new Map<string, GraphNode>();
  const count = (form: string): number => inputs.filter(({ node }) => node.params.form === form).length;
  inputs.forEach(({ layer, node }, i) => {
    const length = lengths[i] ?? null;
    if (length === null) {
      const at = { nodeId: node.id, severity: 'warning' } as const;
      warnings.push(makeProblem('import.anyLength', { layer: nodeTitle(node), timesteps: lookback }, at));
    }
    if (length !== null && length !== lookback) {
      const shape = `[${(inputShape(layer) ?? []).map((size) => size ?? '?').join(', ')}]`;
      const params = { layer: layer.className, option: shape, place: layer.place, reason: 'input' };
      const values = { node: nodeTitle(node), layer: layer.className, option: shape, place: layer.place };
      warnings.push(makeProblem('import.layerInput', values, { nodeId: node.id, severity: 'warning' }));
      replaced.set(node.id, { ...node, type: 'placeholder', params });
      return;
    }
    const own =
      node.params.form === 'codes' ? [codes(graph, node, features)] : numbers(inputShape(layer)?.[1] ?? 1, features);
    features.push(...own);
    if (count(String(node.params.form)) === 1) return;
    replaced.set(node.id, { ...node, params: { ...node.params, columns: own.map(({ name }) => name) } });
  });
  return { lookback, features, nodes: graph.nodes.map((node) => replaced.get(node.id) ?? node), warnings };
}

function numbers(count: number, known: readonly Feature[]): Feature[] {
  const before = known.filter(({ kind }) => kind === 'number').length;
  return Array.from({ length: count }, (_, i) => ({ name: `feature_${before + i + 1}`, kind: 'number' }));
}

/** A column of codes that every Embedding behind the Input has room for; of one class where none is known. */
function codes(graph: Graph, input: GraphNode, known: readonly Feature[]): Feature {
  const vocabularies = graph.nodes.flatMap((node) =>
    edgesInto(graph, node.id).some((edge) => edge.from.node === input.id) ? [Number(node.params.vocabulary)] : [],
  );
  const sizes = vocabularies.filter(Number.isFinite);
  const number = known.filter(({ kind }) => kind === 'category').length + 1;
  return {
    name: `code_${number}`,
    kind: 'category',
    cardinality: Math.max(1, sizes.length > 0 ? Math.min(...sizes) : 1),
  };
}

/** An output of a model: its shape without the batch axis, and what is known of its values. */
export interface ForeignOutput {
  readonly timesteps: number | null;
  readonly width: number;
  readonly range: 'unit' | 'distribution' | undefined;
  /** False behind a placeholder: the shape is then what the last layer alone tells, and the file's loss is taken as it is. */
  readonly known: boolean;
}

/** An output whose shape is known, or what the Dense layer before it tells of one that is not. */
export function outputOf(spec: TensorSpec | undefined, graph: Graph, source: PortRef | null): ForeignOutput {
  if (spec) {
    const timesteps = spec.hasTime ? (spec.shape[0] ?? 1) : null;
    return { timesteps, width: spec.shape.at(-1) ?? 1, range: spec.range, known: true };
  }
  let node = source && findNode(graph, source.node);
  while (node && ['activation', 'dropout'].includes(node.type)) {
    const [edge] = edgesInto(graph, node.id);
    node = edge && findNode(graph, edge.from.node);
  }
  const units = node?.type === 'dense' ? Number(node.params.units) : 1;
  return { timesteps: null, width: units, range: undefined, known: false };
}

/** What the Targets of a model predict, as far as its file tells. */
export interface ExpectedTargets {
  readonly horizon: number;
  readonly targets: readonly Target[];
  /** The parameters of each Target, in order. */
  readonly params: readonly Readonly<Record<string, ParamValue>>[];
  /** The losses that are not the one that the file names. */
  readonly changedLosses: readonly boolean[];
}

/**
 * Gives names to what the outputs predict. Probabilities of classes become a column of categories; numbers are taken as steps
 * ahead, as many as divide every output evenly.
 */
export function expectTargets(outputs: readonly ForeignOutput[], fileLoss: string | null): ExpectedTargets {
  const losses = outputs.map((output) => chooseLoss(output, fileLoss));
  const isClass = losses.map((loss, i) => classCount(loss, outputs[i]) > 0);
  const steps = outputs.map(({ timesteps, width }) => timesteps ?? width);
  const horizon = isClass.includes(true) ? 1 : Math.max(1, steps.reduce(greatestDivisor, 0));
  const targets: Target[] = [];
  const params = outputs.map((output, i) => {
    const loss = losses[i] as LossName;
    const own = isClass[i]
      ? [
          {
            name: `class_${targets.length + 1}`,
            kind: 'category' as const,
            classes: classNames(classCount(loss, output)),
          },
        ]
      : columns(((output.timesteps ?? 1) * output.width) / horizon, targets.length);
    targets.push(...own);
    return { loss, ...(outputs.length > 1 && { columns: own.map(({ name }) => name) }) };
  });
  const named = fileLoss === null ? undefined : findImportedLoss(fileLoss);
  const changedLosses = losses.map((loss) => fileLoss !== null && loss !== named);
  return { horizon, targets, params, changedLosses };
}

/** What a model predicts that tells a class at each of its timesteps, such as a tagger; null for any other. */
export function expectStepClasses(
  outputs: readonly ForeignOutput[],
  lookback: number,
  fileLoss: string | null,
): ExpectedTargets | null {
  const [output, another] = outputs;
  if (!output || another || output.timesteps !== lookback) return null;
  const found = chooseLoss({ ...output, timesteps: null }, fileLoss);
  const count = classCount(found, { ...output, timesteps: null });
  // A share at each step may as well be a number.
  if (count === 0 || (findLoss(found).truth === 'binary' && fileLoss === null)) return null;
  const targets = [{ name: 'class_1', kind: 'category' as const, classes: classNames(count) }];
  return { horizon: 1, targets, params: [{ loss: found }], changedLosses: [false] };
}

function chooseLoss({ timesteps, width, range, known }: ForeignOutput, fileLoss: string | null): LossName {
  const named = fileLoss === null ? undefined : findImportedLoss(fileLoss);
  const takesClasses = range === 'distribution' && timesteps === null && width > 1;
  if (named) {
    const { needs } = findLoss(named);
    const fits = !known || needs === undefined || (needs === 'unit' ? range === 'unit' : takesClasses);
    return fits ? named : 'meanSquaredError';
  }
  if (takesClasses) return 'categoricalCrossentropy';
  return fileLoss === null && range === 'unit' && timesteps === null ? 'binaryCrossentropy' : 'meanSquaredError';
}

/** The classes that an output tells apart; 0 for numbers. */
function classCount(loss: LossName | undefined, output: ForeignOutput | undefined): number {
  const truth = loss && findLoss(loss).truth;
  if (truth === 'oneHot' || truth === 'codes') return output?.width ?? 0;
  return truth === 'binary' && output?.width === 1 && output.timesteps === null ? 2 : 0;
}

const classNames = (count: number): string[] => Array.from({ length: count }, (_, i) => `class_${i + 1}`);

function columns(count: number, before: number): Target[] {
  return Array.from({ length: count }, (_, i) => ({ name: `target_${before + i + 1}`, kind: 'number' }));
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** What a model expects of its data. */
export function expectedSignature(
  inputs: ExpectedInputs,
  targets: Pick<ExpectedTargets, 'horizon' | 'targets'>,
): DataSignature {
  const { lookback, features } = inputs;
  return windowSignature({ lookback, horizon: targets.horizon, features, targets: targets.targets });
}
