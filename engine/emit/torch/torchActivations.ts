import { callOf, imported, joined, named, type Python } from '../python/pythonExpression';

const torch = (name: string) => imported('torch', name);

/** The activations of the catalog as PyTorch expressions; `F` is `torch.nn.functional`. */
const ACTIVATIONS: ReadonlyMap<string, (x: Python) => Python> = new Map([
  ['linear', (x) => x],
  ['relu', (x) => callOf(torch('relu'), x)],
  ['tanh', (x) => callOf(torch('tanh'), x)],
  ['sigmoid', (x) => callOf(torch('sigmoid'), x)],
  ['softmax', (x) => callOf(torch('softmax'), x, named('dim', -1))],
  ['hardSigmoid', (x) => callOf(torch('clamp'), joined('+', [joined('*', [0.2, x]), 0.5]), 0, 1)],
  ['hardSigmoid3', (x) => callOf(imported('F', 'hardsigmoid'), x)],
] satisfies readonly (readonly [string, (x: Python) => Python])[]);

/** An expression that applies an activation, under its name in tfjs, to the value of another expression. */
export function activated(activation: string, x: Python): Python {
  const apply = ACTIVATIONS.get(activation);
  if (!apply) throw new Error(`no PyTorch code for the activation ${activation}`);
  return apply(x);
}
