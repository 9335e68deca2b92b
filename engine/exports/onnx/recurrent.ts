import type { EmitLayer, LayerContext } from '../../emit/onnx/layerContext';
import { addRecurrent } from './recurrentOperator';
import { type CellFactory, cellWeights } from './recurrentWeights';

/** A recurrent layer that reads in one direction. */
export function emitRecurrent(cell: CellFactory): EmitLayer {
  return (context) => {
    const { args, weight } = context;
    const direction = args.goBackwards === true ? 'reverse' : 'forward';
    const weights = [cellWeights(cell, args, weight)];
    const [results] = addRecurrent(context, { cell, args, direction, weights });
    const { sequences = '', state = [] } = results ?? {};
    if (args.returnSequences !== true) return { out: state[0] as string, state };
    return { out: direction === 'reverse' ? asRead(context, sequences) : sequences, state };
  };
}

/** ONNX puts the results of a backward reading in the order of the input; tfjs and Keras leave them in that of the reading. */
function asRead({ builder, name, shapes }: LayerContext, sequences: string): string {
  const timesteps = shapes[0]?.[0] ?? 0;
  const backwards = [-1, -(timesteps + 1), 1, -1].map((value) => builder.sizes(value));
  return builder.add('Slice', `${name}/as_read`, [sequences, ...backwards]);
}
