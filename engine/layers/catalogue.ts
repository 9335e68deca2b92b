import { analyzeGraph, type GraphAnalysis } from '../graph/analyzeGraph';
import { refuseConnection } from '../graph/connect';
import type { DataSignature } from '../tensors/dataSignature';
import type { Graph, PortRef } from '../graph/graph';
import { makeProblem, type Problem } from '../problem/problem';
import { activation } from './activation';
import { attention } from './attention';
import { bidirectional } from './bidirectional';
import { concatenate } from './concatenate';
import { conv1d } from './conv1d';
import type { LayerDefinition } from './defineLayer';
import { dense } from './dense';
import { dropout } from './dropout';
import { embedding } from './embedding';
import { flatten } from './flatten';
import { globalPooling1d } from './globalPooling1d';
import { gru } from './gru';
import { input, inputFeatures } from './input';
import { layerNormalization } from './layerNormalization';
import { lstm } from './lstm';
import { masking } from './masking';
import { merge } from './merge';
import { pooling1d } from './pooling1d';
import { placeholder } from './placeholder';
import { repeatVector } from './repeatVector';
import { simpleRnn } from './simpleRnn';
import { target } from './target';

/** Every layer there is, in palette order. A new layer is listed here and is tested from that moment on. */
export const CATALOGUE = [
  input,
  target,
  lstm,
  gru,
  simpleRnn,
  bidirectional,
  conv1d,
  pooling1d,
  globalPooling1d,
  dense,
  embedding,
  attention,
  activation,
  dropout,
  layerNormalization,
  flatten,
  repeatVector,
  concatenate,
  merge,
  masking,
] satisfies readonly LayerDefinition[];

type InputParams = Parameters<typeof inputFeatures>[0];

/** With what only a file can bring: it is neither offered nor built. */
export const ALL_LAYERS: readonly LayerDefinition[] = [...CATALOGUE, placeholder];

const BY_TYPE: ReadonlyMap<string, LayerDefinition> = new Map(ALL_LAYERS.map((layer) => [layer.type, layer]));

/** The definition of a node type, if the catalogue has it. */
export function findLayer(type: string): LayerDefinition | undefined {
  return BY_TYPE.get(type);
}

/** `analyzeGraph` over the catalogue, with a warning for every feature that no Input of the model reads. */
export function analyze(graph: Graph, data: DataSignature | null): GraphAnalysis {
  const analysis = analyzeGraph(graph, findLayer, data);
  const inputs = [...analysis.nodes.values()].filter((node) => node.inModel && node.node.type === input.type);
  const [first] = inputs;
  if (!data || !first) return analysis;
  const read = new Set(inputs.flatMap(({ params }) => inputFeatures(params as InputParams, data)));
  const unread = data.inputs.filter((feature) => !read.has(feature));
  const at = { nodeId: first.node.id, severity: 'warning' } as const;
  const warnings = unread.map(({ name }) => makeProblem('input.unreadFeature', { column: name }, at));
  return { ...analysis, problems: [...analysis.problems, ...warnings] };
}

/** `refuseConnection` over the catalogue. */
export function refuseWire(graph: Graph, data: DataSignature | null, from: PortRef, to: PortRef): Problem | null {
  return refuseConnection(graph, findLayer, data, from, to);
}
