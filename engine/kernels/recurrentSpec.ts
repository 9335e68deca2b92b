import type * as tfjs from '@tensorflow/tfjs';
import {
  CELL_ACTIVATIONS,
  type CellActivation,
  type CellName,
  GATE_ACTIVATIONS,
  type GateActivation,
  type RecurrentSpec,
} from '../emit/kernels/kernelLayer';

const CELLS: Readonly<Record<string, CellName>> = { LSTM: 'lstm', GRU: 'gru', SimpleRNN: 'simpleRnn' };

/** A tfjs recurrent layer as its kernels see it; null when it has an activation that no kernel has. */
export function recurrentSpecOf(layer: tfjs.layers.Layer): RecurrentSpec | null {
  const config = layer.getConfig();
  const cell = CELLS[layer.getClassName()];
  const activation = config.activation as CellActivation;
  // SimpleRNN has no gates.
  const recurrentActivation = (config.recurrentActivation ?? 'sigmoid') as GateActivation;
  if (!cell || !CELL_ACTIVATIONS.includes(activation) || !GATE_ACTIVATIONS.includes(recurrentActivation)) return null;
  return {
    cell,
    units: config.units as number,
    activation,
    recurrentActivation,
    goBackwards: config.goBackwards as boolean,
    resetAfter: config.resetAfter === true,
  };
}
