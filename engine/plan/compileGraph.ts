import type * as tfjs from '@tensorflow/tfjs';
import type { InputReading, TargetReading } from '../samples/sampleSource';
import type { DataSignature } from '../tensors/dataSignature';
import type { Graph, ParamValue, PortRef } from '../graph/graph';
import type { TensorSpec } from '../tensors/tensorSpec';
import { analyze } from '../layers/analyze';
import { spareInputGradient } from '../layers/define/recurrent/recurrentClass';
import { inputFeatures } from '../layers/input';
import { makeTfjsLayer } from '../layers/tfjsLayers';
import type { Tf } from '../tensors/tf';
import { targetColumns } from '../layers/target';
import { type ChosenLoss, findLoss, isBalanced, type LossName } from '../losses';
import { hasErrors, UserError } from '../problem/problem';
import { createRandom } from '../random/random';
import { patchTfjs } from './patchTfjs';
import { appliedInputs, type ModelPlan, planModel, stepWeights } from './modelPlan';
import { type DropoutStream, releaseDropoutMasks, seedDropout } from './seededDropout';
import { seedWeights } from './seedWeights';
import { completePlan, toldIn } from './toldIn';
import { variablesOf } from './trainableVariables';

/** One Input of the compiled model and the features it reads, in order. */
export interface CompiledInput extends InputReading {
  readonly nodeId: string;
}

/** One Target of the compiled model: the columns it predicts and its loss. */
export interface CompiledOutput extends TargetReading, ChosenLoss {
  readonly nodeId: string;
  /** The node whose output it judges. */
  readonly source: string;
  readonly kind: 'number' | 'category';
}

/** One layer of the compiled model and the nodes that feed it, in wiring order. */
export interface CompiledLayer {
  readonly nodeId: string;
  readonly layer: tfjs.layers.Layer;
  readonly sources: readonly string[];
  /** The recurrent layer whose last state this one starts from. */
  readonly initialState: string | null;
  /** From which it draws its dropout masks. */
  readonly dropout: DropoutStream;
}

/** A model and how its inputs and outputs map to the data. Whoever compiles it disposes of it. */
export interface CompiledModel {
  readonly plan: ModelPlan;
  readonly model: tfjs.LayersModel;
  /** In the order of the model's inputs. */
  readonly inputs: readonly CompiledInput[];
  /** In the order of the model's outputs. */
  readonly outputs: readonly CompiledOutput[];
  /** Each after everything that feeds it. */
  readonly layers: readonly CompiledLayer[];
  /** Every weight, trainable or not, by the name that it is saved under. */
  readonly variables: ReadonlyMap<string, tfjs.Variable>;
  readonly parameterCount: number;
  dispose(): void;
}

/**
 * Builds the tfjs model of a graph: the nodes on paths to a Target, in topological order. First weights and dropout
 * masks come from `seed`; null is for a model that is given weights at once and never trained. Throws a `UserError` with
 * every problem of the graph when there is an error among them.
 */
