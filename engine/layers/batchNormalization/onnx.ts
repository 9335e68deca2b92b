import { addWeight, type EmittedLayer, type LayerContext, onlyInput } from '../../emit/onnx/layerContext';
import { float, ints } from '../../emit/onnx/onnxGraph';
import type { BatchNormalizationParams } from './params';

/** Normalizes with the moving mean and variance. ONNX wants the features right behind the batch, and always a scale and a shift. */
export function emitBatchNormalization(params: BatchNormalizationParams, context: LayerContext): EmittedLayer {
  const { builder, name, shapes } = context;
  const { epsilon, center, scale } = params;
  const constant = (part: string, value: number): string => {
    const { shape, values } = context.weight('moving_mean');
    return builder.weight(`${name}/${part}`, shape, new Float32Array(values.length).fill(value));
  };
  const weights = [
    scale ? addWeight(context, 'gamma') : constant('gamma', 1),
    center ? addWeight(context, 'beta') : constant('beta', 0),
    addWeight(context, 'moving_mean'),
    addWeight(context, 'moving_variance'),
  ];
  const attributes = { epsilon: float(epsilon) };
  if (shapes[0]?.length === 1) {
    return { out: builder.add('BatchNormalization', name, [onlyInput(context), ...weights], attributes) };
  }
  const turned = { perm: ints(0, 2, 1) };
  const featuresFirst = builder.add('Transpose', `${name}/features_first`, [onlyInput(context)], turned);
  const normalized = builder.add('BatchNormalization', `${name}/normalized`, [featuresFirst, ...weights], attributes);
  return { out: builder.add('Transpose', name, [normalized], turned) };
}
