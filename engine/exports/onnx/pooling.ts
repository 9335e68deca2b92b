import { type EmitLayer, onlyInput, textArg } from '../../emit/onnx/layerContext';
import { int, ints } from '../../emit/onnx/onnxGraph';
import { padsFor } from '../../emit/onnx/pads';

/** The pool size of tfjs where the call states none. */
const DEFAULT_SIZE = 2;

/** The largest or mean value of each window along time. Steps added at the ends count for nothing. */
export function emitPooling(operator: 'MaxPool' | 'AveragePool'): EmitLayer {
  return (context) => {
    const { builder, name, args, shapes } = context;
    const [timesteps = 0] = shapes[0] ?? [];
    const size = Number(args.poolSize ?? DEFAULT_SIZE);
    const strides = Number(args.strides ?? size);
    const pads = padsFor({ size, strides, dilation: 1, padding: textArg(args, 'padding', 'valid') }, timesteps);
    const turned = { perm: ints(0, 2, 1) };
    const featuresFirst = builder.add('Transpose', `${name}/features_first`, [onlyInput(context)], turned);
    const pooled = builder.add(operator, `${name}/pooled`, [featuresFirst], {
      kernel_shape: ints(size),
      strides: ints(strides),
      pads: ints(...pads),
    });
    return { out: builder.add('Transpose', name, [pooled], turned) };
  };
}

/** The largest or mean value over all of time. */
export function emitGlobalPooling(operator: 'ReduceMax' | 'ReduceMean'): EmitLayer {
  return (context) => {
    const { builder, name } = context;
    return { out: builder.add(operator, name, [onlyInput(context)], { axes: ints(1), keepdims: int(0) }) };
  };
}
