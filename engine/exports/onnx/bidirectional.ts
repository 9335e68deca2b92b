import type { LayerCall } from '../../layers/layerCall';
import { type EmittedLayer, type LayerContext, textArg } from '../../emit/onnx/layerContext';
import { multiply } from './merging';
import { int } from '../../emit/onnx/onnxGraph';
import { addRecurrent } from './recurrentOperator';
import { type CellFactory, cellWeights } from './recurrentWeights';

/** Two readings of the window in one operator, and how their results become one. */
export function emitBidirectional(context: LayerContext): EmittedLayer {
  const { builder, name, weight } = context;
  const { factory, args } = context.args.layer as LayerCall;
  const cell = factory as CellFactory;
  const weights = (['forward', 'backward'] as const).map((way) =>
    cellWeights(cell, args, (part) => weight(`${way}_${textArg(args, 'name', '')}/${part}`)),
  );
  const both = addRecurrent(context, { cell, args, direction: 'bidirectional', weights }).map(({ sequences, state }) =>
    args.returnSequences === true ? sequences : (state[0] as string),
  );
  switch (context.args.mergeMode) {
    case 'sum':
      return { out: builder.add('Sum', name, both) };
    case 'mul':
      return { out: multiply(builder, name, both) };
    case 'ave':
      return { out: builder.add('Mean', name, both) };
    default:
      return { out: builder.add('Concat', name, both, { axis: int(-1) }) };
  }
}
