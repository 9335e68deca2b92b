/** The activations of the catalogue as PyTorch expressions of `x`; `F` is `torch.nn.functional`. */
const ACTIVATIONS: ReadonlyMap<string, (x: string) => string> = new Map([
  ['linear', (x) => x],
  ['relu', (x) => `torch.relu(${x})`],
  ['tanh', (x) => `torch.tanh(${x})`],
  ['sigmoid', (x) => `torch.sigmoid(${x})`],
  ['softmax', (x) => `torch.softmax(${x}, dim=-1)`],
  ['hardSigmoid', (x) => `torch.clamp(0.2 * ${x} + 0.5, 0, 1)`],
  ['hardSigmoid3', (x) => `F.hardsigmoid(${x})`],
] satisfies readonly (readonly [string, (x: string) => string])[]);

/** An expression that applies an activation of tfjs, under its name there, to the value of another expression. */
export function activated(activation: string, x: string): string {
  const apply = ACTIVATIONS.get(activation);
  if (!apply) throw new Error(`no PyTorch code for the activation ${activation}`);
  return apply(x);
}
