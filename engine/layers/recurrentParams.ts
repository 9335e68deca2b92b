import type { Inference, InferContext, PortDefinition, PortInputs } from '../graph/nodeType';
import { floatSpec, type TensorSpec } from '../tensors/tensorSpec';
import type { Phrase } from '../text/phrase';
import { makeProblem, type Problem } from '../problem/problem';
import { inputSpec, keepMask, refuseNonSequence, sourceName } from './portSpecs';

/** Parameters that every recurrent layer shares, stated once. */
export const RECURRENT_PARAMS = {
  units: { kind: 'integer', default: 32, min: 1, max: 4096, label: 'Units', help: 'Size of the hidden state.' },
  output: {
    kind: 'choice',
    default: 'last',
    label: 'Output',
    help: 'The last state sums up the window; the whole sequence feeds another recurrent layer.',
    options: [
      { value: 'last', label: 'Last state' },
      { value: 'sequences', label: 'Whole sequence' },
    ],
  },
  dropout: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 0.95,
    step: 0.05,
    label: 'Dropout',
    help: 'Share of the inputs set to zero while training.',
  },
  recurrentDropout: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 0.95,
    step: 0.05,
    label: 'Recurrent dropout',
    help: 'Share of the state set to zero on its way to the next step while training.',
  },
} as const;

/** Parameters of a recurrent layer that runs in one direction. */
export const ONE_DIRECTION_PARAMS = {
  activation: {
    kind: 'choice',
    default: 'tanh',
    label: 'Activation',
    help: 'Squashes the candidate state and the output.',
    advanced: true,
    options: [
      { value: 'tanh', label: 'tanh' },
      { value: 'relu', label: 'ReLU' },
      { value: 'linear', label: 'Linear' },
    ],
  },
  useBias: {
    kind: 'boolean',
    default: true,
    label: 'Bias',
    help: 'Adds a learnt constant to each gate.',
    advanced: true,
  },
  goBackwards: {
    kind: 'boolean',
    default: false,
    label: 'Go backwards',
    help: 'Reads the window from its end to its start.',
    advanced: true,
  },
} as const;

/** The activation of the gates of LSTM and GRU. */
export const GATE_PARAMS = {
  recurrentActivation: {
    kind: 'choice',
    default: 'sigmoid',
    label: 'Recurrent activation',
    help: 'Opens and closes the gates. Hard sigmoid is 0.2·x + 0.5 within 0…1, that of Keras 3 is x/6 + 0.5.',
    advanced: true,
    options: [
      { value: 'sigmoid', label: 'Sigmoid' },
      { value: 'hardSigmoid', label: 'Hard sigmoid' },
      { value: 'hardSigmoid3', label: 'Hard sigmoid (Keras 3)' },
    ],
  },
} as const;

/** The ports of a recurrent layer that runs in one direction: the sequence, and optionally the state to start from. */
export const STATE_INPUTS: readonly PortDefinition[] = [
  { name: 'in', label: 'input' },
  { name: 'initialState', label: 'initial state', optional: true, carries: 'state' },
];

/** What such a layer gives: its output, and the state after the last step. */
export const STATE_OUTPUTS: readonly PortDefinition[] = [
  { name: 'out', label: 'output' },
  { name: 'state', label: 'last state', carries: 'state' },
];

interface RecurrentSettings {
  readonly units: number;
  readonly output: 'last' | 'sequences';
  readonly dropout: number;
  readonly recurrentDropout: number;
}

/** “32 units · last state”. */
export function summarizeRecurrent(params: RecurrentSettings): readonly Phrase[] {
  return [
    { code: 'units', values: { count: params.units } },
    { code: params.output === 'last' ? 'lastState' : 'wholeSequence' },
  ];
}

/** Output of a recurrent layer of `width` outputs a step: `width`, or time × `width`. */
export function inferRecurrent(
  params: RecurrentSettings,
  width: number,
  inputs: PortInputs,
  context: InferContext,
): Inference {
  const spec = inputSpec(inputs);
  const problem = refuseNonSequence(spec, context);
  if (problem) return { problems: [problem] };
  const [timesteps] = spec.shape as [number, number];
  const out =
    params.output === 'last'
      ? floatSpec([width], false)
      : { ...floatSpec([timesteps, width], true), ...keepMask(spec) };
  return { outputs: { out }, problems: [] };
}

type Cell = NonNullable<TensorSpec['state']>;

/** Outputs of a recurrent layer that runs in one direction: as `inferRecurrent`, and its state. */
export function inferOneDirection(
  cell: Cell,
  params: RecurrentSettings,
  inputs: PortInputs,
  context: InferContext,
): Inference {
  const { outputs, problems } = inferRecurrent(params, params.units, inputs, context);
  const stateProblem = outputs && refuseState(cell, params.units, inputs, context);
  if (!outputs || stateProblem) return { problems: stateProblem ? [stateProblem] : problems };
  return { outputs: { ...outputs, state: { ...floatSpec([params.units], false), state: cell } }, problems };
}

/** Refuses the state of another kind of cell, one of another size, and a state together with a mask. */
function refuseState(cell: Cell, units: number, inputs: PortInputs, context: InferContext): Problem | null {
  const state = inputs.initialState?.[0];
  if (!state) return null;
  const { node } = context;
  const values = { node: node.name, source: sourceName(context, 'initialState') };
  if (state.state !== cell) return makeProblem('shape.stateKind', values, { nodeId: node.id });
  const received = state.shape[0] ?? 0;
  if (received !== units) {
    const label = { code: 'fix.setUnits', values: { count: received, node: node.name } } as const;
    const fix = { nodeId: node.id, param: 'units', value: received, label };
    return makeProblem('shape.stateUnits', { ...values, units, received }, { nodeId: node.id, param: 'units', fix });
  }
  // Where the first steps are masked, tfjs repeats the given state as output and Keras zeros.
  return inputSpec(inputs).masked ? makeProblem('shape.maskedWithState', values, { nodeId: node.id }) : null;
}

/** Weights of one recurrent cell with `gates` gates: kernel, recurrent kernel and bias. */
export function countCellParameters(gates: number, units: number, features: number, useBias: boolean): number {
  return gates * units * (features + units + (useBias ? 1 : 0));
}

/**
 * Work of one recurrent cell over a sequence: the two matrix products of each gate (two operations a multiply-add),
 * and `elementwise` operations for each unit and step.
 */
export function countCellFlops(gates: number, units: number, shape: readonly number[], elementwise: number): number {
  const [timesteps = 0, features = 0] = shape;
  return timesteps * (2 * gates * units * (features + units) + elementwise * units);
}

/** The tfjs arguments that every recurrent layer shares. Dropout is printed only when it is in use. */
export function recurrentArgs(params: RecurrentSettings): Record<string, number | boolean> {
  return {
    units: params.units,
    returnSequences: params.output === 'sequences',
    ...(params.dropout > 0 && { dropout: params.dropout }),
    ...(params.recurrentDropout > 0 && { recurrentDropout: params.recurrentDropout }),
  };
}

/** The tfjs arguments of one direction, printed only where they differ from tfjs's defaults. */
export function directionArgs(params: {
  readonly activation: string;
  readonly useBias: boolean;
  readonly goBackwards: boolean;
}): Record<string, string | boolean> {
  return {
    ...(params.activation !== 'tanh' && { activation: params.activation }),
    ...(!params.useBias && { useBias: false }),
    ...(params.goBackwards && { goBackwards: true }),
  };
}
