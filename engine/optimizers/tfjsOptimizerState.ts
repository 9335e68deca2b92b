import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import { damagedCheckpoint } from '../training/checkpoint';
import { copyValues } from '../training/modelWeights';
import type { OptimizerState } from './optimizerState';

interface Accumulator {
  readonly originalName: string;
  readonly variable: tfjs.Variable;
}

const ACCUMULATORS = [
  'accumulatedFirstMoment',
  'accumulatedSecondMoment',
  'accumulatedMeanSquares',
  'accumulatedMoments',
  'accumulations',
] as const;

/**
 * What tfjs's optimisers keep to themselves. Their own `getWeights` and `setWeights` lose something: Adam's products of its
 * two constants are computed anew, and rounded otherwise than one multiplication a step has rounded them.
 */
type Insides = Partial<Record<(typeof ACCUMULATORS)[number], Accumulator[]>> & {
  readonly accBeta1?: tfjs.Variable;
  readonly accBeta2?: tfjs.Variable;
  iterations_?: number;
};

const NONE = new Float32Array(0);

/** Copies all that an optimiser of tfjs has gathered for these variables, bit for bit. */
export async function readOptimizer(
  optimizer: tfjs.Optimizer,
  variables: readonly tfjs.Variable[],
): Promise<OptimizerState> {
  const insides = optimizer as unknown as Insides;
  const kept: (tfjs.Variable | undefined)[] = productsOf(insides);
  for (const name of ACCUMULATORS) {
    const list = insides[name];
    // A variable without a gradient has none.
    if (list) kept.push(...variables.map((variable) => list.find(belongsTo(variable))?.variable));
  }
  const arrays = await Promise.all(kept.map((tensor) => (tensor ? copyValues(tensor) : Promise.resolve(NONE))));
  return { kind: 'tfjs', steps: insides.iterations_ ?? 0, arrays };
}

/**
 * Gives a fresh optimiser what another one like it had gathered for the same variables. Throws a `UserError` when sizes do
 * not fit.
 */
export function writeOptimizer(
  tf: Tf,
  optimizer: tfjs.Optimizer,
  variables: readonly tfjs.Variable[],
  { kind, steps, arrays }: OptimizerState,
): void {
  const insides = optimizer as unknown as Insides;
  const products = productsOf(insides);
  const names = ACCUMULATORS.filter((name) => insides[name] !== undefined);
  const fits =
    kind === 'tfjs' &&
    arrays.length === products.length + names.length * variables.length &&
    arrays.every((values, i) => {
      if (i < products.length) return values.length === 1;
      const variable = variables[(i - products.length) % variables.length];
      return values.length === 0 || values.length === variable?.size;
    });
  if (!fits) throw damagedCheckpoint();
  tf.tidy(() => products.forEach((product, i) => product.assign(tf.scalar((arrays[i] as Float32Array)[0] as number))));
  names.forEach((name, slot) => {
    insides[name] = variables.flatMap((variable, i): Accumulator[] => {
      const values = arrays[products.length + slot * variables.length + i] as Float32Array;
      if (values.length === 0) return [];
      const kept = tf.tidy(() => tf.variable(tf.tensor(values, variable.shape), false));
      return [{ originalName: `${variable.name}/`, variable: kept }];
    });
  });
  insides.iterations_ = steps;
}

/** Adam's products of its constants. */
function productsOf({ accBeta1, accBeta2 }: Insides): tfjs.Variable[] {
  return [accBeta1, accBeta2].filter((product) => product !== undefined);
}

/** tfjs names an accumulator after its variable: `kernel/m`. */
const belongsTo =
  ({ name }: tfjs.Variable) =>
  ({ originalName }: Accumulator): boolean =>
    originalName.slice(0, originalName.lastIndexOf('/')) === name;
