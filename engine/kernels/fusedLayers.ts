import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../layers/layerCall';
import { type GruCell, supportResetAfter } from './gruResetAfterCell';
import { runDifferentiable } from './recurrentGradient';
import type { RecurrentInputs, RecurrentKernels, RecurrentSpec } from './recurrentOp';
import { DROPOUT_DRAWS, recurrentSpecOf } from './recurrentSpec';

/** The factories of tfjs whose layers have fused kernels. */
type FusedFactory = 'lstm' | 'gru' | 'simpleRNN';

type LayerArgs = Record<string, unknown>;
type Kwargs = Record<string, unknown>;

/** The parts of a tfjs recurrent layer and its cell that the fused ones read. */
interface RecurrentParts {
  readonly cell: {
    readonly units: number;
    readonly useBias: boolean;
    readonly dropout: number;
    readonly recurrentDropout: number;
    readonly dropoutFunc?: (x: tfjs.Tensor, rate: number) => tfjs.Tensor;
    readonly kernel: { read(): tfjs.Tensor2D };
    readonly recurrentKernel: { read(): tfjs.Tensor2D };
    readonly bias: { read(): tfjs.Tensor } | null;
  };
  readonly returnSequences: boolean;
  readonly returnState: boolean;
  readonly goBackwards: boolean;
  readonly stateful: boolean;
  states_: tfjs.Tensor2D[] | null;
  resetStates(states?: tfjs.Tensor[], training?: boolean): void;
  /** Set by the compiler where nothing needs the gradient of the layer's input. */
  skipsInputGradient?: boolean;
}

type LayerClass = new (args: LayerArgs) => tfjs.layers.Layer;

const installed = new WeakMap<Tf, { kernels: RecurrentKernels | null; classes: Record<FusedFactory, LayerClass> }>();

/**
 * Puts fused layers in the place of tfjs's LSTM, GRU and SimpleRNN: under the same class names, so that saved models stay
 * standard, and models that are loaded and Bidirectional use them unasked. They run in `kernels` and, where these cannot or
 * are null, as tfjs runs them. Called again it only changes the kernels. GRU gains `resetAfter`, which tfjs lacks.
 */
export function useFusedLayers(tf: Tf, kernels: RecurrentKernels | null): void {
  const known = installed.get(tf);
  if (known) {
    known.kernels = kernels;
    return;
  }
  const classes = {
    lstm: fuse(tf, tf.layers.lstm({ units: 1 }).constructor as LayerClass),
    gru: fuse(tf, withResetAfter(tf, tf.layers.gru({ units: 1 }).constructor as LayerClass)),
    simpleRNN: fuse(tf, tf.layers.simpleRNN({ units: 1 }).constructor as LayerClass),
  };
  installed.set(tf, { kernels, classes });
  for (const fused of Object.values(classes)) {
    tf.serialization.registerClass(fused as unknown as Parameters<typeof tf.serialization.registerClass>[0]);
  }
}

/** Makes a fused layer as the factory of tfjs would a plain one; null when fused layers are not in use. */
export function fusedLayer(tf: Tf, factory: string, args: LayerArgs): tfjs.layers.Layer | null {
  const Fused = installed.get(tf)?.classes[factory as FusedFactory];
  return Fused ? new Fused(args) : null;
}

/** Makes sure that fused layers are in use, with whatever kernels they have, or with none yet. */
export function ensureFusedLayers(tf: Tf): void {
  if (!installed.has(tf)) useFusedLayers(tf, null);
}

/** Tells a recurrent layer, or both directions of one, that nobody needs the gradient of its input. */
export function spareInputGradient(layer: tfjs.layers.Layer): void {
  const both = layer as unknown as { forwardLayer?: RecurrentParts; backwardLayer?: RecurrentParts };
  for (const part of [layer as unknown as RecurrentParts, both.forwardLayer, both.backwardLayer]) {
    if (part) part.skipsInputGradient = true;
  }
}

function fuse(tf: Tf, Stock: LayerClass): LayerClass {
  return class extends Stock {
    override call(inputs: tfjs.Tensor | tfjs.Tensor[], kwargs: Kwargs): tfjs.Tensor | tfjs.Tensor[] {
      const kernels = installed.get(tf)?.kernels ?? null;
      const spec = kernels && recurrentSpecOf(this);
      if (!spec) return super.call(inputs, kwargs);
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor3D;
      const parts = this as unknown as RecurrentParts;
      return tf.tidy(() => runLayer(tf, kernels, spec, parts, x, kwargs ?? {}) ?? super.call(inputs, kwargs));
    }
  };
}

function runLayer(
  tf: Tf,
  kernels: RecurrentKernels,
  spec: RecurrentSpec,
  parts: RecurrentParts,
  x: tfjs.Tensor3D,
  kwargs: Kwargs,
): tfjs.Tensor | tfjs.Tensor[] | null {
  const training = kwargs.training === true;
  const [batch, , features] = x.shape;
  const drop = (rate: number, width: number): tfjs.Tensor2D | null => {
    if (!training || rate <= 0 || rate >= 1) return null;
    const draw = parts.cell.dropoutFunc ?? ((ones: tfjs.Tensor, share: number) => tf.dropout(ones, share));
    // As many as tfjs draws, so that a seeded stream gives the same masks to both.
    const masks = Array.from({ length: DROPOUT_DRAWS[spec.cell] }, () => draw(tf.ones([batch, width]), rate));
    return masks[0] as tfjs.Tensor2D;
  };
  const given = (kwargs.initialState ?? (parts.stateful ? parts.states_ : null)) as tfjs.Tensor2D[] | null;
  const inputs: RecurrentInputs = {
    x,
    kernel: parts.cell.kernel.read(),
    recurrentKernel: parts.cell.recurrentKernel.read(),
    bias: parts.cell.useBias ? (parts.cell.bias?.read() ?? null) : null,
    initialState: given,
    mask: maskOf(tf, kwargs.mask),
    inputDropout: drop(parts.cell.dropout, features),
    recurrentDropout: drop(parts.cell.recurrentDropout, parts.cell.units),
  };
  const outputs = runDifferentiable(tf, kernels, spec, inputs, {
    sequences: parts.returnSequences,
    states: parts.returnState || parts.stateful,
    inputGradient: parts.skipsInputGradient !== true,
  });
  if (!outputs) return null;
  if (parts.stateful) parts.resetStates([...outputs.states], training);
  const output = (outputs.sequences ?? outputs.states[0]) as tfjs.Tensor;
  return parts.returnState ? [output, ...outputs.states] : output;
}

/** [batch, timesteps] of 0 and 1, as tfjs casts it; a last axis of one is taken off. */
function maskOf(tf: Tf, given: unknown): tfjs.Tensor2D | null {
  const mask = (Array.isArray(given) ? given[0] : given) as tfjs.Tensor | null | undefined;
  if (!mask) return null;
  const [batch, timesteps] = mask.shape as [number, number];
  return tf.cast(tf.cast(tf.reshape(mask, [batch, timesteps]), 'bool'), 'float32');
}

/** A GRU class that also knows `resetAfter`, in its cell, its weights and its configuration. */
function withResetAfter(tf: Tf, Stock: LayerClass): LayerClass {
  return class extends Stock {
    constructor({ resetAfter, ...args }: LayerArgs) {
      super(args);
      if (resetAfter === true) supportResetAfter(tf, (this as unknown as { cell: GruCell }).cell);
    }
  };
}
