import type { KernelLayer } from '../../emit/kernels/kernelLayer';
import type { KerasLayer } from '../../emit/keras/kerasLayer';
import type { ReadKeras } from '../../emit/keras/kerasOptions';
import type { EmittedLayer, LayerContext } from '../../emit/onnx/layerContext';
import type { LayerClass, TfjsCall } from '../../emit/tfjs/tfjsCall';
import type { TorchLayer } from '../../emit/torch/torchLayer';
import type { InferContext, Inference, KeptPart, NodeType, PortDefinition, PortInputs } from '../../graph/nodeType';
import type { ParamSchemas, ParamsOf } from '../../graph/paramSchema';
import type { DataSignature } from '../../tensors/dataSignature';
import type { TensorSpec } from '../../tensors/tensorSpec';
import type { Tf } from '../../tensors/tf';
import type { Phrase } from '../../text/phrase';
import type { AnyParams, LayerStep } from './layerStep';
import { sizeOfShape, type WeightDefinition, type WeightOwner } from './weights';
import { makeProblem, type Problem } from '../../problem/problem';
import { refuseCodes, refuseNonSequence, sourceName } from './ports';
import { nodeTitle } from '../../graph/nodeTitle';

/** Groups the palette and gives each layer its hue. */
export type LayerFamily = 'data' | 'recurrent' | 'convolution' | 'core' | 'regularization' | 'shape' | 'target';

/** What a layer computes, for the inspector and the docs; the words are in each language. */
export interface LayerDocumentation {
  /** The equations, one a line, in plain Unicode; `_x` marks a subscript of one letter. */
  readonly formula: readonly string[];
  /** The paper that the equations follow, where there is one. */
  readonly reference?: string;
}

/** What a layer is in Keras, in both directions. */
interface KerasPart<Params> {
  /** The class and its options: Python code and saved models are made from it. */
  layer(step: LayerStep<Params>): KerasLayer;
  /** How each class of Keras that becomes this layer is read. */
  readonly reads: Readonly<Record<string, ReadKeras>>;
  /** The classes that treat every timestep alike, so that a TimeDistributed around them changes nothing. */
  readonly stepwise?: readonly string[];
}

/** What tests that loop over the layers try. */
export interface LayerCases {
  /** Sizes that keep models small. */
  readonly small?: AnyParams;
  /** Further values of numbers, of which one changes more than a size. */
  readonly others?: AnyParams;
  /** What feeds it: a sequence of features, codes, a vector, or two sequences. */
  readonly fedBy?: 'sequence' | 'codes' | 'vector' | 'pair';
}

/** The languages that a layer may be told in. A part that is missing is a problem with a name, never a fall-through. */
interface LayerParts<Params> {
  /** The tfjs layer as data: the model is built from it and the TypeScript export printed. */
  tfjs?(step: LayerStep<Params>): TfjsCall;
  /** Classes of our own that take the place of those of tfjs, by the factory that makes them. */
  tfjsClasses?(tf: Tf): Readonly<Record<string, LayerClass>>;
  readonly keras?: KerasPart<Params>;
  torch?(step: LayerStep<Params>): TorchLayer;
  onnx?(step: LayerStep<Params>, context: LayerContext): EmittedLayer;
  /** What the fused program of a whole training step computes; null where it cannot, and tfjs trains the model. */
  fused?(step: LayerStep<Params>): KernelLayer | null;
}

/** What code and files are written in; the fused program is no export. */
export const LAYER_LANGUAGES = ['tfjs', 'keras', 'torch', 'onnx'] as const;
export type LayerLanguage = (typeof LAYER_LANGUAGES)[number];

/** Everything Seqloom knows of a layer. Forms, checks, palette, help, model, code and files are derived from it. */
export interface LayerDefinition extends NodeType, LayerParts<AnyParams> {
  readonly family: LayerFamily;
  readonly documentation: LayerDocumentation;
  /** The parts of a recurrent layer's state; empty for all others. */
  readonly states: readonly string[];
  readonly cases: LayerCases;
  /** Layers that share this word can take each other's place in a model; unless stated, none can take that of this one. */
  readonly interchange?: string;
  /** The parameters that follow from the layer whose place this one takes, beside those of the same name. */
  takePlaceOf?(type: string): AnyParams;
  maskWord(params: AnyParams): MaskWord;
  /** In the layer's own order. Call it only with inputs that are known and that `infer` accepted. */
  weights(owner: WeightOwner<AnyParams>): readonly WeightDefinition[];
}

