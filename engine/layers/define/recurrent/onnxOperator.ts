import type { CellName } from '../../../emit/kernels/kernelLayer';
import { findActivation } from '../../../emit/onnx/activations';
import { type EmittedLayer, type LayerContext, onlyInput } from '../../../emit/onnx/layerContext';
import type { OnnxBuilder } from '../../../emit/onnx/onnxBuilder';
import { floats, int, ints, type OnnxAttribute, text, texts } from '../../../emit/onnx/onnxGraph';
import { type StepsInFront, takeSteps } from '../../../emit/onnx/stepsInFront';
import { concatenated } from '../../../tensors/tensorValues';
import { type Cell, CELLS, cellTensors, type ReadWeight } from './cell';

/** ONNX's operators, and where their gates stand in tfjs's weights. LSTM: ONNX has i, o, f, c; tfjs i, f, c, o. */
const OPERATORS: Readonly<Record<CellName, { readonly name: string; readonly gates: readonly number[] }>> = {
  lstm: { name: 'LSTM', gates: [0, 3, 1, 2] },
  gru: { name: 'GRU', gates: [0, 1, 2] },
  simpleRnn: { name: 'RNN', gates: [0] },
};

/** What one recurrent operator computes: a cell in one direction, or the same in both. */
interface RecurrentOperator {
  readonly cell: Cell;
  readonly direction: 'forward' | 'reverse' | 'bidirectional';
  /** Of each direction. */
  readonly weights: readonly ReadWeight[];
}

interface RecurrentResults {
  /** Batch × timesteps × units, in the order of the input; empty unless the layer returns them. */
  readonly sequences: string;
  /** [h, c] of an LSTM, or [h], each batch × units. */
  readonly state: readonly string[];
}

/**
 * Adds a recurrent operator and says where the results of each direction are. Time stands first in ONNX, which is
 * what most runtimes want. A masked step gives out the state that it found, as in tfjs and Keras.
 */
export function addRecurrent(context: LayerContext, operator: RecurrentOperator): readonly RecurrentResults[] {
  const { builder, name } = context;
  const { cell, direction, weights } = operator;
  const inFront = context.stepsInFront();
  const steps = inFront ? takeSteps(builder, `${name}/packed`, onlyInput(context), inFront.order) : onlyInput(context);
  const inputs = [
    builder.add('Transpose', `${name}/time_first`, [steps], { perm: ints(1, 0, 2) }),
    ...addWeights(builder, name, operator),
    inFront?.lengths ?? '',
    ...(context.initialState ?? []).map((value, i) =>
      builder.add('Unsqueeze', `${name}/initial_${'hc'[i]}`, [value, builder.sizes(0)]),
    ),
  ];
  const wantsSequences = cell.returnSequences;
  const states = CELLS[cell.cell].states.map((state) => `Y_${state}`);
  const outputs = [wantsSequences ? 'Y' : '', ...states].map((part) => part && `${name}/${part}`);
  const [all, ...last] = builder.addMany(OPERATORS[cell.cell].name, `${name}/Y`, withoutTail(inputs), outputs, {
    direction: text(direction),
    hidden_size: int(cell.units),
    ...activationsOf(operator),
    ...(cell.cell === 'gru' && { linear_before_reset: int(cell.resetAfter ? 1 : 0) }),
  }) as [string, ...string[]];

  const perDirection = (value: string, axis: number): readonly string[] => {
    const split = weights.length === 1 ? [value] : splitInTwo(builder, value, axis);
    return split.map((part) => builder.add('Squeeze', `${part}/one`, [part, builder.sizes(axis)]));
  };
  const sequences = wantsSequences ? perDirection(all, 1) : [];
  const ends = last.map((value) => perDirection(value, 0));
  return weights.map((_, i) => {
    const found = { sequences: sequences[i] ?? '', state: ends.map((parts) => parts[i] as string) };
    const reads = direction === 'reverse' || i === 1 ? 'backward' : 'forward';
    const batchFirst = found.sequences && { sequences: turn(builder, found.sequences) };
    const results = { ...found, ...batchFirst };
    return inFront ? heedMask(context, operator, inFront, results, reads) : results;
  });
}

const turn = (builder: OnnxBuilder, sequences: string): string =>
  builder.add('Transpose', `${sequences}/batch_first`, [sequences], { perm: ints(1, 0, 2) });

function splitInTwo(builder: OnnxBuilder, value: string, axis: number): readonly string[] {
  const parts = [`${value}/forward`, `${value}/backward`];
  return builder.addMany('Split', `${value}/split`, [value], parts, { axis: int(axis) });
}

