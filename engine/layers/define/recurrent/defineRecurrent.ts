import type { CellName } from '../../../emit/kernels/kernelLayer';
import type { ReadKeras } from '../../../emit/keras/kerasOptions';
import type { LayerClass } from '../../../emit/tfjs/tfjsCall';
import type { ParamSchemas, ParamsOf } from '../../../graph/paramSchema';
import type { Tf } from '../../../tensors/tf';
import { defineLayer, type LayerDefinition, type LayerDocumentation } from '../defineLayer';
import { featuresOf } from '../layerStep';
import { inputSpec } from '../ports';
import { type Cell, CELLS, cellWeights, countCellFlops, kernelCell } from './cell';
import { CELL_CLASSES, kerasCell, readCell } from './keras';
import { emitCell } from './onnxOperator';
import {
  inferOneDirection,
  type ONE_DIRECTION_PARAMS,
  type RECURRENT_PARAMS,
  recurrentMask,
  STATE_INPUTS,
  STATE_OUTPUTS,
  summarizeRecurrent,
} from './params';
import { recurrentClass } from './recurrentClass';
import { recurrentCall } from './tfjs';
import { torchCell } from './torch';

type SharedSchemas = typeof RECURRENT_PARAMS & typeof ONE_DIRECTION_PARAMS;
type SharedParams = ParamsOf<SharedSchemas>;
/** What only some cells have. */
type OwnParams = Partial<Pick<Cell, 'recurrentActivation' | 'resetAfter' | 'unitForgetBias'>>;

interface RecurrentSource {
  readonly cell: CellName;
  /** With those of every recurrent layer in one direction. */
  readonly params: ParamSchemas;
  readonly documentation: LayerDocumentation;
  /** tfjs's own, unless stated. */
  readonly tfjsClass?: (tf: Tf) => LayerClass;
}

/** Makes the definition of a recurrent layer in one direction: all but its texts and own parameters is that of its cell. */
export function defineRecurrent({
  cell: kind,
  params: schemas,
  documentation,
  tfjsClass = (tf) => recurrentClass(tf, tf.layers[CELLS[kind].factory]({ units: 1 })),
}: RecurrentSource): LayerDefinition {
  const { factory, states } = CELLS[kind];
  const cellOf = (params: unknown): Cell => {
    const { output, ...rest } = params as SharedParams & OwnParams;
    return {
      recurrentActivation: 'sigmoid',
      resetAfter: false,
      unitForgetBias: false,
      ...rest,
      cell: kind,
      returnSequences: output === 'sequences',
    };
  };
  const read: ReadKeras = (options, context) => readCell(kind, options, context);
  return defineLayer<ParamSchemas & SharedSchemas>({
    type: kind,
    family: 'recurrent',
    interchange: 'recurrent',
    params: schemas as ParamSchemas & SharedSchemas,
    documentation,
    inputs: STATE_INPUTS,
    outputs: STATE_OUTPUTS,
    states,
    mask: recurrentMask,
    cases: { small: { units: 3 } },
    summarize: summarizeRecurrent,
    accepts: 'sequences',
    infer: (params, inputs, context) => inferOneDirection(kind, params, inputs, context),
    weights: (owner) => cellWeights(cellOf(owner.params), featuresOf(owner) ?? 0),
    countFlops: (params, inputs) => countCellFlops(kind, params.units, inputSpec(inputs).shape),
    tfjs: ({ params, name, givesState }) => recurrentCall(cellOf(params), name, givesState),
    tfjsClasses: (tf) => ({ [factory]: tfjsClass(tf) }),
    keras: {
      layer: ({ params, givesState }) => kerasCell(cellOf(params), givesState),
      reads: Object.fromEntries(CELL_CLASSES[kind].map((className) => [className, read])),
    },
    torch: (step) => torchCell(cellOf(step.params), step),
    onnx: ({ params }, context) => emitCell(cellOf(params), context),
    fused: ({ params, givesState, takesState }) => {
      const cell = kernelCell(cellOf(params));
      return givesState || takesState || !cell ? null : { kind: 'recurrent', cell };
    },
  });
}
