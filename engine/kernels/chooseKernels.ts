import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import type { Tf } from '../tensors/tf';
import type { KernelPool } from './kernelPool';
import type { RecurrentInputs, RecurrentKernels } from './recurrentOp';
import { createWasmRecurrent } from './wasmRecurrent';
import { createWebgpuRecurrent } from './webgpu/createWebgpuRecurrent';
import { CELLS } from '../layers/define/recurrent/cell';
import { skipsInputGradient, useRecurrentRunner } from '../layers/define/recurrent/recurrentClass';
import { ensureOwnLayers } from '../layers/tfjsLayers';
import { runDifferentiable } from './recurrentGradient';
import {
  CELL_ACTIVATIONS,
  type CellActivation,
  type CellName,
  GATE_ACTIVATIONS,
  type GateActivation,
  type RecurrentSpec,
} from '../emit/kernels/kernelLayer';

const ofPools = new WeakMap<KernelPool, RecurrentKernels>();
const ofGraphics = new WeakMap<Tf, RecurrentKernels>();

/**
 * Gives the recurrent layers of tfjs the kernels that fit what computes: those of the pool where there is one, WebGPU's own
 * on that backend, else none: tfjs computes as it comes. Returns which they are.
 */
export function chooseKernels(tf: Tf, pool: KernelPool | null): 'wasm' | 'webgpu' | null {
  if (pool) {
    const kernels = ofPools.get(pool) ?? createWasmRecurrent(tf, pool);
    ofPools.set(pool, kernels);
    useFusedLayers(tf, kernels);
    return 'wasm';
  }
  if (tf.getBackend() === 'webgpu') {
    const kernels = ofGraphics.get(tf) ?? createWebgpuRecurrent(tf);
    ofGraphics.set(tf, kernels);
    useFusedLayers(tf, kernels);
    return 'webgpu';
  }
  useFusedLayers(tf, null);
  return null;
}

/**
 * The nodes whose recurrent layers are left to plain tfjs although kernels are in use: because an option has no kernel, or
 * on WebGPU because the cell has none there. docs/kernels.md lists the reasons.
 */
export function plainLayers(compiled: CompiledModel, kernels: 'wasm' | 'webgpu' | null): string[] {
  if (kernels === null) return [];
  const isPlain = (layer: tfjs.layers.Layer): boolean => {
    const spec = recurrentSpecOf(layer);
    return spec === null || (kernels === 'webgpu' && spec.cell === 'simpleRnn');
  };
  return compiled.layers.flatMap(({ nodeId, layer }) => {
    const both = layer as unknown as { forwardLayer?: tfjs.layers.Layer; cell?: unknown };
    const recurrent = both.forwardLayer ?? (both.cell ? layer : null);
    return recurrent && isPlain(recurrent) ? [nodeId] : [];
  });
}

type Kwargs = Readonly<Record<string, unknown>>;

/** The parts of a tfjs recurrent layer and its cell that the fused ones read. */
interface RecurrentParts {
  readonly cell: ReturnType<Tf['layers']['gruCell']>;
  readonly returnSequences: boolean;
  readonly returnState: boolean;
  readonly goBackwards: boolean;
  readonly stateful: boolean;
  states_: tfjs.Tensor2D[] | null;
  resetStates(states?: tfjs.Tensor[], training?: boolean): void;
}

/**
 * Lets the recurrent layers of tfjs compute in `kernels` where these can, else, or with null, as tfjs computes. Their class names
 * stay, so that saved models are standard, and models that are loaded and Bidirectional use the kernels unasked.
 */
export function useFusedLayers(tf: Tf, kernels: RecurrentKernels | null): void {
  ensureOwnLayers(tf);
  useRecurrentRunner(
    tf,
    kernels &&
      ((layer, inputs, kwargs) => {
        const spec = recurrentSpecOf(layer);
        const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor3D;
        return spec && runLayer(tf, kernels, spec, layer, x, kwargs);
      }),
  );
}

function runLayer(
  tf: Tf,
  kernels: RecurrentKernels,
  spec: RecurrentSpec,
  layer: tfjs.layers.Layer,
  x: tfjs.Tensor3D,
  kwargs: Kwargs,
): tfjs.Tensor | tfjs.Tensor[] | null {
  const parts = layer as unknown as RecurrentParts;
  const training = kwargs.training === true;
  const [batch, , features] = x.shape;
  const drop = (rate: number, width: number): tfjs.Tensor2D | null => {
    if (!training || rate <= 0 || rate >= 1) return null;
    const draw = (parts.cell.dropoutFunc as typeof tf.dropout | undefined) ?? tf.dropout;
    // As many as tfjs draws, one for each gate, so that a seeded stream gives the same masks to both.
    const masks = Array.from({ length: CELLS[spec.cell].gates }, () => draw(tf.ones([batch, width]), rate));
    return masks[0] as tfjs.Tensor2D;
  };
  const given = (kwargs.initialState ?? (parts.stateful ? parts.states_ : null)) as tfjs.Tensor2D[] | null;
  const inputs: RecurrentInputs = {
    x,
    kernel: parts.cell.kernel.read() as tfjs.Tensor2D,
    recurrentKernel: parts.cell.recurrentKernel.read() as tfjs.Tensor2D,
    bias: parts.cell.useBias ? parts.cell.bias.read() : null,
    initialState: given,
    mask: maskOf(tf, kwargs.mask),
    inputDropout: drop(parts.cell.dropout, features),
    recurrentDropout: drop(parts.cell.recurrentDropout, parts.cell.units),
  };
  const outputs = runDifferentiable(tf, kernels, spec, inputs, {
    sequences: parts.returnSequences,
    states: parts.returnState || parts.stateful,
    inputGradient: !skipsInputGradient(layer),
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

const KERNEL_CELLS: Readonly<Record<string, CellName>> = { LSTM: 'lstm', GRU: 'gru', SimpleRNN: 'simpleRnn' };

/** A tfjs recurrent layer as its kernels see it; null when it has an activation that no kernel has. */
function recurrentSpecOf(layer: tfjs.layers.Layer): RecurrentSpec | null {
  const config = layer.getConfig();
  const cell = KERNEL_CELLS[layer.getClassName()];
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
