import type * as tfjs from '@tensorflow/tfjs';

/** The tfjs module, handed in by whoever runs the engine: a worker, the command line or a test. */
export type Tf = typeof tfjs;

/** The layer factories of tfjs that the catalogue uses. */
export type LayerFactory =
  | 'lstm'
  | 'gru'
  | 'simpleRNN'
  | 'bidirectional'
  | 'dense'
  | 'dropout'
  | 'embedding'
  | 'flatten'
  | 'concatenate'
  | 'conv1d'
  | 'maxPooling1d'
  | 'averagePooling1d'
  | 'globalMaxPooling1d'
  | 'globalAveragePooling1d'
  | 'repeatVector'
  | 'masking'
  | 'layerNormalization'
  | 'activation'
  | 'add'
  | 'multiply'
  | 'average'
  | 'maximum'
  | 'minimum'
  | 'attention';

const TAKES_LIST: ReadonlySet<LayerFactory> = new Set([
  'concatenate',
  'add',
  'multiply',
  'average',
  'maximum',
  'minimum',
  'attention',
]);

/** True for layers that are applied to a list of tensors, and so cannot stand in a Sequential model. */
export function takesList(factory: LayerFactory): boolean {
  return TAKES_LIST.has(factory);
}

/** An argument of a layer factory; Bidirectional takes another call as its inner layer. */
export type LayerArg = number | boolean | string | LayerCall;

/**
 * A call of a tfjs layer factory, as data: `tf.layers.<factory>(<args>)`. The model is built from it and the TypeScript
 * export is printed from it, so both always agree.
 */
export interface LayerCall {
  readonly factory: LayerFactory;
  readonly args: Readonly<Record<string, LayerArg>>;
}

const isCall = (arg: LayerArg): arg is LayerCall => typeof arg === 'object';

/** Makes a layer of its own for a factory, or null for the one of tfjs. */
export type LayerMaker = (factory: LayerFactory, args: Record<string, unknown>) => tfjs.layers.Layer | null;

/** Makes the tfjs layer that a call describes; `make` may put another one of the same class in its place. */
export function buildLayer(tf: Tf, call: LayerCall, make: LayerMaker = () => null): tfjs.layers.Layer {
  const args = Object.fromEntries(
    Object.entries(call.args).map(([name, arg]) => [name, isCall(arg) ? buildLayer(tf, arg, make) : arg]),
  );
  const own = make(call.factory, args);
  if (own) return own;
  const factories = tf.layers as unknown as Record<LayerFactory, (config: typeof args) => tfjs.layers.Layer>;
  return factories[call.factory](args);
}

/**
 * The function that makes the GRU with `resetAfter` in code that runs on tfjs alone, which lacks it. An exported project
 * brings it along.
 */
export const RESET_AFTER_GRU = 'resetAfterGru';

const resetsAfter = ({ factory, args }: LayerCall): boolean => factory === 'gru' && args.resetAfter === true;

/** True when the printed call, or one inside it, calls `RESET_AFTER_GRU`. */
export function callsResetAfterGru(call: LayerCall): boolean {
  return resetsAfter(call) || Object.values(call.args).some((arg) => isCall(arg) && callsResetAfterGru(arg));
}

/**
 * The activation that tfjs lacks, the hard sigmoid of Keras 3. An exported project brings a constant of that name, which is
 * printed in its place.
 */
export const HARD_SIGMOID_3 = 'hardSigmoid3';

/** True when the layer, or one inside it, has that activation. */
export function usesHardSigmoid3({ args }: LayerCall): boolean {
  return Object.values(args).some((arg) => arg === HARD_SIGMOID_3 || (isCall(arg) && usesHardSigmoid3(arg)));
}

/** The factories that tfjs lacks, or whose layers it does not train; an exported project brings functions of that name. */
const OWN_FACTORIES: readonly LayerFactory[] = ['attention', 'conv1d', 'globalMaxPooling1d', 'masking'];

/** Also where a pool may be incomplete: the mean of one has a wrong gradient in tfjs. */
const isOwn = ({ factory, args }: LayerCall): boolean =>
  OWN_FACTORIES.includes(factory) || (factory === 'averagePooling1d' && args.padding === 'same');

/** What the printed code calls, and with which arguments. */
export function printedCall(call: LayerCall): { readonly callee: string; readonly args: LayerCall['args'] } {
  if (isOwn(call)) return { callee: call.factory, args: call.args };
  if (!resetsAfter(call)) return { callee: `tf.layers.${call.factory}`, args: call.args };
  const args = Object.fromEntries(Object.entries(call.args).filter(([name]) => name !== 'resetAfter'));
  return { callee: RESET_AFTER_GRU, args };
}

/** Prints the call as a TypeScript expression, such as `tf.layers.dense({ units: 1, name: 'dense' })`. */
export function printLayerCall(call: LayerCall): string {
  const { callee, args } = printedCall(call);
  const printed = Object.entries(args).map(([name, arg]) => `${name}: ${printArg(arg)}`);
  return printed.length === 0 ? `${callee}()` : `${callee}({ ${printed.join(', ')} })`;
}

function printArg(arg: LayerArg): string {
  if (isCall(arg)) return printLayerCall(arg);
  if (arg === HARD_SIGMOID_3) return arg;
  return typeof arg === 'string' ? `'${arg.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : String(arg);
}
