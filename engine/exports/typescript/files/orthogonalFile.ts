/** `src/orthogonal.ts`: first weights of recurrent kernels. */
export function orthogonalFile(): string {
  return `import * as tf from '@tensorflow/tfjs';

/**
 * Orthogonal first weights (Saxe, McClelland and Ganguli 2014), which recurrent kernels start from in Keras and tfjs.
 * Does the same as tfjs's own class, which needs seconds for a layer of a hundred units, and warns that it does.
 */
export class Orthogonal extends tf.serialization.Serializable {
  static readonly className = 'Orthogonal';

  apply(shape: tf.Shape): tf.Tensor {
    const [rows, columns] = [Number(shape[0]), Number(shape[1])];
    return tf.tensor2d(orthogonalMatrix(rows, columns), [rows, columns]);
  }

  getConfig(): tf.serialization.ConfigDict {
    return {};
  }
}

/** Orthonormal rows, or columns where there are fewer of them: Gram–Schmidt on normally distributed vectors. */
function orthogonalMatrix(rows: number, columns: number): Float32Array {
  const vectors: Float64Array[] = [];
  const length = Math.max(rows, columns);
  while (vectors.length < Math.min(rows, columns)) {
    const vector = Float64Array.from({ length }, randomNormal);
    // The second pass takes away what rounding left of the first.
    for (const other of [...vectors, ...vectors]) {
      const overlap = dot(vector, other);
      for (let i = 0; i < length; i++) vector[i]! -= overlap * other[i]!;
    }
    const norm = Math.sqrt(dot(vector, vector));
    vectors.push(vector.map((value) => value / norm));
  }
  return Float32Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return (rows <= columns ? vectors[row]?.[column] : vectors[column]?.[row]) ?? 0;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function randomNormal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
`;
}
