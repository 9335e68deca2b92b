import { activate, beforeActivation } from '../../emit/onnx/activations';
import { type EmittedLayer, type LayerContext, onlyInput, textArg } from '../../emit/onnx/layerContext';
import { int, ints } from '../../emit/onnx/onnxGraph';
import { padsFor } from '../../emit/onnx/pads';

/** A convolution along time. ONNX wants the features before the time, and the kernel as filters × features × size. */
export function emitConv1d(context: LayerContext): EmittedLayer {
  const { builder, name, args, shapes, weight } = context;
  const [timesteps = 0] = shapes[0] ?? [];
  const activation = textArg(args, 'activation', 'linear');
  const kernel = weight('kernel');
  const [size = 0, features = 0, filters = 0] = kernel.shape;
  const strides = Number(args.strides ?? 1);
  const dilation = Number(args.dilationRate ?? 1);
  const pads = padsFor({ size, strides, dilation, padding: textArg(args, 'padding', 'valid') }, timesteps);

  const inputs = [
    builder.add('Transpose', `${name}/features_first`, [onlyInput(context)], { perm: ints(0, 2, 1) }),
    builder.weight(`${name}/kernel`, [filters, features, size], reversedAxes(kernel.values, size, features, filters)),
  ];
  if (args.useBias !== false) inputs.push(builder.weight(`${name}/bias`, [filters], weight('bias').values));
  const convolved = builder.add('Conv', `${name}/convolved`, inputs, {
    kernel_shape: ints(size),
    strides: ints(strides),
    dilations: ints(dilation),
    pads: ints(...pads),
    group: int(1),
  });
  const steps = builder.add('Transpose', beforeActivation(name, activation, 'steps'), [convolved], {
    perm: ints(0, 2, 1),
  });
  return { out: activate(builder, activation, name, steps) };
}

/** a × b × c as c × b × a. */
function reversedAxes(values: Float32Array, a: number, b: number, c: number): Float32Array {
  const reversed = new Float32Array(values.length);
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      for (let k = 0; k < c; k++) reversed[(k * b + j) * a + i] = values[(i * b + j) * c + k] as number;
    }
  }
  return reversed;
}
