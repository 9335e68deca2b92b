import type { LayerArg, LayerCall, LayerFactory } from '../layers/layerCall';
import type { ModelPlan, PlannedStep } from './modelPlan';

/** A weight that a planned layer will have. */
export interface PlannedWeight {
  readonly nodeId: string;
  /** As tfjs will call it, such as `lstm/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
}

type Args = Readonly<Record<string, LayerArg>>;
type Shapes = readonly (readonly [name: string, shape: readonly number[]])[];

const withBias = (args: Args, shapes: Shapes, bias: readonly number[]): Shapes =>
  args.useBias === false ? shapes : [...shapes, ['bias', bias]];

function cell(gates: number): (args: Args, features: number) => Shapes {
  return (args, features) => {
    const units = Number(args.units);
    const width = gates * units;
    const kernels: Shapes = [
      ['kernel', [features, width]],
      ['recurrent_kernel', [units, width]],
    ];
    return withBias(args, kernels, args.resetAfter === true ? [2, width] : [width]);
  };
}

const none = (): Shapes => [];

/** The weights of each layer in its own order, for inputs of so many features. */
const SHAPES: Readonly<Record<LayerFactory, (args: Args, features: number) => Shapes>> = {
  lstm: cell(4),
  gru: cell(3),
  simpleRNN: cell(1),
  bidirectional: ({ layer }, features) => {
    if (typeof layer !== 'object') return [];
    const own = SHAPES[layer.factory](layer.args, features);
    return ['forward', 'backward'].flatMap((way) =>
      own.map(([name, shape]) => [`${way}_${layer.args.name as string}/${name}`, shape] as const),
    );
  },
  dense: (args, features) => withBias(args, [['kernel', [features, Number(args.units)]]], [Number(args.units)]),
  conv1d: (args, features) => {
    const filters = Number(args.filters);
    return withBias(args, [['kernel', [Number(args.kernelSize), features, filters]]], [filters]);
  },
  embedding: (args) => [['embeddings', [Number(args.inputDim), Number(args.outputDim)]]],
  layerNormalization: (_args, features) => [
    ['gamma', [features]],
    ['beta', [features]],
  ],
  attention: (args) => (args.useScale === true ? [['scale', []]] : []),
  dropout: none,
  flatten: none,
  concatenate: none,
  maxPooling1d: none,
  averagePooling1d: none,
  globalMaxPooling1d: none,
  globalAveragePooling1d: none,
  repeatVector: none,
  masking: none,
  activation: none,
  add: none,
  multiply: none,
  average: none,
  maximum: none,
  minimum: none,
};

/** What the weights of a layer are called behind its own name, in its own order. */
export function weightNames({ factory, args }: LayerCall): readonly string[] {
  return SHAPES[factory](args, 0).map(([name]) => name);
}

/** The weights of one layer in its own order; null while its inputs are unknown. */
export function stepWeights({ nodeId, name, call, inputSpecs }: PlannedStep): readonly PlannedWeight[] | null {
  const features = inputSpecs[0]?.shape.at(-1);
  if (features === undefined && SHAPES[call.factory] !== none) return null;
  return SHAPES[call.factory](call.args, features ?? 0).map(([own, shape]) => ({
    nodeId,
    name: `${name}/${own}`,
    shape,
  }));
}

/** The weights of all layers whose inputs are known, layer by layer. */
export function plannedWeights(plan: ModelPlan): readonly PlannedWeight[] {
  return plan.steps.flatMap((step) => stepWeights(step) ?? []);
}
