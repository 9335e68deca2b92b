import type { Inference, InferContext, PortDefinition, PortInputs } from '../../../graph/nodeType';
import { advancedSwitch, type BooleanParam, type ParamsOf } from '../../../graph/paramSchema';
import { floatSpec } from '../../../tensors/tensorSpec';
import type { Phrase } from '../../../text/phrase';
import { makeProblem, type Problem } from '../../../problem/problem';
import type { MaskWord } from '../defineLayer';
import { gives, inputSpec, sourceName } from '../ports';
import { dropoutRate } from '../sharedParams';
import type { CellName } from '../../../emit/kernels/kernelLayer';
import { nodeTitle } from '../../../graph/nodeTitle';

/** Parameters that every recurrent layer shares, stated once. */
export const RECURRENT_PARAMS = {
  units: { kind: 'integer', default: 32, min: 1, max: 4096 },
  output: { kind: 'choice', default: 'last', options: ['last', 'sequences'] },
  dropout: dropoutRate(0),
  recurrentDropout: dropoutRate(0),
} as const;

/** Parameters of a recurrent layer that runs in one direction. */
export const ONE_DIRECTION_PARAMS = {
  activation: { kind: 'choice', default: 'tanh', advanced: true, options: ['tanh', 'relu', 'linear'] },
  useBias: advancedSwitch(true),
  goBackwards: advancedSwitch(false),
} as const;

/** Whether a GRU applies its reset gate after the recurrent product, which every new one does. */
export const RESET_AFTER: BooleanParam = { ...advancedSwitch(false), fresh: true };

/** The activation of the gates of LSTM and GRU. */
export const GATE_PARAMS = {
  recurrentActivation: {
    kind: 'choice',
    default: 'sigmoid',
    advanced: true,
    options: ['sigmoid', 'hardSigmoid', 'hardSigmoid3'],
  },
} as const;

/** The ports of a recurrent layer that runs in one direction: the sequence, and optionally the state to start from. */
export const STATE_INPUTS: readonly PortDefinition[] = [
  { name: 'in' },
  { name: 'initialState', optional: true, carries: 'state' },
];

/** What such a layer gives: its output, and the state after the last step. */
export const STATE_OUTPUTS: readonly PortDefinition[] = [{ name: 'out' }, { name: 'state', carries: 'state' }];

type RecurrentSettings = ParamsOf<typeof RECURRENT_PARAMS>;

/** The mask goes on with a whole sequence, and ends where only the last state is given. */
export const recurrentMask = ({ output }: Pick<RecurrentSettings, 'output'>): MaskWord =>
  output === 'sequences' ? 'passes' : 'ends';

/** “32 units · last state”. */
export function summarizeRecurrent(params: RecurrentSettings): readonly Phrase[] {
  return [
    { code: 'units', values: { count: params.units } },
    { code: params.output === 'last' ? 'lastState' : 'wholeSequence' },
  ];
}

/** Output of a recurrent layer of `width` outputs a step: `width`, or time × `width`. */
export function inferRecurrent({ output }: RecurrentSettings, width: number, inputs: PortInputs): Inference {
  const [timesteps = 0] = inputSpec(inputs).shape;
  return gives(output === 'last' ? floatSpec([width], false) : floatSpec([timesteps, width], true));
}

/** Outputs of a recurrent layer that runs in one direction: as `inferRecurrent`, and its state. */
export function inferOneDirection(
  cell: CellName,
  params: RecurrentSettings,
  inputs: PortInputs,
  context: InferContext,
): Inference | Problem {
  const { outputs, problems } = inferRecurrent(params, params.units, inputs);
  const state = { ...floatSpec([params.units], false), state: cell };
  return refuseState(cell, params.units, inputs, context) ?? { outputs: { ...outputs, state }, problems };
}

/** Refuses the state of another kind of cell, one of another size, and a state together with a mask. */
function refuseState(cell: CellName, units: number, inputs: PortInputs, context: InferContext): Problem | null {
  const state = inputs.initialState?.[0];
  if (!state) return null;
  const { node } = context;
  const values = { node: nodeTitle(node), source: sourceName(context, 'initialState') };
  if (state.state !== cell) return makeProblem('shape.stateKind', values, { nodeId: node.id });
  const received = state.shape[0] ?? 0;
  if (received !== units) {
    const label = { code: 'fix.setUnits', values: { count: received, node: nodeTitle(node) } } as const;
    const fix = { nodeId: node.id, param: 'units', value: received, label };
    return makeProblem('shape.stateUnits', { ...values, units, received }, { nodeId: node.id, param: 'units', fix });
  }
  // Where the first steps are masked, tfjs repeats the given state as output and Keras zeros.
  return inputSpec(inputs).masked ? makeProblem('shape.maskedWithState', values, { nodeId: node.id }) : null;
}
