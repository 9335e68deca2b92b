import type { TensorValues } from '../../tensors/tensorValues';
import type { OnnxBuilder } from './onnxBuilder';
import type { StepsInFront } from './stepsInFront';

/** What the operators of one layer are made from. */
export interface LayerContext {
  readonly builder: OnnxBuilder;
  readonly name: string;
  /** Names of the values that feed it, batch first. */
  readonly inputs: readonly string[];
  /** Their shapes, without the batch. */
  readonly shapes: readonly (readonly number[])[];
  /** [h, c] of an LSTM, or [h], each batch × units; null to start from zeros. */
  readonly initialState: readonly string[] | null;
  /** How to skip what the mask of the input masks; null without a mask. */
  readonly stepsInFront: () => StepsInFront | null;
  /** A weight by its name in the layer, such as `kernel`. */
  readonly weight: (name: string) => TensorValues;
}

/** What a layer gives out, by the names of the values. */
export interface EmittedLayer {
  readonly out: string;
  /** As `LayerContext.initialState`, where the layer has a state. */
  readonly state?: readonly string[];
  /** A mask that starts here: batch × timesteps, true where a step counts. */
  readonly mask?: string;
}

/** The first input, for layers that have one. */
export const onlyInput = ({ inputs }: Pick<LayerContext, 'inputs'>): string => inputs[0] as string;

/** Adds a weight of the layer to the graph as it is. */
export function addWeight({ builder, name, weight }: LayerContext, part: string): string {
  const { shape, values } = weight(part);
  return builder.weight(`${name}/${part}`, shape, values);
}
