import type * as tfjs from '@tensorflow/tfjs';
import { sizeOfShape } from '../layers/define/weights';
import { type SavedWeight, weightsByName } from '../plan/savedWeights';
import { concatenated } from '../tensors/tensorValues';
import type { Tf } from '../tensors/tf';
import { makeProblem, type Problem, refuse } from '../problem/problem';
import type { MessageValues, PhraseCode } from '../text/phrase';
import type { WeightSpec } from '../project/project';

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
  const chunks: Float32Array[] = [];
  for (const weight of weightsOf(model)) {
    const tensor = weight.read();
    weightSpecs.push({ name: weight.originalName, shape: [...tensor.shape], dtype: 'float32' });
    chunks.push(await copyValues(tensor));
  }
  return { weightSpecs, weightData: new Uint8Array(concatenated(chunks).buffer) };
}

/** Puts saved weights into a model, by their names. Throws a `UserError` when names, shapes or sizes do not fit it. */
export function writeWeights(tf: Tf, model: tfjs.LayersModel, saved: WeightData): void {
  const refuseStale = (code: PhraseCode, values: MessageValues): never =>
    refuse('project.weightsStale', { reason: { code, values } });
  const weights = weightsOf(model);
  if (weights.length !== saved.weightSpecs.length) {
    refuseStale('weights.count', { model: weights.length, file: saved.weightSpecs.length });
  }
  const values = savedValues(saved);
  if (!values) return refuseStale('weights.bytes', { received: saved.weightData.length });
  const parts = weights.map((weight, i) => {
    const { shape } = weight.read();
    const found = values.get(weight.originalName);
    if (found && found.shape.join() === shape.join()) return { values: found.values, shape };
    const spec = found ? { name: weight.originalName, shape: found.shape } : (saved.weightSpecs[i] as WeightSpec);
    const shapes = { shape: shape.join('×'), received: spec.shape.join('×') };
    return refuseStale('weights.shape', { name: weight.originalName, other: spec.name, ...shapes });
  });
  tf.tidy(() => {
    model.setWeights(parts.map((part) => tf.tensor(part.values, part.shape, 'float32')));
  });
}

/** Saved weights by name, copied; null when their bytes are more or fewer than their shapes say. */
function savedValues({ weightSpecs, weightData }: WeightData): ReadonlyMap<string, SavedWeight> | null {
  const numbers = weightSpecs.reduce((sum, { shape }) => sum + sizeOfShape(shape), 0);
  return weightData.length === 4 * numbers ? weightsByName({ weightSpecs, weightData: weightData.slice() }) : null;
}

/**
 * Starts a new model from weights that are there: each one that has the name and the shape of a weight of the model takes its
 * place. Returns a warning that names the others, which start anew.
 */
export function startFrom(tf: Tf, model: tfjs.LayersModel, initial: WeightData): readonly Problem[] {
  const values = savedValues(initial);
  const weights = weightsOf(model);
  const anew: string[] = [];
  tf.tidy(() => {
    model.setWeights(
      weights.map((weight) => {
        const own = weight.read();
        const found = values?.get(weight.originalName);
        if (found && found.shape.join() === own.shape.join()) return tf.tensor(found.values, own.shape, 'float32');
        anew.push(weight.originalName);
        return own;
      }),
    );
  });
  if (anew.length === 0) return [];
  const named = { count: anew.length, total: weights.length, weights: anew };
  return [makeProblem('training.partlyNew', named, { severity: 'warning' })];
}

/** Copies a tensor's numbers out of the backend; the copy is the caller's own. */
export async function copyValues(tensor: tfjs.Tensor): Promise<Float32Array> {
  // A backend may hand out its own memory.
  return ((await tensor.data()) as Float32Array).slice();
}

/** Puts numbers into variables, in order. Throws a `UserError` when their sizes do not fit. */
export function assignValues(tf: Tf, variables: readonly tfjs.Variable[], values: readonly Float32Array[]): void {
  const fits = values.length === variables.length && variables.every(({ size }, i) => values[i]?.length === size);
  if (!fits) refuse('checkpoint.damaged');
  tf.tidy(() => {
    variables.forEach((variable, i) => variable.assign(tf.tensor(values[i] as Float32Array, variable.shape)));
  });
}
