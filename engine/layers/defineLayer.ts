import type { DataSignature } from '../tensors/dataSignature';
import type { ParamValue } from '../graph/graph';
import type { InferContext, Inference, NodeType, PortDefinition, PortInputs } from '../graph/nodeType';
import type { ParamSchemas, ParamsOf } from '../graph/paramSchema';
import type { Phrase } from '../text/phrase';
import type { LayerCall } from './layerCall';

/** Groups the palette and gives each layer its hue. */
export type LayerFamily = 'data' | 'recurrent' | 'convolution' | 'core' | 'regularise' | 'shape' | 'target';

/** What a layer computes, for the inspector and the docs. */
export interface LayerDocumentation {
  /** One or two sentences beyond `help`. */
  readonly text: string;
  /** The equations, one a line, in plain Unicode; `_x` marks a subscript of one letter. */
  readonly formula: readonly string[];
  /** The paper that the equations follow, where there is one. */
  readonly reference?: string;
}

/** Everything Seqloom knows of a layer. Forms, checks, palette, help, model and code are derived from it. */
export interface LayerDefinition extends NodeType {
  readonly family: LayerFamily;
  /** The layer's standard name, also the first name of a new node. */
  readonly label: string;
  /** One sentence for palette and inspector. */
  readonly help: string;
  readonly documentation: LayerDocumentation;
  /** The tfjs layer as data. Absent for Input and Target, which the compiler handles itself. */
  toTfjs?(params: Readonly<Record<string, ParamValue>>, name: string): LayerCall;
}

/** A definition as its file writes it, with parameters typed from their schemas. */
interface LayerSource<Schemas extends ParamSchemas> {
  readonly type: string;
  readonly role?: 'input' | 'target';
  readonly family: LayerFamily;
  readonly label: string;
  readonly help: string;
  readonly params: Schemas;
  readonly inputs?: readonly PortDefinition[];
  readonly outputs?: readonly PortDefinition[];
  readonly documentation: LayerDocumentation;
  summarize(params: ParamsOf<Schemas>, data: DataSignature | null): readonly Phrase[];
  infer(params: ParamsOf<Schemas>, inputs: PortInputs, context: InferContext): Inference;
  countParameters?(params: ParamsOf<Schemas>, inputs: PortInputs): number;
  countFlops?(params: ParamsOf<Schemas>, inputs: PortInputs): number;
  toTfjs?(params: ParamsOf<Schemas>, name: string): LayerCall;
}

const ONE_INPUT: readonly PortDefinition[] = [{ name: 'in', label: 'input' }];
const ONE_OUTPUT: readonly PortDefinition[] = [{ name: 'out', label: 'output' }];

/**
 * Makes a definition from its source. Unless stated, a layer has one input port `in`, one output port `out`, and no
 * parameters or work of its own. Parameters reach the functions checked and complete, which is what makes the one
 * cast here sound.
 */
export function defineLayer<const Schemas extends ParamSchemas>(source: LayerSource<Schemas>): LayerDefinition {
  return {
    inputs: ONE_INPUT,
    outputs: ONE_OUTPUT,
    countParameters: () => 0,
    countFlops: () => 0,
    ...source,
    role: source.role ?? 'layer',
  } as unknown as LayerDefinition;
}
