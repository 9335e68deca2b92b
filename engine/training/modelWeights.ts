import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../layers/layerCall';
import { makeProblem, UserError } from '../problem/problem';
import type { TrainedModel, WeightSpec } from '../project/project';
import { damagedCheckpoint } from './checkpoint';

/** The weights of a model as data: their specs in model order and their bytes one after another. */
export interface WeightData {
  readonly weightSpecs: readonly WeightSpec[];
  readonly weightData: Uint8Array;
}

interface NamedWeight {
  readonly originalName: string;
  read(): tfjs.Tensor;
}

const weightsOf = (model: tfjs.LayersModel): NamedWeight[] => model.weights;

/** Copies a model's weights out of the backend, under their standard tf.js names. */
export async function readWeights(model: tfjs.LayersModel): Promise<WeightData> {
  const weightSpecs: WeightSpec[] = [];
  const chunks: Uint8Array[] = [];
  for (const weight of weightsOf(model)) {
    const tensor = weight.read();
    const values = (await tensor.data()) as Float32Array;
    weightSpecs.push({ name: weight.originalName, shape: [...tensor.shape], dtype: 'float32' });
    chunks.push(new Uint8Array(values.slice().buffer));
  }
  const weightData = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    weightData.set(chunk, offset);
    offset += chunk.length;
  }
  return { weightSpecs, weightData };
}

/** Puts saved weights into a model. Throws a `UserError` when names, shapes or sizes do not fit it. */
export function writeWeights(
  tf: Tf,
  model: tfjs.LayersModel,
  saved: Pick<TrainedModel, 'weightSpecs' | 'weightData'>,
): void {
  const refuse = (reason: string): never => {
    throw new UserError([makeProblem('project.weightsStale', { reason })]);
  };
  const weights = weightsOf(model);
  if (weights.length !== saved.weightSpecs.length) {
    refuse(`the model has ${weights.length} weights, the file ${saved.weightSpecs.length}`);
  }
  const bytes = saved.weightData;
  const floats = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3)));
  let offset = 0;
  const parts = weights.map((weight, i) => {
    const spec = saved.weightSpecs[i] as WeightSpec;
    const shape = weight.read().shape;
    if (spec.name !== weight.originalName || spec.shape.join() !== shape.join()) {
      refuse(
        `${weight.originalName} has shape ${shape.join('×')}, the file has ${spec.name} of ${spec.shape.join('×')}`,
      );
    }
    const size = shape.reduce((product, n) => product * n, 1);
    if (offset + size > floats.length) refuse('the weights file is too short');
    const values = floats.subarray(offset, offset + size);
    offset += size;
    return { values, shape };
  });
  if (offset * 4 !== bytes.length) refuse('the weights file is too long');
  tf.tidy(() => {
    model.setWeights(parts.map((part) => tf.tensor(part.values, part.shape, 'float32')));
  });
}

/** Copies a tensor's numbers out of the backend; the copy is the caller's own. */
export async function copyValues(tensor: tfjs.Tensor): Promise<Float32Array> {
  // A backend may hand out its own memory.
  return ((await tensor.data()) as Float32Array).slice();
}

/** Puts numbers into variables, in order. Throws a `UserError` when their sizes do not fit. */
export function assignValues(tf: Tf, variables: readonly tfjs.Variable[], values: readonly Float32Array[]): void {
  const fits = values.length === variables.length && variables.every(({ size }, i) => values[i]?.length === size);
  if (!fits) throw damagedCheckpoint();
  tf.tidy(() => {
    variables.forEach((variable, i) => variable.assign(tf.tensor(values[i] as Float32Array, variable.shape)));
  });
}
