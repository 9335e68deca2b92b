import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledLayer, CompiledModel } from '../../plan/compileGraph';
import { trainableVariables } from '../../plan/trainableVariables';
import { ACTIVATION_CODES, type KernelActivation } from '../codes';
import type { RecurrentSpec } from '../recurrentOp';
import { recurrentSpecOf } from '../recurrentSpec';

/** One direction of a recurrent layer, with its tfjs layer's weights: kernel, recurrent kernel and, where used, bias. */
export interface PlanRecurrent extends RecurrentSpec {
  readonly returnSequences: boolean;
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly weights: readonly tfjs.Variable[];
}

/** A layer as the kernels see it. */
export type PlanKind =
  | { readonly kind: 'recurrent'; readonly cell: PlanRecurrent }
  | {
      readonly kind: 'bidirectional';
      readonly forward: PlanRecurrent;
      readonly backward: PlanRecurrent;
      readonly merge: 'concat' | 'sum' | 'ave' | 'mul';
    }
  | {
      readonly kind: 'dense';
      readonly units: number;
      readonly activation: KernelActivation;
      readonly weights: readonly tfjs.Variable[];
    }
  | { readonly kind: 'dropout'; readonly rate: number }
  | {
      readonly kind: 'embedding';
      readonly entries: number;
      readonly dimensions: number;
      readonly weights: readonly tfjs.Variable[];
    }
  | { readonly kind: 'flatten' }
  | { readonly kind: 'concatenate'; readonly axis: 'features' | 'time' };

/** A layer of a plan: what it computes, for which node, from which nodes. */
export interface PlanLayer {
  readonly nodeId: string;
  readonly sources: readonly string[];
  readonly layer: tfjs.layers.Layer;
  readonly what: PlanKind;
}

/** Reads the layers of a model; null when the kernels cannot run it as a whole: then tfjs runs it layer by layer. */
export function planLayers(compiled: CompiledModel): PlanLayer[] | null {
  const layers: PlanLayer[] = [];
  for (const item of compiled.layers) {
    const what = describeLayer(item);
    if (what === null) return null;
    layers.push({ nodeId: item.nodeId, sources: item.sources, layer: item.layer, what });
  }
  return layers;
}

function describeLayer({ layer, initialState }: CompiledLayer): PlanKind | null {
  if (!layer.trainable || initialState !== null) return null;
  const config = layer.getConfig();
  switch (layer.getClassName()) {
    case 'LSTM':
    case 'GRU':
    case 'SimpleRNN': {
      const cell = describeRecurrent(layer);
      return cell && { kind: 'recurrent', cell };
    }
    case 'Bidirectional': {
      const both = layer as unknown as { forwardLayer: tfjs.layers.Layer; backwardLayer: tfjs.layers.Layer };
      const [forward, backward] = [describeRecurrent(both.forwardLayer), describeRecurrent(both.backwardLayer)];
      const merge = config.mergeMode as 'concat' | 'sum' | 'ave' | 'mul' | null;
      return forward && backward && merge && { kind: 'bidirectional', forward, backward, merge };
    }
    case 'Dense': {
      const activation = config.activation as KernelActivation;
      if (!(activation in ACTIVATION_CODES) || hasExtras(config)) return null;
      return { kind: 'dense', units: config.units as number, activation, weights: trainableVariables(layer) };
    }
    case 'Dropout':
      return config.noiseShape ? null : { kind: 'dropout', rate: config.rate as number };
    case 'Embedding': {
      if (config.maskZero || hasExtras(config)) return null;
      const { inputDim, outputDim } = config as { inputDim: number; outputDim: number };
      return { kind: 'embedding', entries: inputDim, dimensions: outputDim, weights: trainableVariables(layer) };
    }
    case 'Flatten':
      return { kind: 'flatten' };
    case 'Concatenate':
      return { kind: 'concatenate', axis: config.axis === 1 ? 'time' : 'features' };
    default:
      return null;
  }
}

/** Reads one direction of a recurrent layer; null when it has what no kernel computes. */
function describeRecurrent(layer: tfjs.layers.Layer): PlanRecurrent | null {
  const config = layer.getConfig();
  const spec = recurrentSpecOf(layer);
  if (!spec || config.stateful || config.returnState || hasExtras(config)) return null;
  return {
    ...spec,
    returnSequences: config.returnSequences as boolean,
    dropout: config.dropout as number,
    recurrentDropout: config.recurrentDropout as number,
    weights: trainableVariables(layer),
  };
}

/** Regularisers and constraints act outside of the kernels' arithmetic. */
function hasExtras(config: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(config).some(([name, value]) => /(Regularizer|Constraint)$/.test(name) && value != null);
}
