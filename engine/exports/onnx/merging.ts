import type { EmitLayer, EmittedLayer, LayerContext } from '../../emit/onnx/layerContext';
import type { OnnxBuilder } from '../../emit/onnx/onnxBuilder';
import { int } from '../../emit/onnx/onnxGraph';

export function emitConcatenate({ builder, name, args, inputs }: LayerContext): EmittedLayer {
  return { out: builder.add('Concat', name, inputs, { axis: int(Number(args.axis ?? -1)) }) };
}

/** A merge that ONNX has as one operator over any number of inputs. */
export function emitTogether(operator: 'Sum' | 'Mean' | 'Max' | 'Min'): EmitLayer {
  return ({ builder, name, inputs }) => ({ out: builder.add(operator, name, inputs) });
}

export function emitMultiply({ builder, name, inputs }: LayerContext): EmittedLayer {
  return { out: multiply(builder, name, inputs) };
}

/** The product of any number of values; ONNX multiplies two at a time. */
export function multiply(builder: OnnxBuilder, name: string, values: readonly string[]): string {
  const [first, ...others] = values as [string, ...string[]];
  return others.reduce(
    (product, value, i) => builder.add('Mul', i === others.length - 1 ? name : `${name}/product`, [product, value]),
    first,
  );
}
