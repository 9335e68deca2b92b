import type { PlannedStep } from '../../plan/modelPlan';
import type { LayerArg } from '../../layers/layerCall';

/** A tensor as plain numbers. */
export interface TensorValues {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

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
  readonly self: (suffix?: string) => string;
  /** The variables that feed it, in the order of the plan. */
  readonly inputs: readonly string[];
  /** The variable that holds the mask of its first input; null where there is none. */
  readonly mask: string | null;
  /** The variable of the state that it starts from; null for zeros. */
  readonly initialState: string | null;
  /** What its output is to be called. */
  readonly out: string;
  /** What the mask that it makes is to be called. */
  readonly outMask: string;
  /** What its last state is to be called; null when nobody needs it. */
  readonly outState: string | null;
}

/** A number or a word among the arguments of a call, as text; a missing one is the default. */
export function argText(arg: LayerArg | undefined, missing = ''): string {
  return arg === undefined || typeof arg === 'object' ? missing : String(arg);
}

/** What a layer does in `forward`. */
export interface ForwardCode {
  /** Statements before the value; they assign the output themselves when there is no value. */
  readonly before: readonly string[];
  readonly value: string | null;
}

/** What a layer of the model is in PyTorch. */
export interface TorchLayer {
  /** What the module keeps for it, each under its name and a suffix that is empty for the layer proper. */
  readonly modules: readonly { readonly suffix: string; readonly code: string }[];
  forward(place: ForwardPlace): ForwardCode;
  /** Whether it makes a mask of its own, hands on that of its input, or has none. */
  readonly mask: 'makes' | 'passes' | 'none';
  /** Its weights, made from those of tfjs, which `read` finds by their names within the layer. */
  weights(read: (name: string) => TensorValues): readonly LayerWeight[];
}

/** Sizes that are not known yet stand as `...` in the code of an incomplete graph. */
export function size(value: number | undefined): string {
  return value === undefined ? '...' : String(value);
}

/** The number of features of a step's first input. */
export function inputWidth(step: PlannedStep): number | undefined {
  return step.inputSpecs[0]?.shape.at(-1);
}

/** The number of timesteps of a step's first input. */
export function inputSteps(step: PlannedStep): number | undefined {
  return step.inputSpecs[0]?.shape[0];
}

const NO_WEIGHTS = (): readonly LayerWeight[] => [];

/** A layer that is one expression of its inputs, with no module of its own. */
export function expression(
  value: (inputs: readonly string[]) => string,
  mask: TorchLayer['mask'] = 'none',
): TorchLayer {
  return {
    modules: [],
    forward: ({ inputs }) => ({ before: [], value: value(inputs) }),
    mask,
    weights: NO_WEIGHTS,
  };
}

/** A layer that is one module, applied within an expression. */
export function moduleLayer(
  code: string,
  value: (self: string, input: string) => string = (self, input) => `${self}(${input})`,
  { mask = 'none', weights = NO_WEIGHTS }: Partial<Pick<TorchLayer, 'mask' | 'weights'>> = {},
): TorchLayer {
  return {
    modules: [{ suffix: '', code }],
    forward: ({ self, inputs }) => ({ before: [], value: value(self(), inputs[0] ?? '') }),
    mask,
    weights,
  };
}
