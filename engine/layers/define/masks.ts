import type { InferContext, Inference, PortInputs } from '../../graph/nodeType';
import { makeProblem } from '../../problem/problem';
import { sourceName } from './ports';

/**
 * What a layer does with the mask of its input: it hands it on, makes one of its own, which would take the place of another,
 * heeds it for the last time, or refuses it, because it would compute with masked steps as with any other.
 */
export type MaskWord = 'passes' | 'makes' | 'ends' | 'refuses';

/** What was inferred, with the mask of the output set as the word says, or the masked input refused. */
export function inferMask(word: MaskWord, inference: Inference, inputs: PortInputs, context: InferContext): Inference {
  const masked = findMasked(inputs);
  if ((word === 'refuses' || word === 'makes') && masked) {
    const values = { node: context.node.name, source: sourceName(context, masked.port, masked.position) };
    return { problems: [...inference.problems, makeProblem('shape.masked', values, { nodeId: context.node.id })] };
  }
  const out = inference.outputs?.out;
  if (!out || (word !== 'makes' && !(word === 'passes' && masked))) return inference;
  return { ...inference, outputs: { ...inference.outputs, out: { ...out, masked: true } } };
}

function findMasked(inputs: PortInputs): { readonly port: string; readonly position: number } | null {
  for (const [port, specs] of Object.entries(inputs)) {
    const position = specs.findIndex((spec) => spec.masked);
    if (position >= 0) return { port, position };
  }
  return null;
}
