import type { PlannedStep } from '../../plan/modelPlan';
import type { LayerCall } from '../../layers/layerCall';
import { cellWeights, stockCellWeights } from './recurrentWeights';
import {
  argText,
  type ForwardCode,
  type ForwardPlace,
  inputWidth,
  size,
  type TorchLayer,
} from '../../emit/torch/torchLayer';

/** The classes that run a recurrent layer: PyTorch's own, and the one of the exported `recurrent.py`. */
const CLASSES = {
  lstm: { stock: 'nn.LSTM', own: 'KerasLSTM' },
  gru: { stock: 'nn.GRU', own: 'KerasGRU' },
  simpleRNN: { stock: 'nn.RNN', own: 'KerasRNN' },
} as const;

export type RecurrentFactory = keyof typeof CLASSES;

/** The settings of a recurrent cell, with the defaults of tfjs filled in. */
export interface RecurrentCell {
  readonly factory: RecurrentFactory;
  readonly units: number;
  readonly activation: string;
  readonly recurrentActivation: string;
  readonly bias: boolean;
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly backwards: boolean;
  readonly resetAfter: boolean;
  readonly unitForgetBias: boolean;
}

/** Reads the call of a recurrent layer; null when it is of another kind. */
function recurrentCell({ factory, args }: LayerCall): RecurrentCell | null {
  if (!isRecurrent(factory)) return null;
  const { units, activation, recurrentActivation, dropout, recurrentDropout } = args;
  return {
    factory,
    units: Number(units),
    activation: typeof activation === 'string' ? activation : 'tanh',
    recurrentActivation: typeof recurrentActivation === 'string' ? recurrentActivation : 'hardSigmoid',
    bias: args.useBias !== false,
    dropout: Number(dropout ?? 0),
    recurrentDropout: Number(recurrentDropout ?? 0),
    backwards: args.goBackwards === true,
    resetAfter: args.resetAfter === true,
    unitForgetBias: args.unitForgetBias === true,
  };
}

function isRecurrent(factory: string): factory is RecurrentFactory {
  return factory in CLASSES;
}

/**
 * Whether PyTorch's own class computes the same: it has no masks, no dropout within the recurrence, one choice of
 * activations, and a GRU that resets after the product only.
 */
function isStock(cell: RecurrentCell, masked: boolean): boolean {
  if (masked || cell.recurrentDropout > 0) return false;
  if (cell.factory === 'simpleRNN') return cell.activation === 'tanh' || cell.activation === 'relu';
  const gates = cell.activation === 'tanh' && cell.recurrentActivation === 'sigmoid';
  return cell.factory === 'lstm' ? gates : gates && cell.resetAfter;
}

const isMasked = (step: PlannedStep): boolean => step.inputSpecs[0]?.masked === true;

/** LSTM, GRU or SimpleRNN. */
export function recurrentLayer(step: PlannedStep): TorchLayer {
  const cell = recurrentCell(step.call);
  if (!cell) throw new Error(`${step.call.factory} is not recurrent`);
  const sequences = step.call.args.returnSequences === true;
  const mask = sequences ? 'passes' : 'none';
  if (!isStock(cell, isMasked(step))) {
    return {
      modules: [{ suffix: '', code: ownModule(cell, step) }],
      forward: (place) => runLayer(place, sequences, place.inputs[0] ?? '', place.mask),
      mask,
      weights: (read) => cellWeights(cell, (name) => read(name), ''),
    };
  }
  return {
    modules: [{ suffix: '', code: stockModule(cell, step, []) }, ...inputDropout(cell)],
    forward: (place) => runLayer(place, sequences, fedWith(place, cell), null),
    mask,
    weights: (read) => stockCellWeights(cell, (name) => read(name), '', ''),
  };
}

/** The statements that run a layer which returns its outputs and its last state. */
function runLayer(place: ForwardPlace, sequences: boolean, input: string, mask: string | null): ForwardCode {
  const { self, out, outState, initialState } = place;
  const fed = [input, initialState, mask !== null && (initialState === null ? `mask=${mask}` : mask)];
  const call = `${self()}(${fed.filter((part) => part !== null && part !== false).join(', ')})`;
  return { before: [`${out}, ${outState ?? '_'} = ${call}`], value: sequences ? null : `${out}[:, -1]` };
}

/** What PyTorch's own class reads: with dropout on the inputs, and from the end where the layer goes backwards. */
function fedWith(place: ForwardPlace, cell: RecurrentCell): string {
  const [input = ''] = place.inputs;
  const kept = cell.dropout > 0 ? `${place.self('dropout')}(${input}.transpose(1, 2)).transpose(1, 2)` : input;
  return cell.backwards ? `${kept}.flip(1)` : kept;
}

/** Keras drops the same features at every step, as this does to channels. */
function inputDropout(cell: RecurrentCell): TorchLayer['modules'] {
  return cell.dropout > 0 ? [{ suffix: 'dropout', code: `nn.Dropout1d(${cell.dropout})` }] : [];
}

function stockModule(cell: RecurrentCell, step: PlannedStep, more: readonly string[]): string {
  const args = [
    size(inputWidth(step)),
    String(cell.units),
    ...(cell.factory === 'simpleRNN' && cell.activation === 'relu' ? ['nonlinearity="relu"'] : []),
    ...(cell.bias ? [] : ['bias=False']),
    'batch_first=True',
    ...more,
  ];
  return `${CLASSES[cell.factory].stock}(${args.join(', ')})`;
}

