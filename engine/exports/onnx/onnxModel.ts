import type { ModelPlan, PlannedStep } from '../../plan/modelPlan';
import { completePlan, type PlanToldIn, toldIn } from '../../plan/toldIn';
import type { PortRef } from '../../graph/graph';
import type { TensorSpec } from '../../tensors/tensorSpec';
import { indexWeights, type SavedWeights } from '../../plan/savedWeights';
import { encodeOnnx } from '../../emit/onnx/encodeOnnx';
import type { LayerContext } from '../../emit/onnx/layerContext';
import { OnnxBuilder } from '../../emit/onnx/onnxBuilder';
import type { OnnxGraph, OnnxNode, OnnxValue } from '../../emit/onnx/onnxGraph';
import { bringStepsInFront, type StepsInFront } from '../../emit/onnx/stepsInFront';

/** What is written about a model beside its graph. */
export interface OnnxAbout {
  readonly name: string;
  /** One or a few sentences for whoever opens the file. */
  readonly description: string;
  readonly version: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** How the axis is called that counts the windows of one call. */
const BATCH = 'batch';

/**
 * A trained model as the bytes of an `.onnx` file, in standard operators only. Inputs and outputs have the names of the
 * Input and Target nodes; all are batch first, with a batch of any size. Throws a `UserError` when weights are missing.
 */
export function onnxModel(plan: ModelPlan, weights: SavedWeights, about: OnnxAbout): Uint8Array {
  return encodeOnnx({
    graph: onnxGraph(plan, weights, about),
    doc: about.description,
    producer: { name: 'Seqloom', version: about.version },
    metadata: about.metadata,
  });
}

/** The graph of a complete plan. */
export function onnxGraph(model: ModelPlan, weights: SavedWeights, about: OnnxAbout): OnnxGraph {
  const plan = completePlan(toldIn(model, 'onnx'));
  const builder = new OnnxBuilder();
  for (const { name } of [...plan.inputs, ...plan.outputs]) builder.reserve(name);
  const values = new Map<string, string>(
    plan.inputs.map(({ nodeId, name }) => [portKey({ node: nodeId, port: 'out' }), name]),
  );
  emitSteps(plan, builder, indexWeights(weights), values);
  const outputs = plan.outputs.map(({ name, source, label }) => ({ name, source: source as PortRef, label }));
  const specs = new Map(plan.steps.map((step) => [step.nodeId, step.outputs]));
  const specOf = ({ node, port }: PortRef): TensorSpec | undefined =>
    specs.get(node)?.[port] ?? plan.inputs.find(({ nodeId }) => nodeId === node)?.spec;
  const nodes = nameOutputs(
    builder.nodes,
    plan.inputs.map(({ name }) => name),
    outputs.map(({ name, source }) => ({ name, value: values.get(portKey(source)) as string })),
  );
  return {
    name: 'seqloom',
    doc: about.name,
    ...usedParts(
      { nodes, tensors: builder.tensors },
      outputs.map(({ name }) => name),
    ),
    inputs: plan.inputs.map(({ name, label, spec }) => describeValue(name, label, spec)),
    outputs: outputs.map(({ name, source, label }) => describeValue(name, label, specOf(source))),
  };
}

const portKey = ({ node, port }: PortRef): string => `${node}\n${port}`;

/** Adds the operators of every layer; `values` says what stands at each port. */
function emitSteps(
  plan: PlanToldIn<'onnx'>,
  builder: OnnxBuilder,
  weight: ReturnType<typeof indexWeights>,
  values: Map<string, string>,
): void {
  const states = new Map<string, readonly string[]>();
  const masks = new Map<string, string>();
  const packings = new Map<string, StepsInFront>();
  for (const step of plan.steps) {
    const { name, nodeId } = step;
    const inputs = step.inputs.map((source) => values.get(portKey(source)) as string);
    const mask = step.inputs.map((source) => masks.get(portKey(source))).find((found) => found !== undefined);
    const context: LayerContext = {
      builder,
      name,
      inputs,
      shapes: step.inputSpecs.map((spec) => spec.shape),
      initialState: step.initialState === null ? null : (states.get(step.initialState) ?? null),
      stepsInFront: () => (mask === undefined ? null : packed(builder, packings, mask, step)),
      weight: (part) => weight(`${name}/${part}`),
    };
    const emitted = step.layer.onnx(step, context);
    const out = { node: nodeId, port: 'out' };
    values.set(portKey(out), emitted.out);
    if (emitted.state) states.set(nodeId, emitted.state);
    const passedOn = emitted.mask ?? (step.outputs.out?.masked === true ? mask : undefined);
    if (passedOn !== undefined) masks.set(portKey(out), passedOn);
  }
}

/** The steps that count of a mask, brought to the front once for all layers that heed it. */
function packed(
  builder: OnnxBuilder,
  packings: Map<string, StepsInFront>,
  mask: string,
  step: PlannedStep,
): StepsInFront {
  const known = packings.get(mask);
  if (known) return known;
  const made = bringStepsInFront(builder, mask, step.inputSpecs[0]?.shape[0] ?? 0);
  packings.set(mask, made);
  return made;
}

function describeValue(name: string, label: string, spec: TensorSpec | undefined): OnnxValue {
  return { name, type: spec?.dtype ?? 'float32', shape: [BATCH, ...(spec?.shape ?? [])], doc: label };
}

/**
 * The operators with each output under its own name. A value that is an output already, or an input of the graph, is
 * handed on by an operator of its own.
 */
function nameOutputs(
  nodes: readonly OnnxNode[],
  graphInputs: readonly string[],
  outputs: readonly { readonly name: string; readonly value: string }[],
): readonly OnnxNode[] {
  const renamed = new Map<string, string>();
  const handedOn: OnnxNode[] = [];
  for (const { name, value } of outputs) {
    if (!graphInputs.includes(value) && !renamed.has(value)) renamed.set(value, name);
    else
      handedOn.push({
        name,
        operator: 'Identity',
        inputs: [renamed.get(value) ?? value],
        outputs: [name],
        attributes: {},
      });
  }
  const rename = (value: string): string => renamed.get(value) ?? value;
  return [
    ...nodes.map((node) => ({ ...node, inputs: node.inputs.map(rename), outputs: node.outputs.map(rename) })),
    ...handedOn,
  ];
}

type Parts = Pick<OnnxGraph, 'nodes' | 'tensors'>;

/** The operators and constants that the outputs need; a state that nobody asks for is not worked out. */
function usedParts({ nodes, tensors }: Parts, outputs: readonly string[]): Parts {
  const needed = new Set(outputs);
  const used = nodes.toReversed().filter((node) => {
    const isUsed = node.outputs.some((output) => output !== '' && needed.has(output));
    if (isUsed) for (const input of node.inputs) needed.add(input);
    return isUsed;
  });
  return { nodes: used.toReversed(), tensors: tensors.filter((tensor) => needed.has(tensor.name)) };
}
