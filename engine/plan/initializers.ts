import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../layers/layerCall';
import type { Random } from '../random/random';

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
  const size = shape.reduce((product, n) => product * n, 1);
  return Float32Array.from({ length: size }, () => (2 * random.next() - 1) * 0.05);
}

const FILLERS: Readonly<Record<string, (shape: readonly number[], random: Random) => Float32Array>> = {
  kernelInitializer: glorotUniform,
  recurrentInitializer: orthogonal,
  embeddingsInitializer: smallUniform,
};

interface CellParts {
  cell?: CellParts;
  forwardLayer?: CellParts;
  backwardLayer?: CellParts;
  [initializer: string]: unknown;
}

/**
 * Makes a layer draw its first weights from the project's own seeded stream: the same on every backend, and without
 * tfjs's orthogonal initialiser, whose QR runs as thousands of tensor operations. What the initialisers are called in
 * the saved model stays standard. Both directions of Bidirectional get streams of their own. Without a stream weights begin
 * at zero, for a model that is given its weights at once: drawing large orthogonal ones takes many seconds.
 */
export function seedInitializers(tf: Tf, layer: tfjs.layers.Layer, random: Random | null): void {
  const seedCell = (cell: CellParts, stream: Random | undefined): void => {
    for (const [name, fill] of Object.entries(FILLERS)) {
      const initializer = cell[name] as { apply?: unknown } | undefined;
      if (!initializer) continue;
      const draw = stream?.fork(name);
      initializer.apply = (shape: number[]) =>
        draw ? tf.tensor(fill(shape, draw), shape, 'float32') : tf.zeros(shape, 'float32');
    }
  };
  const parts = layer as unknown as CellParts;
  if (parts.forwardLayer?.cell && parts.backwardLayer?.cell) {
    seedCell(parts.forwardLayer.cell, random?.fork('forward'));
    seedCell(parts.backwardLayer.cell, random?.fork('backward'));
  } else {
    seedCell(parts.cell ?? parts, random ?? undefined);
  }
}