export function compileGraph(tf: Tf, graph: Graph, data: DataSignature, seed: number | null): CompiledModel {
  patchTfjs(tf);
  const analysis = analyze(graph, data);
  if (hasErrors(analysis.problems)) throw new UserError(analysis.problems);
  const plan = completePlan(toldIn(planModel(graph, analysis), 'tfjs'));
  const random = seed === null ? null : createRandom(seed).fork('weights');
  const dropoutRandom = createRandom(seed ?? 0).fork('dropout');
  /** By node: its output, and behind it its last state where that is used. */
  const symbols = new Map<string, readonly tfjs.SymbolicTensor[]>();
  const symbolAt = ({ node }: PortRef): tfjs.SymbolicTensor => symbols.get(node)?.[0] as tfjs.SymbolicTensor;
  const paramsOf = (nodeId: string): Params => analysis.nodes.get(nodeId)?.params ?? {};

  const inputSymbols = plan.inputs.map(({ nodeId, name, spec }) => {
    const { shape, dtype } = spec as TensorSpec;
    const symbol = tf.input({ shape: [...shape], dtype, name });
    symbols.set(nodeId, [symbol]);
    return symbol;
  });
  const inputs = plan.inputs.map(({ nodeId }) => describeInput(nodeId, paramsOf(nodeId), data));
  const layers = plan.steps.map((step): CompiledLayer => {
    const { nodeId, name, initialState } = step;
    const layer = makeTfjsLayer(tf, step.layer.tfjs(step));
    const sources = step.inputs.map(({ node }) => node);
    // The data itself needs no gradient.
    if (sources.every((source) => inputs.some((input) => input.nodeId === source))) spareInputGradient(layer);
    seedWeights(tf, layer, stepWeights(step) ?? [], random?.fork(name) ?? null);
    const dropout = seedDropout(tf, layer, dropoutRandom.fork(name));
    const states = initialState === null ? [] : (symbols.get(initialState) ?? []).slice(1);
    const fed = [...appliedInputs(step).map(symbolAt), ...states];
    // Building a layer leaves temporary tensors behind; its weights are variables, which a tidy keeps.
    tf.tidy(() => {
      const outputs = layer.apply(fed.length > 1 ? fed : (fed[0] as tfjs.SymbolicTensor));
      symbols.set(nodeId, (Array.isArray(outputs) ? outputs : [outputs]) as tfjs.SymbolicTensor[]);
    });
    return { nodeId, layer, sources, initialState, dropout };
  });
  const outputSymbols: tfjs.SymbolicTensor[] = [];
  const outputs = plan.outputs.map(({ nodeId, name, source: from }) => {
    const source = from as PortRef;
    const symbol = symbolAt(source);
    // tfjs wants each output to be a tensor of its own, so a second Target on the same node gets one.
    const passOn = (): tfjs.SymbolicTensor =>
      tf.layers.activation({ activation: 'linear', name }).apply(symbol) as tfjs.SymbolicTensor;
    outputSymbols.push(outputSymbols.includes(symbol) ? passOn() : symbol);
    return describeOutput(nodeId, source.node, paramsOf(nodeId), data);
  });
  const model = tf.model({ inputs: inputSymbols, outputs: outputSymbols, name: 'seqloom' });
  return {
    plan,
    model,
    inputs,
    outputs,
    layers,
    variables: namedVariables(model),
    parameterCount: analysis.parameterCount,
    dispose: () => {
      for (const layer of model.layers) releaseDropoutMasks(tf, layer);
      model.dispose();
    },
  };
}

function namedVariables({ weights }: tfjs.LayersModel): ReadonlyMap<string, tfjs.Variable> {
  const variables = variablesOf(weights);
  return new Map(weights.map(({ originalName }, i) => [originalName, variables[i] as tfjs.Variable]));
}

type Params = Readonly<Record<string, ParamValue>>;

function describeInput(nodeId: string, params: Params, data: DataSignature): CompiledInput {
  const { form, columns } = params as { form: 'numbers' | 'codes'; columns: readonly string[] };
  const features = inputFeatures({ form, columns }, data).map((feature) => feature.name);
  return { nodeId, form, features };
}

function describeOutput(nodeId: string, source: string, params: Params, data: DataSignature): CompiledOutput {
  const { loss, columns } = params as { loss: LossName; columns: readonly string[] };
  const chosen = targetColumns({ columns }, data);
  const kind = chosen[0]?.kind ?? 'number';
  const ofClasses = findLoss(loss).truth === 'oneHot' ? 'oneHot' : 'code';
  const truth = kind === 'number' ? 'values' : ofClasses;
  const balanced = isBalanced({ loss, lossParams: params });
  return {
    nodeId,
    source,
    columns: chosen.map((column) => column.name),
    kind,
    truth,
    balanced,
    loss,
    lossParams: params,
  };
}
