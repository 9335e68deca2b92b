import { activation } from './activation';
import { attention } from './attention/attention';
import { batchNormalization } from './batchNormalization/batchNormalization';
import { bidirectional } from './bidirectional/bidirectional';
import { concatenate } from './concatenate';
import { conv1d } from './conv1d/conv1d';
import type { LayerDefinition } from './define/defineLayer';
import { dense } from './dense';
import { dropout } from './dropout';
import { embedding } from './embedding';
import { flatten } from './flatten';
import { globalPooling1d } from './globalPooling1d/globalPooling1d';
import { gru } from './gru/gru';
import { input } from './input';
import { layerNormalization } from './layerNormalization';
import { lstm } from './lstm';
import { masking } from './masking/masking';
import { merge } from './merge';
import { placeholder } from './placeholder';
import { pooling1d } from './pooling1d/pooling1d';
import { repeatVector } from './repeatVector';
import { simpleRnn } from './simpleRnn';
import { target } from './target';

/** Every layer there is, in palette order. A new layer is listed here and is tested from that moment on. */
export const CATALOG: readonly LayerDefinition[] = [
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
  batchNormalization,
  flatten,
  repeatVector,
  concatenate,
  merge,
  masking,
];

/** With what only a file can bring: it is neither offered nor built. */
export const ALL_LAYERS: readonly LayerDefinition[] = [...CATALOG, placeholder];

const BY_TYPE: ReadonlyMap<string, LayerDefinition> = new Map(ALL_LAYERS.map((layer) => [layer.type, layer]));

/** The definition of a node type, if the catalog has it. */
export function findLayer(type: string): LayerDefinition | undefined {
  return BY_TYPE.get(type);
}

/** The layers that can take the place of one of this type, in palette order; none where only it could. */
export function interchangeable(type: string): readonly LayerDefinition[] {
  const word = findLayer(type)?.interchange;
  return word === undefined ? [] : CATALOG.filter((layer) => layer.interchange === word && layer.type !== type);
}

const BY_CLASS: ReadonlyMap<string, LayerDefinition> = new Map(
  CATALOG.flatMap((layer) => Object.keys(layer.keras?.reads ?? {}).map((className) => [className, layer] as const)),
);

/** The definition of what a class of Keras becomes, if the catalog has it. */
export function findKerasClass(className: string): LayerDefinition | undefined {
  return BY_CLASS.get(className);
}