/** A definition as its file writes it, with parameters typed from their schemas. */
interface LayerSource<Schemas extends ParamSchemas>
  extends LayerParts<ParamsOf<Schemas>>,
    Pick<LayerDefinition, 'type' | 'family' | 'documentation'>,
    Partial<Pick<LayerDefinition, 'role' | 'inputs' | 'outputs' | 'states' | 'cases' | 'interchange' | 'takePlaceOf'>> {
  readonly params: Schemas;
  /** Unless stated, a masked input is refused. */
  readonly mask?: MaskWord | ((params: ParamsOf<Schemas>) => MaskWord);
  /** What every tensor that arrives must be, or `infer` is not asked: numbers, or a sequence of vectors of numbers. */
  readonly accepts?: 'numbers' | 'sequences';
  keeps?(params: ParamsOf<Schemas>): KeptPart | null;
  summarize(params: ParamsOf<Schemas>, data: DataSignature | null): readonly Phrase[];
  /** The output specs, but for masks, which `mask` tells, or what is wrong. */
  infer(params: ParamsOf<Schemas>, inputs: PortInputs, context: InferContext): Inference | Problem;
  weights?(owner: WeightOwner<ParamsOf<Schemas>>): readonly WeightDefinition[];
  countFlops?(params: ParamsOf<Schemas>, inputs: PortInputs): number;
}

const ONE_INPUT: readonly PortDefinition[] = [{ name: 'in' }];
const ONE_OUTPUT: readonly PortDefinition[] = [{ name: 'out' }];

/**
 * Makes a definition from its source. Unless stated, a layer has one input port `in`, one output port `out`, and no
 * parameters, weights or work of its own. Parameters reach the functions checked and complete.
 */
export function defineLayer<const Schemas extends ParamSchemas>(source: LayerSource<Schemas>): LayerDefinition {
  type Params = ParamsOf<Schemas>;
  const { mask = 'refuses', inputs: ports = ONE_INPUT } = source;
  const maskWord = (params: Params): MaskWord => (typeof mask === 'string' ? mask : mask(params));
  const weights = source.weights?.bind(source) ?? (() => []);
  return {
    outputs: ONE_OUTPUT,
    states: [],
    cases: {},
    countFlops: () => 0,
    ...source,
    inputs: ports,
    role: source.role ?? 'layer',
    maskWord,
    weights,
    infer: (params: Params, inputs: PortInputs, context: InferContext) => {
      const found = refuseInputs(source.accepts, ports, inputs, context) ?? source.infer(params, inputs, context);
      return inferMask(maskWord(params), 'code' in found ? { problems: [found] } : found, inputs, context);
    },
    countParameters: (params: Params, inputs: PortInputs) =>
      weights({ name: '', params, inputSpecs: tensorSpecs(ports, inputs) })
        .filter(({ trainable }) => trainable !== false)
        .reduce((sum, { shape }) => sum + sizeOfShape(shape), 0),
  };
}

function refuseInputs(
  accepts: 'numbers' | 'sequences' | undefined,
  ports: readonly PortDefinition[],
  inputs: PortInputs,
  context: InferContext,
): Problem | null {
  if (!accepts) return null;
  const refuse = accepts === 'sequences' ? refuseNonSequence : refuseCodes;
  const all = tensorPorts(ports).flatMap(({ name }) => (inputs[name] ?? []).map((spec, i) => [spec, name, i] as const));
  const problems = all.flatMap(([spec, port, position]) => refuse(spec, context, port, position) ?? []);
  return problems[0] ?? null;
}

/** The ports that take tensors, not states. */
export function tensorPorts(ports: readonly PortDefinition[]): readonly PortDefinition[] {
  return ports.filter(({ carries }) => carries !== 'state');
}

/** The specs at the ports that take tensors, one after another. */
export function tensorSpecs(ports: readonly PortDefinition[], inputs: PortInputs): readonly TensorSpec[] {
  return tensorPorts(ports).flatMap(({ name }) => inputs[name] ?? []);
}

/** True for layers that are applied to a list of tensors, and so cannot stand in a Sequential model. */
export function takesList({ inputs }: Pick<LayerDefinition, 'inputs'>): boolean {
  const ports = tensorPorts(inputs);
  return ports.length > 1 || ports.some(({ many }) => many);
}

/**
 * What a layer does with the mask of its input: it hands it on, makes one of its own, which would take the place of another,
 * heeds it for the last time, or refuses it, because it would compute with masked steps as with any other.
 */
export type MaskWord = 'passes' | 'makes' | 'ends' | 'refuses';

/** What was inferred, with the mask of the output set as the word says, or the masked input refused. */
function inferMask(word: MaskWord, inference: Inference, inputs: PortInputs, context: InferContext): Inference {
  const masked = findMasked(inputs);
  if ((word === 'refuses' || word === 'makes') && masked) {
    const values = { node: nodeTitle(context.node), source: sourceName(context, masked.port, masked.position) };
    return { problems: [...inference.problems, makeProblem('shape.masked', values, { nodeId: context.node.id })] };
  }
  const out = inference.outputs?.out;
  if (!out || (word !== 'makes' && !(word === 'passes' && masked))) return inference;
  return { ...inference, outputs: { ...inference.outputs, out: { ...out, masked: true } } };
}

function findMasked(inputs: PortInputs): { readonly port: string; readonly position: number } | null {
  for (const [port, specs] of Object.entries(inputs)) {
    const position = specs.findIndex((spec) => spec.masked);
    if (position >= 0) return { port, position };
  }
  return null;
}
