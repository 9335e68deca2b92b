import type { KerasLayer } from '../../emit/keras/kerasLayer';
import { kerasActivation } from '../../layers/activation';
import { takesList } from '../../layers/define/defineLayer';
import { type ModelPlan, type PlannedOutput, type PlannedStep, stepWeights } from '../../plan/modelPlan';
import { completePlan, type StepToldIn, toldIn } from '../../plan/toldIn';
import type { PortRef } from '../../graph/graph';
import type { TensorSpec } from '../../tensors/tensorSpec';

/** A tensor of a saved model. */
export interface SavedTensor {
  readonly layer: string;
  /** Which of the tensors that the layer returns: 0, or a state after it. */
  readonly output: number;
  /** Without the batch axis. */
  readonly shape: readonly number[];
  readonly dtype: TensorSpec['dtype'];
}

/** A layer of a saved model with what feeds it. */
export interface SavedLayer {
  readonly name: string;
  /** Null for an input. */
  readonly keras: KerasLayer | null;
  /** The names of its weights, in its own order. */
  readonly weights: readonly string[];
  readonly inputs: readonly SavedTensor[];
  /** Whether its inputs are given as a list, even one alone. */
  readonly takesList: boolean;
  readonly initialState: readonly SavedTensor[];
  readonly output: SavedTensor;
}

/** The layers of a model, inputs included, each after what feeds it. */
export interface SavedLayers {
  readonly layers: readonly SavedLayer[];
  readonly inputs: readonly SavedTensor[];
  readonly outputs: readonly SavedTensor[];
}

/** Lists what a saved model consists of. Throws a `UserError` with the problems of a model that is not complete. */
export function listSavedLayers(model: ModelPlan): SavedLayers {
  const plan = completePlan(toldIn(model, 'keras'));
  const tensors = new Map<string, SavedTensor>();
  const steps = new Map(plan.steps.map((step) => [step.nodeId, step]));
  const inputs = plan.inputs.map(({ nodeId, name, spec }) => inputLayer(tensors, nodeId, name, spec));
  const layers: SavedLayer[] = [...inputs];
  for (const step of plan.steps) layers.push(stepLayer(tensors, steps, step));
  const outputs: SavedTensor[] = [];
  for (const output of plan.outputs) {
    const source = tensorOf(tensors, output.source);
    const repeated = outputs.includes(source);
    // An output can be given once only, so a second Target on the same layer gets one of its own, as in the app.
    if (repeated) layers.push(passOn(output, source));
    outputs.push(repeated ? { ...source, layer: output.name, output: 0 } : source);
  }
  return { layers, inputs: inputs.map(({ output }) => output), outputs };
}

function inputLayer(
  tensors: Map<string, SavedTensor>,
  nodeId: string,
  name: string,
  spec: TensorSpec | undefined,
): SavedLayer {
  const output = { layer: name, output: 0, shape: spec?.shape ?? [], dtype: spec?.dtype ?? 'float32' };
  tensors.set(nodeId, output);
  return { name, keras: null, weights: [], inputs: [], takesList: false, initialState: [], output };
}

function stepLayer(
  tensors: Map<string, SavedTensor>,
  steps: ReadonlyMap<string, PlannedStep>,
  step: StepToldIn<'keras'>,
): SavedLayer {
  const { nodeId, name, layer, outputs } = step;
  const output = { layer: name, output: 0, shape: outputs.out?.shape ?? [], dtype: 'float32' } as const;
  tensors.set(nodeId, output);
  const encoder = step.initialState === null ? undefined : steps.get(step.initialState);
  return {
    name,
    keras: layer.keras.layer(step),
    weights: (stepWeights(step) ?? []).map((weight) => weight.name),
    inputs: step.inputs.map((source) => tensorOf(tensors, source)),
    takesList: takesList(layer),
    initialState: encoder ? statesOf(encoder) : [],
    output,
  };
}

/** The states that a recurrent layer returns after its output: h and c of an LSTM, h of the others. */
function statesOf({ name, layer, outputs }: PlannedStep): SavedTensor[] {
  const shape = outputs.state?.shape ?? [];
  return layer.states.map((_, i) => ({ layer: name, output: i + 1, shape, dtype: 'float32' }));
}

function passOn({ name }: PlannedOutput, source: SavedTensor): SavedLayer {
  const keras = kerasActivation('linear');
  const output = { ...source, layer: name, output: 0 };
  return { name, keras, weights: [], inputs: [source], takesList: false, initialState: [], output };
}

function tensorOf(tensors: ReadonlyMap<string, SavedTensor>, source: PortRef | null): SavedTensor {
  const tensor = source && tensors.get(source.node);
  if (!tensor) throw new Error(`nothing feeds ${source?.node ?? 'a target'}`);
  return tensor;
}
