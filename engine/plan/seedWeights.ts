import type * as tfjs from '@tensorflow/tfjs';
import { type InitializerName, sizeOfShape, type WeightDefinition } from '../layers/define/weights';
import type { Random } from '../random/random';
import type { Tf } from '../tensors/tf';
import type { PlannedWeight } from './modelPlan';

type AddWeight = (name: string, shape: number[], dtype: unknown, initializer: unknown, ...more: unknown[]) => unknown;

/** Whatever within a layer adds weights: itself, its cell, or the cells of both directions. */
interface WeightOwner {
  readonly name: string;
  addWeight: AddWeight;
  readonly cell?: WeightOwner;
  readonly forwardLayer?: WeightOwner;
  readonly backwardLayer?: WeightOwner;
}

/**
 * Makes a layer that is not built yet start from the weights that its definition states, drawn from the project's own seeded
 * stream: the same on every backend, and without tfjs's orthogonal initializer, whose QR runs as thousands of tensor
 * operations. What the initializers are called in the saved model stays standard. Without a stream, what would be drawn is
 * zero, for a model that is given its weights at once: drawing large orthogonal ones takes many seconds.
 */
export function seedWeights(
  tf: Tf,
  layer: tfjs.layers.Layer,
  weights: readonly PlannedWeight[],
  random: Random | null,
): void {
  const own = layer as unknown as WeightOwner;
  const both = [own.forwardLayer, own.backwardLayer].filter((part) => part !== undefined);
  if (both.length === 0) return seedOwner(own.cell ?? own, own.name, random);
  both.forEach((part, i) => {
    // Each direction draws from a stream of its own.
    const stream = random?.fork(i === 0 ? 'forward' : 'backward') ?? null;
    seedOwner(part.cell ?? part, `${own.name}/${part.name}`, stream);
  });

  function seedOwner(owner: WeightOwner, prefix: string, stream: Random | null): void {
    const add = owner.addWeight.bind(owner);
    owner.addWeight = (name, shape, dtype, _stock, ...more) => {
      const weight = weights.find((known) => known.name === `${prefix}/${name}`);
      if (weight?.shape.join() !== shape.join()) {
        throw new Error(`${prefix}/${name} of ${shape.join('×')} is not what the definition of its layer says`);
      }
      const apply = (): tfjs.Tensor => tf.tensor(valuesOf(weight, name, stream), shape, 'float32');
      return add(name, shape, dtype, { apply }, ...more);
    };
  }
}

function valuesOf(weight: PlannedWeight, name: string, stream: Random | null): Float32Array {
  if (stream === null && isRandom(weight.initializer)) return new Float32Array(sizeOfShape(weight.shape));
  // A stream for each kind of weight, by the name of its initializer in Keras.
  return drawWeight(weight, stream?.fork(`${name.replace(/_kernel$/, '')}Initializer`) ?? null);
}

/**
 * Uniform within ±√(6 / (fan in + fan out)) (Glorot and Bengio 2010). The axes in front of the last two are those that a
 * kernel spans: each of their places counts for both fans.
 */
function glorotUniform(shape: readonly number[], random: Random): Float32Array {
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  const places = shape.slice(0, -2).reduce((product, n) => product * n, 1);
  const limit = Math.sqrt(6 / (places * (inputs + outputs)));
  return Float32Array.from({ length: places * inputs * outputs }, () => (2 * random.next() - 1) * limit);
}

/**
 * A matrix whose rows, or whose columns where there are more rows, are orthonormal (Saxe, McClelland and Ganguli 2014):
 * modified Gram–Schmidt in double precision on normal vectors, each orthogonalised twice.
 */
function orthogonal(shape: readonly number[], random: Random): Float32Array {
  const [rows = 1, columns = 1] = shape;
  const tall = rows >= columns;
  const [count, length] = tall ? [columns, rows] : [rows, columns];
  const vectors: Float64Array[] = [];
  for (let v = 0; v < count; v++) {
    const vector = Float64Array.from({ length }, () => random.normal());
    for (let pass = 0; pass < 2; pass++) {
      for (const other of vectors) {
        let dot = 0;
        for (let i = 0; i < length; i++) dot += (vector[i] as number) * (other[i] as number);
        for (let i = 0; i < length; i++) vector[i] = (vector[i] as number) - dot * (other[i] as number);
      }
    }
    const norm = Math.hypot(...vector);
    vectors.push(vector.map((value) => value / norm));
  }
  const matrix = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      matrix[r * columns + c] = (tall ? vectors[c]?.[r] : vectors[r]?.[c]) as number;
    }
  }
  return matrix;
}

/** Uniform within ±0.05, Keras's default for embeddings. */
function smallUniform(shape: readonly number[], random: Random): Float32Array {
  return Float32Array.from({ length: sizeOfShape(shape) }, () => (2 * random.next() - 1) * 0.05);
}

const constant = (value: number) => (shape: readonly number[]) => new Float32Array(sizeOfShape(shape)).fill(value);

/** Zeros, and ones for the forget gates, the second of an LSTM's four. */
function openForgetGates(shape: readonly number[]): Float32Array {
  const bias = new Float32Array(sizeOfShape(shape));
  return bias.fill(1, bias.length / 4, bias.length / 2);
}

/** Those that draw. */
const RANDOM = { glorotUniform, orthogonal, smallUniform } as const;
const FIXED = { zeros: constant(0), ones: constant(1), openForgetGates } as const;

type RandomName = keyof typeof RANDOM;

/** Whether first weights of this kind are drawn. */
const isRandom = (name: InitializerName): name is RandomName => Object.hasOwn(RANDOM, name);

/** The first values of a weight. One that is drawn needs a stream. */
function drawWeight({ shape, initializer }: WeightDefinition, random: Random | null): Float32Array {
  if (!isRandom(initializer)) return FIXED[initializer](shape);
  if (!random) throw new Error(`${initializer} draws from a stream`);
  return RANDOM[initializer](shape, random);
}
