import { activate, beforeActivation } from '../../emit/onnx/activations';
import { type EmittedLayer, type LayerContext, onlyInput, textArg } from '../../emit/onnx/layerContext';
import { ELEMENT_TYPES, float, int, ints } from '../../emit/onnx/onnxGraph';

/** The epsilon of tfjs and Keras where the call states none. */
const DEFAULT_EPSILON = 0.001;

/** activation(x·W + b), over the last axis. */
export function emitDense(context: LayerContext): EmittedLayer {
  const { builder, name, args, weight } = context;
  const activation = textArg(args, 'activation', 'linear');
  const hasBias = args.useBias !== false;
  const kernel = weight('kernel');
  const factor = builder.weight(`${name}/kernel`, kernel.shape, kernel.values);
  const productName = hasBias ? `${name}/product` : beforeActivation(name, activation, 'product');
  let value = builder.add('MatMul', productName, [onlyInput(context), factor]);
  if (hasBias) {
    const bias = weight('bias');
    const summand = builder.weight(`${name}/bias`, bias.shape, bias.values);
    value = builder.add('Add', beforeActivation(name, activation, 'sum'), [value, summand]);
  }
  return { out: activate(builder, activation, name, value) };
}

/** The rows of a table that codes pick. With `maskZero`, code 0 is a step that does not count. */
export function emitEmbedding(context: LayerContext): EmittedLayer {
  const { builder, name, args, weight } = context;
  const { shape, values } = weight('embeddings');
  const codes = onlyInput(context);
  const table = builder.weight(`${name}/embeddings`, shape, values);
  const out = builder.add('Gather', name, [table, codes], { axis: int(0) });
  if (args.maskZero !== true) return { out };
  const isZero = builder.add('Equal', `${name}/is_zero`, [codes, builder.scalar(0, 'int32')]);
  return { out, mask: builder.add('Not', `${name}/mask`, [isZero]) };
}

/** A step counts when any of its features differs from the mask value; the features of others become 0, as in tfjs. */
export function emitMasking(context: LayerContext): EmittedLayer {
  const { builder, name, args } = context;
  const steps = onlyInput(context);
  const isValue = builder.add('Equal', `${name}/is_value`, [
    steps,
    builder.scalar(Number(args.maskValue ?? 0), 'float32'),
  ]);
  const differs = builder.add('Not', `${name}/differs`, [isValue]);
  const differing = builder.add('Cast', `${name}/differing`, [differs], { to: int(ELEMENT_TYPES.float32) });
  const kept = builder.add('ReduceMax', `${name}/kept`, [differing], { axes: ints(-1), keepdims: int(1) });
  const out = builder.add('Mul', name, [steps, kept]);
  const flat = builder.add('Squeeze', `${name}/kept_steps`, [kept, builder.sizes(-1)]);
  return { out, mask: builder.add('Cast', `${name}/mask`, [flat], { to: int(ELEMENT_TYPES.bool) }) };
}

/** γ·(x − mean)/√(variance + ε) + β, over the last axis. */
export function emitLayerNormalization(context: LayerContext): EmittedLayer {
  const { builder, name, args, weight } = context;
  const [gamma, beta] = ['gamma', 'beta'].map((part) => {
    const { shape, values } = weight(part);
    return builder.weight(`${name}/${part}`, shape, values);
  }) as [string, string];
  const epsilon = float(Number(args.epsilon ?? DEFAULT_EPSILON));
  return {
    out: builder.add('LayerNormalization', name, [onlyInput(context), gamma, beta], { axis: int(-1), epsilon }),
  };
}
