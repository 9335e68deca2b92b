import type { TfjsArg, TfjsCall } from '../../../emit/tfjs/tfjsCall';
import { type Cell, CELLS } from './cell';

/** The activation that tfjs lacks, the hard sigmoid of Keras 3: a constant of that name. */
const HARD_SIGMOID_3 = 'hardSigmoid3';
/** The function that makes the GRU with `resetAfter` in code that runs on tfjs alone, which lacks it. */
const RESET_AFTER_GRU = 'resetAfterGru';

/** The call that makes a cell's layer; stated is what differs from tfjs's defaults, and what these are not those of Keras. */
export function recurrentCall(cell: Cell, name: string, givesState = false): TfjsCall {
  const args: Record<string, TfjsArg> = {
    units: cell.units,
    returnSequences: cell.returnSequences,
    ...(cell.dropout > 0 && { dropout: cell.dropout }),
    ...(cell.recurrentDropout > 0 && { recurrentDropout: cell.recurrentDropout }),
    ...(cell.activation !== 'tanh' && { activation: cell.activation }),
    ...(!cell.useBias && { useBias: false }),
    ...(cell.goBackwards && { goBackwards: true }),
    ...(cell.cell !== 'simpleRnn' && { recurrentActivation: gateActivation(cell) }),
    ...(cell.cell === 'lstm' && { unitForgetBias: cell.unitForgetBias }),
    name,
    ...(givesState && { returnState: true }),
  };
  const own = cell.resetAfter && { own: { name: RESET_AFTER_GRU, implied: { resetAfter: true } } };
  return { factory: CELLS[cell.cell].factory, args, ...own };
}

function gateActivation({ recurrentActivation }: Cell): TfjsArg {
  return recurrentActivation === HARD_SIGMOID_3 ? { constant: HARD_SIGMOID_3 } : recurrentActivation;
}
