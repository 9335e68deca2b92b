import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';
import { recurrentClass } from '../define/recurrent/recurrentClass';
import { type GruCell, supportResetAfter } from './resetAfterCell';

/** tfjs's GRU that also knows `resetAfter`, in its cell, its weights and its configuration. */
export function gruClass(tf: Tf): LayerClass {
  const Stock = recurrentClass(tf, tf.layers.gru({ units: 1 }));
  return class extends Stock {
    constructor({ resetAfter, ...args }: Record<string, unknown>) {
      super(args);
      if (resetAfter === true) supportResetAfter(tf, (this as unknown as { cell: GruCell }).cell);
    }
  };
}