/** Names of inputs that are left out are not written at the end of the list. */
function withoutTail(inputs: readonly string[]): readonly string[] {
  return inputs.slice(0, inputs.findLastIndex((input) => input !== '') + 1);
}

function addWeights(builder: OnnxBuilder, name: string, { cell, weights }: RecurrentOperator): string[] {
  const { units } = cell;
  const width = CELLS[cell.cell].gates * units;
  const directions = weights.length;
  const tensors = weights.map((read) => cellTensors(cell, read, OPERATORS[cell.cell].gates));
  const features = tensors[0]?.input.shape[1] ?? 0;
  // Only a GRU with `resetAfter` has a bias of the state.
  const biases = tensors.flatMap(({ biases: [bias, ofState] }) =>
    bias ? [bias.values, ofState?.values ?? new Float32Array(width)] : [],
  );
  return [
    builder.weight(`${name}/W`, [directions, width, features], concatenated(tensors.map(({ input }) => input.values))),
    builder.weight(`${name}/R`, [directions, width, units], concatenated(tensors.map((part) => part.recurrent.values))),
    biases.length === 0 ? '' : builder.weight(`${name}/B`, [directions, 2 * width], concatenated(biases)),
  ];
}

/** The functions of the gates, of the candidate and of the output; nothing where they are those of ONNX. */
function activationsOf({ cell, weights }: RecurrentOperator): Readonly<Record<string, OnnxAttribute>> {
  const { activation, recurrentActivation: gate } = cell;
  const ofCell = { lstm: [gate, activation, activation], gru: [gate, activation], simpleRnn: [activation] }[cell.cell];
  if (activation === 'tanh' && (gate === 'sigmoid' || cell.cell === 'simpleRnn')) return {};
  const functions = weights.flatMap(() => ofCell.map(findActivation));
  const alphas = functions.flatMap(({ alpha }) => alpha ?? []);
  const betas = functions.flatMap(({ beta }) => beta ?? []);
  return {
    activations: texts(...functions.map(({ operator }) => operator)),
    ...(alphas.length > 0 && { activation_alpha: floats(...alphas) }),
    ...(betas.length > 0 && { activation_beta: floats(...betas) }),
  };
}

/** Takes the results of a packed sequence back to where its steps came from. */
function heedMask(
  context: LayerContext,
  { cell }: RecurrentOperator,
  inFront: StepsInFront,
  { sequences, state }: RecurrentResults,
  reads: 'forward' | 'backward',
): RecurrentResults {
  const { builder, name } = context;
  const first = context.initialState ?? state.map(() => zeroState(context, cell.units));
  const ends = state.map((value, i) =>
    builder.add('Where', `${value}/end`, [inFront.nothing, first[i] as string, value]),
  );
  if (sequences === '') return { sequences, state: ends };
  const start = builder.add('Unsqueeze', `${name}/start`, [first[0] as string, builder.sizes(1)]);
  const places = builder.add('Concat', `${sequences}/places`, [start, sequences], { axis: int(1) });
  const from = reads === 'forward' ? inFront.before : inFront.after;
  return { sequences: takeSteps(builder, `${sequences}/in_place`, places, from), state: ends };
}

function zeroState(context: LayerContext, units: number): string {
  const { builder, name } = context;
  const batch = builder.add('Shape', `${name}/batch`, [onlyInput(context)], { start: int(0), end: int(1) });
  const shape = builder.add('Concat', `${name}/state_shape`, [batch, builder.sizes(units)], { axis: int(0) });
  return builder.add('ConstantOfShape', `${name}/zero_state`, [shape]);
}

/** A recurrent layer that reads in one direction. */
export function emitCell(cell: Cell, context: LayerContext): EmittedLayer {
  const direction = cell.goBackwards ? 'reverse' : 'forward';
  const [results] = addRecurrent(context, { cell, direction, weights: [context.weight] });
  const { sequences = '', state = [] } = results ?? {};
  if (!cell.returnSequences) return { out: state[0] as string, state };
  return { out: cell.goBackwards ? asRead(context, sequences) : sequences, state };
}

/** ONNX puts the results of a backward reading in the order of the input; tfjs and Keras leave them in that of the reading. */
function asRead({ builder, name, shapes }: LayerContext, sequences: string): string {
  const timesteps = shapes[0]?.[0] ?? 0;
  const backwards = [-1, -(timesteps + 1), 1, -1].map((value) => builder.sizes(value));
  return builder.add('Slice', `${name}/as_read`, [sequences, ...backwards]);
}
