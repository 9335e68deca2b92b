import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import type { DescribedLayer } from '../emit/keras/kerasOptions';
import type { Tf } from '../tensors/tf';
import { makeProblem, type Problem } from '../problem/problem';

/**
 * Why the backend in use must not train a model; null when it may. tfjs's WebGPU backend gives wrong gradients, measured
 * against those of every other backend, behind a mask, and for a SimpleRNN with dropout.
 */
export function refuseBackend(tf: Tf, { layers }: CompiledModel): Problem | null {
  if (tf.getBackend() !== 'webgpu') return null;
  const wrong = layers.find(({ layer }) => trainsWrongly(factsOf(layer)));
  if (!wrong) return null;
  const { layer, nodeId } = wrong;
  return makeProblem('training.wrongBackend', { backend: 'WebGPU', layer: layer.name }, { nodeId });
}

function factsOf(layer: tfjs.layers.Layer): DescribedLayer {
  return { className: layer.getClassName(), config: layer.getConfig() };
}

function trainsWrongly({ className, config }: DescribedLayer): boolean {
  if (className === 'Masking' || config.maskZero === true) return true;
  if (className === 'Bidirectional') return trainsWrongly(config.layer as DescribedLayer);
  return className === 'SimpleRNN' && [config.dropout, config.recurrentDropout].some((rate) => Number(rate) > 0);
}
