import { directionName } from '../../emit/keras/kerasLayer';
import type { EmittedLayer, LayerContext } from '../../emit/onnx/layerContext';
import { int } from '../../emit/onnx/onnxGraph';
import { addRecurrent } from '../define/recurrent/onnxOperator';
import { type BidirectionalParams, DIRECTIONS, directionOf } from './params';

/** Two readings of the window in one operator, and how their results become one. */
export function emitBidirectional(params: BidirectionalParams, context: LayerContext): EmittedLayer {
  const { builder, name, weight } = context;
  const cell = directionOf(params, 'forward');
  const weights = DIRECTIONS.map((direction) => (part: string) => weight(`${directionName(name, direction)}/${part}`));
  const both = addRecurrent(context, { cell, direction: 'bidirectional', weights }).map(({ sequences, state }) =>
    cell.returnSequences ? sequences : (state[0] as string),
  );
  switch (params.merge) {
    case 'sum':
      return { out: builder.add('Sum', name, both) };
    case 'mul':
      return { out: builder.multiply(name, both) };
    case 'ave':
      return { out: builder.add('Mean', name, both) };
    case 'concat':
      return { out: builder.add('Concat', name, both, { axis: int(-1) }) };
  }
}
