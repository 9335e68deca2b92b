import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../../tensors/tf';

/** A constant that tfjs knows under its name once it is registered; an exported program brings a module of that name along. */
export interface OwnConstant {
  readonly constant: string;
}

/** An argument of a layer factory; Bidirectional takes another call as its inner layer. */
export type TfjsArg = number | boolean | string | OwnConstant | TfjsCall;

/**
 * A call of a tfjs layer factory, as data: `tf.layers.<factory>(<args>)`. The model is built from it and the TypeScript
 * export is printed from it, so both always agree.
 */
export interface TfjsCall {
  readonly factory: string;
  readonly args: Readonly<Record<string, TfjsArg>>;
  /**
   * The function that exported code calls in place of the factory, because tfjs alone lacks the layer or does not train it;
   * the exported program brings a module of that name along. `implied` are the arguments that it has no need of.
   */
  readonly own?: { readonly name: string; readonly implied?: Readonly<Record<string, TfjsArg>> };
}

/** A class of layers that is made at run time, from the tfjs module that was handed in. */
export type LayerClass = new (args: Record<string, unknown>) => tfjs.layers.Layer;

/** Makes a layer of its own for a factory, or null for the one of tfjs. */
export type LayerMaker = (factory: string, args: Record<string, unknown>) => tfjs.layers.Layer | null;

export const isCall = (arg: TfjsArg): arg is TfjsCall => typeof arg === 'object' && 'factory' in arg;

/** Makes the tfjs layer that a call describes; `make` may put another one of the same class in its place. */
export function buildLayer(tf: Tf, { factory, args, own }: TfjsCall, make: LayerMaker): tfjs.layers.Layer {
  const built = Object.fromEntries(
    Object.entries({ ...args, ...own?.implied }).map(([name, arg]) => [name, argOf(tf, arg, make)]),
  );
  const factories = tf.layers as unknown as Readonly<Record<string, (config: typeof built) => tfjs.layers.Layer>>;
  const layer = make(factory, built) ?? factories[factory]?.(built);
  if (!layer) throw new Error(`tfjs has no layer ${factory}`);
  return layer;
}

function argOf(tf: Tf, arg: TfjsArg, make: LayerMaker): unknown {
  if (typeof arg !== 'object') return arg;
  return isCall(arg) ? buildLayer(tf, arg, make) : arg.constant;
}

/** The names of the modules that the printed call needs: those of its function, of its constants and of calls inside it. */
export function ownNames({ args, own }: TfjsCall): readonly string[] {
  const inner = Object.values(args).flatMap((arg) => {
    if (typeof arg !== 'object') return [];
    return isCall(arg) ? ownNames(arg) : [arg.constant];
  });
  return [...(own ? [own.name] : []), ...inner];
}
