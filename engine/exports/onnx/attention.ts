import type { EmittedLayer, LayerContext } from '../../emit/onnx/layerContext';
import { int, ints } from '../../emit/onnx/onnxGraph';

/** softmax(Q·Vᵀ·scale)·V (Luong, Pham and Manning 2015), with the values as their own keys. */
export function emitAttention({ builder, name, args, inputs, weight }: LayerContext): EmittedLayer {
  const [query, value] = inputs as [string, string];
  const keys = builder.add('Transpose', `${name}/keys`, [value], { perm: ints(0, 2, 1) });
  let scores = builder.add('MatMul', `${name}/scores`, [query, keys]);
  if (args.useScale === true) {
    const { shape, values } = weight('scale');
    const scale = builder.weight(`${name}/scale`, shape, values);
    scores = builder.add('Mul', `${name}/scaled_scores`, [scores, scale]);
  }
  const shares = builder.add('Softmax', `${name}/shares`, [scores], { axis: int(-1) });
  return { out: builder.add('MatMul', name, [shares, value]) };
}
