import type * as tfjs from '@tensorflow/tfjs';
import { compileGraph } from '../plan/compileGraph';
import { planModel, type PlannedInput } from '../plan/modelPlan';
import { formatShape } from '../tensors/tensorSpec';
import { concatenated } from '../tensors/tensorValues';
import { chooseKernels } from '../kernels/chooseKernels';
import type { KernelPool } from '../kernels/kernelPool';
import { analyze } from '../layers/analyze';
import type { Tf } from '../tensors/tf';
import { hasErrors, makeProblem, type Problem, UserError } from '../problem/problem';
import type { Project } from '../project/project';
import { applyLayer } from './batches';
import { writeWeights } from './modelWeights';
import { trainedSignature } from '../project/projectSignature';

/** Numbers in the form of a tensor: the first axis counts windows, the data is in row-major order. */
export interface TensorData {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** The predictions of one Target. */
export interface PredictedTensor {
  /** As in the compiled model: the Target's name in small letters. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Windows that go through the model at once. */
const ROWS = 256;

/**
 * Runs a project's model on tensors, in the model's own scaled units, with its weights. Inputs are named as their nodes or as
 * in the compiled model; the only input of a model may have the empty name. Outputs come in the order of the graph's nodes,
 * which of an imported model is the order of its own. Throws a `UserError` that names input,
 * expected and received shape. Leaves no tensor behind.
 */
export async function predictTensors(
  tf: Tf,
  project: Project,
  inputs: Readonly<Record<string, TensorData>>,
  kernels: KernelPool | null = null,
): Promise<readonly PredictedTensor[]> {
  const { graph, trained } = project;
  const signature = trainedSignature(project);
  if (!trained || !signature) throw new UserError([makeProblem('tensor.noWeights', { project: project.name })]);
  const analysis = analyze(graph, signature);
  if (hasErrors(analysis.problems)) throw new UserError(analysis.problems);
  const plan = planModel(graph, analysis);
  const given = matchInputs(plan.inputs, inputs);
  chooseKernels(tf, kernels);
  const compiled = compileGraph(tf, graph, signature, null);
  try {
    writeWeights(tf, compiled.model, trained);
    const windows = given[0]?.shape[0] ?? 0;
    const chunks: Float32Array[][] = plan.outputs.map(() => []);
    for (let from = 0; from < windows; from += ROWS) {
      const count = Math.min(ROWS, windows - from);
      const tensors = given.map((tensor, i) => slice(tf, tensor, plan.inputs[i]?.spec?.dtype, from, count));
      const outputs = tf.tidy(() => applyLayer(compiled.model, tensors, false));
      for (const [i, output] of outputs.entries()) chunks[i]?.push((await output.data()).slice() as Float32Array);
      tf.dispose([tensors, outputs]);
    }
    const predicted = plan.outputs.map(({ name, nodeId }, i) => {
      const shape = compiled.model.outputs[i]?.shape.slice(1) as number[];
      const place = graph.nodes.findIndex(({ id }) => id === nodeId);
      return { place, output: { name, shape: [windows, ...shape], data: concatenated(chunks[i] ?? []) } };
    });
    return predicted.toSorted((a, b) => a.place - b.place).map(({ output }) => output);
  } finally {
    compiled.dispose();
  }
}

/** The tensors in the order of the model's inputs. Throws a `UserError` with all that does not fit. */
function matchInputs(
  planned: readonly PlannedInput[],
  inputs: Readonly<Record<string, TensorData>>,
): readonly TensorData[] {
  const problems: Problem[] = [];
  const names = planned.map(({ name }) => name);
  const isOf = (key: string, { name, label }: PlannedInput): boolean =>
    key === name || key === label || (key === '' && planned.length === 1);
  for (const key of Object.keys(inputs)) {
    if (planned.some((input) => isOf(key, input))) continue;
    problems.push(makeProblem('tensor.unknown', { input: key, inputs: names }));
  }
  let first: { readonly name: string; readonly windows: number } | null = null;
  const matched: TensorData[] = [];
  for (const input of planned) {
    const [, tensor] = Object.entries(inputs).find(([key]) => isOf(key, input)) ?? [];
    const expected = `N×${formatShape(input.spec?.shape ?? [])}`;
    if (!tensor) {
      problems.push(makeProblem('tensor.missing', { input: input.name, expected, inputs: names }));
      continue;
    }
    matched.push(tensor);
    const windows = tensor.shape[0] ?? 0;
    problems.push(...checkTensor(input, tensor, expected));
    first ??= { name: input.name, windows };
    if (first.windows === windows) continue;
    const values = { input: input.name, received: windows, first: first.name, expected: first.windows };
    problems.push(makeProblem('tensor.count', values));
  }
  if (problems.length > 0) throw new UserError(problems);
  return matched;
}

function checkTensor({ name, spec }: PlannedInput, { shape, data }: TensorData, expected: string): Problem[] {
  const size = shape.reduce((product, n) => product * n, 1);
  if (shape.slice(1).join() !== spec?.shape.join() || shape.length === 0 || size !== data.length) {
    return [makeProblem('tensor.shape', { input: name, expected, received: formatShape(shape) })];
  }
  const { cardinality } = spec;
  if (cardinality === undefined) return [];
  for (let i = 0; i < data.length; i++) {
    const code = data[i] as number;
    if (Number.isInteger(code) && code >= 0 && code < cardinality) continue;
    return [makeProblem('tensor.code', { input: name, received: code, highest: cardinality - 1 })];
  }
  return [];
}

function slice(
  tf: Tf,
  { shape, data }: TensorData,
  dtype: 'float32' | 'int32' | undefined,
  from: number,
  count: number,
): tfjs.Tensor {
  const width = shape.slice(1).reduce((product, n) => product * n, 1);
  const values = dtype === 'int32' ? new Int32Array(count * width) : new Float32Array(count * width);
  for (let i = 0; i < values.length; i++) values[i] = data[from * width + i] as number;
  return tf.tensor(values, [count, ...shape.slice(1)], dtype);
}
