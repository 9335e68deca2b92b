import type * as tfjs from '@tensorflow/tfjs';
import type { DataSignature } from '../graph/dataSignature';
import type { Graph, GraphNode, ParamValue } from '../graph/graph';
import { edgesInto } from '../graph/graph';
import type { TensorSpec } from '../graph/tensorSpec';
import { analyze, findLayer } from '../layers/catalogue';
import { buildLayer, type Tf } from '../layers/layerCall';
import { ensureFusedLayers, fusedLayer, spareInputGradient } from '../kernels/fusedLayers';
import { inputFeatures } from '../layers/input';
import { type LossName, targetColumns } from '../layers/target';
import { hasErrors, UserError } from '../problem/problem';
import { createRandom } from '../random/random';
import { seedInitializers } from './initializers';
import { layerNames } from './layerNames';
import { mendTfjs } from './mendTfjs';
import { releaseDropoutMasks, seedDropout } from './seededDropout';

/** One Input of the compiled model and the features it reads, in order. */
export interface CompiledInput {
  readonly nodeId: string;
  readonly form: 'numbers' | 'codes';
  readonly features: readonly string[];
}

/** One Target of the compiled model: the columns it predicts and its loss. */
export interface CompiledOutput {
  readonly nodeId: string;
  /** The node whose output it judges. */
  readonly source: string;
  readonly columns: readonly string[];
  readonly kind: 'number' | 'category';
  readonly loss: LossName;
}

/** One layer of the compiled model and the nodes that feed it, in wiring order. */
export interface CompiledLayer {
  readonly nodeId: string;
  readonly layer: tfjs.layers.Layer;
  readonly sources: readonly string[];
}

/** A model and how its inputs and outputs map to the data. Whoever compiles it disposes of it. */
export interface CompiledModel {
  readonly model: tfjs.LayersModel;
  /** In the order of the model's inputs. */
  readonly inputs: readonly CompiledInput[];
  /** In the order of the model's outputs. */
  readonly outputs: readonly CompiledOutput[];
  /** Each after everything that feeds it. */
  readonly layers: readonly CompiledLayer[];
  readonly parameterCount: number;
  dispose(): void;
}

/**
 * Builds the tfjs model of a graph: the nodes on paths to a Target, in topological order. First weights and dropout
 * masks come from `seed`. Throws a `UserError` with every problem of the graph when there is an error among them.
 */
export function compileGraph(tf: Tf, graph: Graph, data: DataSignature, seed: number): CompiledModel {
  mendTfjs(tf);
  ensureFusedLayers(tf);
  const analysis = analyze(graph, data);
  if (hasErrors(analysis.problems)) throw new UserError(analysis.problems);

  const built = analysis.order.flatMap((id) => {
    const node = analysis.nodes.get(id);
    return node?.inModel ? [node] : [];
  });
  const names = layerNames(built.map((item) => item.node));
  const random = createRandom(seed).fork('weights');
  const dropoutRandom = createRandom(seed).fork('dropout');
  const symbols = new Map<string, tfjs.SymbolicTensor>();
  const inputs: CompiledInput[] = [];
  const outputs: CompiledOutput[] = [];
  const layers: CompiledLayer[] = [];
  const inputSymbols: tfjs.SymbolicTensor[] = [];
  const outputSymbols: tfjs.SymbolicTensor[] = [];

  for (const { node, params, outputs: specs } of built) {
    const layer = findLayer(node.type);
    const name = names.get(node.id) as string;
    const sources = sourcesOf(graph, node);
    const feeding = sources.map((id) => symbols.get(id) as tfjs.SymbolicTensor);
    if (layer?.role === 'input') {
      const symbol = inputSymbol(tf, specs.out as TensorSpec, name);
      symbols.set(node.id, symbol);
      inputSymbols.push(symbol);
      inputs.push(describeInput(node, params, data));
    } else if (layer?.role === 'target') {
      const source = feeding[0] as tfjs.SymbolicTensor;
      // tfjs wants each output to be a tensor of its own, so a second Target on the same node gets one.
      const passOn = (): tfjs.SymbolicTensor =>
        tf.layers.activation({ activation: 'linear', name }).apply(source) as tfjs.SymbolicTensor;
      outputSymbols.push(outputSymbols.includes(source) ? passOn() : source);
      outputs.push(describeOutput(node, sources[0] as string, params, data));
    } else if (layer?.toTfjs) {
      const made = buildLayer(tf, layer.toTfjs(params, name), (factory, args) => fusedLayer(tf, factory, args));
      // The data itself needs no gradient.
      if (sources.every((source) => inputs.some((input) => input.nodeId === source))) spareInputGradient(made);
      layers.push({ nodeId: node.id, layer: made, sources });
      seedInitializers(tf, made, random.fork(name));
      seedDropout(tf, made, dropoutRandom.fork(name));
      const joined = feeding.length > 1 ? feeding : (feeding[0] as tfjs.SymbolicTensor);
      // Building a layer leaves temporary tensors behind; its weights are variables, which a tidy keeps.
      tf.tidy(() => {
        symbols.set(node.id, made.apply(joined) as tfjs.SymbolicTensor);
      });
    }
  }
  const model = tf.model({ inputs: inputSymbols, outputs: outputSymbols, name: 'seqloom' });
  return {
    model,
    inputs,
    outputs,
    layers,
    parameterCount: analysis.parameterCount,
    dispose: () => {
      for (const layer of model.layers) releaseDropoutMasks(tf, layer);
      model.dispose();
    },
  };
}

function sourcesOf(graph: Graph, node: GraphNode): string[] {
  return edgesInto(graph, node.id).map((edge) => edge.from.node);
}

function inputSymbol(tf: Tf, spec: TensorSpec, name: string): tfjs.SymbolicTensor {
  return tf.input({ shape: [...spec.shape], dtype: spec.dtype, name });
}

type Params = Readonly<Record<string, ParamValue>>;

function describeInput(node: GraphNode, params: Params, data: DataSignature): CompiledInput {
  const { form, columns } = params as { form: 'numbers' | 'codes'; columns: readonly string[] };
  const features = inputFeatures({ form, columns }, data).map((feature) => feature.name);
  return { nodeId: node.id, form, features };
}

function describeOutput(node: GraphNode, source: string, params: Params, data: DataSignature): CompiledOutput {
  const { loss, columns } = params as { loss: LossName; columns: readonly string[] };
  const chosen = targetColumns({ columns }, data);
  return {
    nodeId: node.id,
    source,
    columns: chosen.map((column) => column.name),
    kind: chosen[0]?.kind ?? 'number',
    loss,
  };
}
