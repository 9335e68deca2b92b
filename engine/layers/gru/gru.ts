import { defineRecurrent } from '../define/recurrent/defineRecurrent';
import { GATE_PARAMS, ONE_DIRECTION_PARAMS, RECURRENT_PARAMS, RESET_AFTER } from '../define/recurrent/params';
import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';
import { recurrentClass } from '../define/recurrent/recurrentClass';

/**
 * Gated recurrent unit. Its reset gate is applied before the matrix product, as tfjs and the first Keras define it, or with
 * `resetAfter` after it, as Keras 3 and cuDNN do; the bias of that form is [2, 3·units].
 */
export const gru = defineRecurrent({
  cell: 'gru',
  params: { ...RECURRENT_PARAMS, ...ONE_DIRECTION_PARAMS, ...GATE_PARAMS, resetAfter: RESET_AFTER },
  tfjsClass: gruClass,
  documentation: {
    formula: [
      'z = σ(W_z·[h,x] + b_z)',
      'r = σ(W_r·[h,x] + b_r)',
      'h̃ = tanh(W_h·[r∗h,x] + b_h)',
      'h = z∗h + (1−z)∗h̃',
      'reset after: h̃ = tanh(W_h·x + b_h + r∗(U_h·h + c_h))',
    ],
    reference: 'Cho et al. 2014, with the roles of z and 1−z as in Keras.',
  },
});

type GruCell = ReturnType<Tf['layers']['gruCell']>;

/** What tfjs lets only its own classes do. */
interface AddsWeights {
  addWeight(name: string, shape: readonly number[], dtype: null, ...rest: readonly unknown[]): tfjs.LayerVariable;
}

/** tfjs's GRU that also knows `resetAfter`, in its cell, its weights and its configuration. */
function gruClass(tf: Tf): LayerClass {
  const Stock = recurrentClass(tf, tf.layers.gru({ units: 1 }));
  return class extends Stock {
    constructor({ resetAfter, ...args }: Record<string, unknown>) {
      super(args);
      if (resetAfter === true) supportResetAfter(tf, (this as unknown as { cell: GruCell }).cell);
    }
  };
}

const DRAWS = 3;

/**
 * Makes a tfjs GRU cell apply its reset gate after the recurrent product, as Keras 3 does by default and cuDNN always:
 * h̃ = activation(x·W_h + b_h + r∗(h·U_h + b_rh)). Its bias then has two rows [2, 3·units], of the input side and of the
 * recurrent side. This is the form in plain tfjs operations; the fused kernels have their own.
 */
function supportResetAfter(tf: Tf, cell: GruCell): void {
  const build = cell.build.bind(cell);
  const getConfig = cell.getConfig.bind(cell);
  cell.build = (inputShape) => {
    const { useBias } = cell;
    Object.assign(cell, { useBias: false });
    build(inputShape);
    Object.assign(cell, { useBias });
    if (!useBias) return;
    const shape = [2, 3 * cell.units];
    const { biasInitializer, biasRegularizer, biasConstraint } = cell;
    const adding = cell as unknown as AddsWeights;
    cell.bias = adding.addWeight('bias', shape, null, biasInitializer, biasRegularizer, true, biasConstraint);
  };
  cell.getConfig = () => ({ ...getConfig(), resetAfter: true });
  cell.call = (inputs, kwargs) => tf.tidy(() => step(tf, cell, inputs as tfjs.Tensor[], kwargs.training === true));
}

/** One timestep: [x, h] → [h′, h′]. */
function step(tf: Tf, cell: GruCell, [input, before]: tfjs.Tensor[], training: boolean): tfjs.Tensor[] {
  const { units } = cell;
  let x = input as tfjs.Tensor2D;
  let h = before as tfjs.Tensor2D;
  if (training && cell.dropout > 0 && cell.dropout < 1) {
    cell.dropoutMask ??= drawMasks(tf, cell, x, cell.dropout);
    x = tf.mul(x, (cell.dropoutMask as tfjs.Tensor[])[0] as tfjs.Tensor);
  }
  if (training && cell.recurrentDropout > 0 && cell.recurrentDropout < 1) {
    cell.recurrentDropoutMask ??= drawMasks(tf, cell, h, cell.recurrentDropout);
    h = tf.mul(h, (cell.recurrentDropoutMask as tfjs.Tensor[])[0] as tfjs.Tensor);
  }
  let fromInput: tfjs.Tensor = tf.matMul(x, cell.kernel.read());
  let fromState: tfjs.Tensor = tf.matMul(h, cell.recurrentKernel.read());
  if (cell.useBias) {
    const [inputBias, recurrentBias] = tf.unstack(cell.bias.read());
    fromInput = tf.add(fromInput, inputBias as tfjs.Tensor);
    fromState = tf.add(fromState, recurrentBias as tfjs.Tensor);
  }
  const part = (of: tfjs.Tensor, gate: number): tfjs.Tensor => tf.slice(of, [0, gate * units], [-1, units]);
  const z = cell.recurrentActivation.apply(tf.add(part(fromInput, 0), part(fromState, 0)));
  const r = cell.recurrentActivation.apply(tf.add(part(fromInput, 1), part(fromState, 1)));
  const candidate = cell.activation.apply(tf.add(part(fromInput, 2), tf.mul(r, part(fromState, 2))));
  const after = tf.add(tf.mul(z, before as tfjs.Tensor), tf.mul(tf.sub(1, z), candidate));
  return [after, after];
}

/** One mask for all timesteps of a call; tfjs's layer frees it at the next. */
function drawMasks(tf: Tf, cell: GruCell, like: tfjs.Tensor, rate: number): tfjs.Tensor[] {
  const draw = (cell.dropoutFunc as typeof tf.dropout | undefined) ?? tf.dropout;
  return Array.from({ length: DRAWS }, () => tf.keep(draw(tf.onesLike(like), rate)));
}
