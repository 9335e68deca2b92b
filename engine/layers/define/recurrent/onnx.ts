import type { EmittedLayer, LayerContext } from '../../../emit/onnx/layerContext';
import type { Cell } from './cell';
import { addRecurrent } from './onnxOperator';

/** A recurrent layer that reads in one direction. */
export function emitCell(cell: Cell, context: LayerContext): EmittedLayer {
  const direction = cell.goBackwards ? 'reverse' : 'forward';
  const [results] = addRecurrent(context, { cell, direction, weights: [context.weight] });
  const { sequences = '', state = [] } = results ?? {};
  if (!cell.returnSequences) return { out: state[0] as string, state };
  return { out: cell.goBackwards ? asRead(context, sequences) : sequences, state };
}

/** ONNX puts the results of a backward reading in the order of the input; tfjs and Keras leave them in that of the reading. */
function asRead({ builder, name, shapes }: LayerContext, sequences: string): string {
  const timesteps = shapes[0]?.[0] ?? 0;
  const backwards = [-1, -(timesteps + 1), 1, -1].map((value) => builder.sizes(value));
  return builder.add('Slice', `${name}/as_read`, [sequences, ...backwards]);
}
