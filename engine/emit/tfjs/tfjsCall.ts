import type * as tfjs from '@tensorflow/tfjs';

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

export const isCall = (arg: TfjsArg): arg is TfjsCall => typeof arg === 'object' && 'factory' in arg;

/** The names of the modules that the printed call needs: those of its function, of its constants and of calls inside it. */
export function ownNames({ args, own }: TfjsCall): readonly string[] {
  const inner = Object.values(args).flatMap((arg) => {
    if (typeof arg !== 'object') return [];
    return isCall(arg) ? ownNames(arg) : [arg.constant];
  });
  return [...(own ? [own.name] : []), ...inner];
}
