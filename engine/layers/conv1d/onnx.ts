import { activate, beforeActivation } from '../../emit/onnx/activations';
import { addWeight, type EmittedLayer, type LayerContext, onlyInput } from '../../emit/onnx/layerContext';
import { int, ints } from '../../emit/onnx/onnxGraph';
import { convolutionKernel } from '../../emit/torch/tensorLayouts';
import { padsOf } from '../define/slidingWindow';
import { type Conv1dParams, windowOf } from './params';

/** A convolution along time. ONNX wants the features before the time, and the kernel as filters × features × size, as PyTorch does. */
export function emitConv1d(params: Conv1dParams, context: LayerContext): EmittedLayer {
  const { builder, name, shapes, weight } = context;
  const [timesteps = 0] = shapes[0] ?? [];
  const { activation, useBias, kernelSize, strides, dilationRate } = params;
  const kernel = convolutionKernel(weight('kernel'));
  const inputs = [
    builder.add('Transpose', `${name}/features_first`, [onlyInput(context)], { perm: ints(0, 2, 1) }),
    builder.weight(`${name}/kernel`, kernel.shape, kernel.values),
  ];
  if (useBias) inputs.push(addWeight(context, 'bias'));
  const convolved = builder.add('Conv', `${name}/convolved`, inputs, {
    kernel_shape: ints(kernelSize),
    strides: ints(strides),
    dilations: ints(dilationRate),
    pads: ints(...padsOf(windowOf(params), timesteps)),
    group: int(1),
  });
  const steps = builder.add('Transpose', beforeActivation(name, activation, 'steps'), [convolved], {
    perm: ints(0, 2, 1),
  });
  return { out: activate(builder, activation, name, steps) };
}
