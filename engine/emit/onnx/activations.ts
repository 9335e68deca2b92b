import type { OnnxBuilder } from './onnxBuilder';
import { float, int, type OnnxAttribute } from './onnxGraph';

interface Activation {
  readonly operator: string;
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
  /** The function's numbers where it is an activation of a recurrent operator. */
  readonly alpha?: number;
  readonly beta?: number;
}

/** A hard sigmoid is clip(αx + ½, 0, 1): Keras 2 has α = 1/5, Keras 3 has α = 1/6. */
const hardSigmoid = (alpha: number): Activation => ({
  operator: 'HardSigmoid',
  attributes: { alpha: float(alpha), beta: float(0.5) },
  alpha,
  beta: 0.5,
});

/** The functions that layers may apply, as ONNX calls them. */
const ACTIVATIONS: Readonly<Record<string, Activation>> = {
  relu: { operator: 'Relu' },
  tanh: { operator: 'Tanh' },
  sigmoid: { operator: 'Sigmoid' },
  softmax: { operator: 'Softmax', attributes: { axis: int(-1) } },
  hardSigmoid: hardSigmoid(0.2),
  hardSigmoid3: hardSigmoid(1 / 6),
  // Of a recurrent operator only: elsewhere nothing needs to be done.
  linear: { operator: 'Affine', alpha: 1, beta: 0 },
};

/** The function of this name in Seqloom. A name without one is a bug: the catalog offers no others. */
export function findActivation(name: string): Activation {
  const found = Object.hasOwn(ACTIVATIONS, name) ? ACTIVATIONS[name] : undefined;
  if (!found) throw new Error(`no ONNX operator for the activation ${name}`);
  return found;
}

/** Applies a function to a value. */
export function activate(builder: OnnxBuilder, activation: string, name: string, value: string): string {
  if (activation === 'linear') return value;
  const { operator, attributes } = findActivation(activation);
  return builder.add(operator, name, [value], attributes);
}

/** The name of a value that an activation may follow: the layer's own when none does. */
export const beforeActivation = (name: string, activation: string, what: string): string =>
  activation === 'linear' ? name : `${name}/${what}`;
