import type { TensorValues } from '../../tensors/tensorValues';
import {
  callOf,
  imported,
  joined,
  method,
  named,
  type Python,
  python,
  type PythonArgument,
  tuple,
} from '../python/pythonExpression';

/** A weight of a PyTorch model under its name in `state_dict()`. */
export interface TorchWeight extends TensorValues {
  readonly name: string;
}

/** A weight under its name within the module of a layer that has this suffix; one without a name is the module itself. */
export interface LayerWeight extends TorchWeight {
  readonly suffix?: string;
}

/** Where a layer stands in `forward`: what it reads and what its results are called. */
export interface ForwardPlace {
  /** `self.lstm`, or with a suffix `self.lstm_dropout`. */
  readonly self: (suffix?: string) => Python;
  /** The variables that feed it, in the order of the plan. */
  readonly inputs: readonly Python[];
  /** The variable that holds the mask of its first input; null where there is none. */
  readonly mask: Python | null;
  /** The variable of the state that it starts from; null for zeros. */
  readonly initialState: Python | null;
  /** What its output is to be called. */
  readonly out: string;
  /** What the mask that it makes is to be called. */
  readonly outMask: string;
  /** What its last state is to be called; null when nobody needs it. */
  readonly outState: string | null;
}

/** A statement of `forward`. */
export interface Assignment {
  /** Such as `x`, or `x, state` where the value is taken apart. */
  readonly target: string;
  readonly value: Python;
}

/** What a layer does in `forward`. */
export interface ForwardCode {
  /** Statements before the value; they assign the output themselves when there is no value. */
  readonly before: readonly Assignment[];
  readonly value: Python | null;
}

/** Something that the module keeps for a layer. */
export interface TorchModule {
  /** Empty for the layer proper. */
  readonly suffix: string;
  readonly value: Python;
}

/** What a layer of the model is in PyTorch. */
export interface TorchLayer {
  readonly modules: readonly TorchModule[];
  forward(place: ForwardPlace): ForwardCode;
  /** Its weights, made from the saved ones, which `read` finds by their names within the layer. */
  weights(read: (name: string) => TensorValues): readonly LayerWeight[];
  /** Set where PyTorch's own class adds two biases of which the second has to stay zero. */
  readonly hasSpareBias?: boolean;
  /** Set for an LSTM whose forget gates start half closed. */
  readonly startsForgetting?: boolean;
}

/** A size; those that are not known yet stand as `...` in the code of an incomplete graph. */
export function size(value: number | undefined): string {
  return value === undefined ? '...' : String(value);
}

/** The first input, for layers that have one. */
export const firstInput = ({ inputs }: Pick<ForwardPlace, 'inputs'>): Python => inputs[0] as Python;

const NO_WEIGHTS = (): readonly LayerWeight[] => [];

/** A layer that is one expression of its inputs, with no module of its own. */
export function expression(value: (inputs: readonly Python[]) => Python): TorchLayer {
  return { modules: [], forward: ({ inputs }) => ({ before: [], value: value(inputs) }), weights: NO_WEIGHTS };
}

/** A layer that is one module, applied within an expression. */
export function moduleLayer(
  module: Python,
  {
    value = (self: Python, input: Python): Python => callOf(self, input),
    weights = NO_WEIGHTS,
  }: { readonly value?: (self: Python, input: Python) => Python; readonly weights?: TorchLayer['weights'] } = {},
): TorchLayer {
  return {
    modules: [{ suffix: '', value: module }],
    forward: (place) => ({ before: [], value: value(place.self(), firstInput(place)) }),
    weights,
  };
}

/**
 * A module that works on (batch, features, time), as PyTorch's convolutions and pools do, on (batch, time, features), with
 * steps added before and after; `value` says of what.
 */
export function alongTime(
  self: Python,
  input: Python,
  [before, after]: readonly [number, number] = [0, 0],
  value: PythonArgument | false = false,
): Python {
  const channels = method(input, 'transpose', 1, 2);
  const padding = tuple(python(before), python(after));
  const padded = before + after === 0 ? channels : callOf(imported('F', 'pad'), channels, padding, value);
  return method(callOf(self, padded), 'transpose', 1, 2);
}

const torch = (name: string) => imported('torch', name);

/** The activations of the catalog as PyTorch expressions; `F` is `torch.nn.functional`. */
const ACTIVATIONS: ReadonlyMap<string, (x: Python) => Python> = new Map([
  ['linear', (x) => x],
  ['relu', (x) => callOf(torch('relu'), x)],
  ['tanh', (x) => callOf(torch('tanh'), x)],
  ['sigmoid', (x) => callOf(torch('sigmoid'), x)],
  ['softmax', (x) => callOf(torch('softmax'), x, named('dim', -1))],
  ['hardSigmoid', (x) => callOf(torch('clamp'), joined('+', [joined('*', [0.2, x]), 0.5]), 0, 1)],
  ['hardSigmoid3', (x) => callOf(imported('F', 'hardsigmoid'), x)],
] satisfies readonly (readonly [string, (x: Python) => Python])[]);

/** An expression that applies an activation, under its name in tfjs, to the value of another expression. */
export function activated(activation: string, x: Python): Python {
  const apply = ACTIVATIONS.get(activation);
  if (!apply) throw new Error(`no PyTorch code for the activation ${activation}`);
  return apply(x);
}