/** How `recurrent.py` calls the activations of tfjs that differ there. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  hardSigmoid: 'keras2_hard_sigmoid',
  hardSigmoid3: 'hard_sigmoid',
};

function ownOptions(cell: RecurrentCell): string[] {
  const gated = cell.factory !== 'simpleRNN';
  const { activation, recurrentActivation } = cell;
  const named = (name: string): string => `"${OWN_NAMES[name] ?? name}"`;
  return [
    ...(activation === 'tanh' ? [] : [`activation=${named(activation)}`]),
    ...(gated && recurrentActivation !== 'sigmoid' ? [`recurrent_activation=${named(recurrentActivation)}`] : []),
    ...(cell.bias ? [] : ['bias=False']),
    ...(cell.resetAfter ? ['reset_after=True'] : []),
    ...(cell.dropout > 0 ? [`dropout=${cell.dropout}`] : []),
    ...(cell.recurrentDropout > 0 ? [`recurrent_dropout=${cell.recurrentDropout}`] : []),
  ];
}

function ownModule(cell: RecurrentCell, step: PlannedStep): string {
  const args = [size(inputWidth(step)), String(cell.units), ...ownOptions(cell)];
  return `${CLASSES[cell.factory].own}(${[...args, ...(cell.backwards ? ['backwards=True'] : [])].join(', ')})`;
}

/** The cell within Bidirectional. */
function innerCell(step: PlannedStep): RecurrentCell {
  const { layer } = step.call.args;
  const cell = typeof layer === 'object' ? recurrentCell(layer) : null;
  if (!cell) throw new Error('Bidirectional holds no recurrent layer');
  return cell;
}

/** Whether Bidirectional is asked for every step. */
function innerSequences(step: PlannedStep): boolean {
  const { layer } = step.call.args;
  return typeof layer === 'object' && layer.args.returnSequences === true;
}

/** Two layers that read the window in opposite directions. */
export function bidirectionalLayer(step: PlannedStep): TorchLayer {
  const cell = innerCell(step);
  const sequences = innerSequences(step);
  const mode = argText(step.call.args.mergeMode, 'concat');
  const mask = sequences ? 'passes' : 'none';
  // Each direction has dropout of its own, which one module before both could not give.
  if (!isStock(cell, isMasked(step)) || cell.dropout > 0) return ownBidirectional(step, cell, mode, mask);
  return {
    modules: [{ suffix: '', code: stockModule(cell, step, ['bidirectional=True']) }],
    forward: (place) => (sequences ? mergedSteps(place, cell, mode) : mergedStates(place, cell, mode)),
    mask,
    weights: (read) => [
      ...stockCellWeights(cell, (name) => read(`forward/${name}`), '', ''),
      ...stockCellWeights(cell, (name) => read(`backward/${name}`), '', '_reverse'),
    ],
  };
}

function ownBidirectional(step: PlannedStep, cell: RecurrentCell, mode: string, mask: TorchLayer['mask']): TorchLayer {
  const args = [
    CLASSES[cell.factory].own,
    size(inputWidth(step)),
    String(cell.units),
    ...(mode === 'concat' ? [] : [`merge="${mode}"`]),
    ...ownOptions(cell),
  ];
  const sequences = mask === 'passes';
  return {
    modules: [{ suffix: '', code: `KerasBidirectional(${args.join(', ')})` }],
    forward: ({ self, inputs: [input = ''], out, mask: fedMask }) => ({
      before: [
        `${sequences ? `${out}, _` : `_, ${out}`} = ${self()}(${input}${fedMask === null ? '' : `, mask=${fedMask}`})`,
      ],
      value: null,
    }),
    mask,
    weights: (read) => [
      ...cellWeights(cell, (name) => read(`forward/${name}`), 'forwards.'),
      ...cellWeights(cell, (name) => read(`backward/${name}`), 'backwards.'),
    ],
  };
}

/** Both directions step by step: PyTorch puts them side by side. */
function mergedSteps(
  { self, inputs: [input = ''], out }: ForwardPlace,
  { units }: RecurrentCell,
  mode: string,
): ForwardCode {
  const before = [`${out}, _ = ${self()}(${input})`];
  return { before, value: mode === 'concat' ? null : merged(mode, `${out}[..., :${units}]`, `${out}[..., ${units}:]`) };
}

/** The last state of each direction; that of the second has read the first step last. */
function mergedStates({ self, inputs: [input = ''] }: ForwardPlace, cell: RecurrentCell, mode: string): ForwardCode {
  const state = cell.factory === 'lstm' ? '(state, _)' : 'state';
  return { before: [`_, ${state} = ${self()}(${input})`], value: merged(mode, 'state[0]', 'state[1]') };
}

function merged(mode: string, forwards: string, backwards: string): string {
  switch (mode) {
    case 'sum':
      return `${forwards} + ${backwards}`;
    case 'mul':
      return `${forwards} * ${backwards}`;
    case 'ave':
      return `(${forwards} + ${backwards}) / 2`;
    default:
      return `torch.cat((${forwards}, ${backwards}), dim=-1)`;
  }
}

/** Whether the layer is an LSTM whose forget gates start half closed. */
export function startsForgetting(step: PlannedStep): boolean {
  const cell = step.call.factory === 'bidirectional' ? innerCell(step) : recurrentCell(step.call);
  return cell !== null && cell.factory === 'lstm' && cell.bias && !cell.unitForgetBias;
}
