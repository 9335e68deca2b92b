import type { LayerFactory } from '../../layers/layerCall';
import { emitActivation } from '../../emit/onnx/activations';
import { emitAttention } from './attention';
import { emitBidirectional } from './bidirectional';
import { emitConv1d } from './convolution';
import { emitDense, emitEmbedding, emitLayerNormalization, emitMasking } from './coreLayers';
import { type EmitLayer, type EmittedLayer, type LayerContext, onlyInput } from '../../emit/onnx/layerContext';
import { emitConcatenate, emitMultiply, emitTogether } from './merging';
import { int } from '../../emit/onnx/onnxGraph';
import { emitGlobalPooling, emitPooling } from './pooling';
import { emitRecurrent } from './recurrent';

/** How each layer is written in standard operators. Dropout does nothing once a model is trained. */
const EMITTERS = {
  lstm: emitRecurrent('lstm'),
  gru: emitRecurrent('gru'),
  simpleRNN: emitRecurrent('simpleRNN'),
  bidirectional: emitBidirectional,
  dense: emitDense,
  dropout: (context) => ({ out: onlyInput(context) }),
  embedding: emitEmbedding,
  flatten: (context) => ({
    out: context.builder.add('Flatten', context.name, context.inputs, { axis: int(1) }),
  }),
  concatenate: emitConcatenate,
  conv1d: emitConv1d,
  maxPooling1d: emitPooling('MaxPool'),
  averagePooling1d: emitPooling('AveragePool'),
  globalMaxPooling1d: emitGlobalPooling('ReduceMax'),
  globalAveragePooling1d: emitGlobalPooling('ReduceMean'),
  repeatVector: (context) => {
    const { builder, name, args } = context;
    const step = builder.add('Unsqueeze', `${name}/step`, [onlyInput(context), builder.sizes(1)]);
    return { out: builder.add('Expand', name, [step, builder.sizes(1, Number(args.n), 1)]) };
  },
  masking: emitMasking,
  layerNormalization: emitLayerNormalization,
  activation: emitActivation,
  add: emitTogether('Sum'),
  multiply: emitMultiply,
  average: emitTogether('Mean'),
  maximum: emitTogether('Max'),
  minimum: emitTogether('Min'),
  attention: emitAttention,
} satisfies Record<LayerFactory, EmitLayer>;

/** Adds the operators of a layer, whichever it is. */
export function emitLayer(factory: LayerFactory, context: LayerContext): EmittedLayer {
  return EMITTERS[factory](context);
}
