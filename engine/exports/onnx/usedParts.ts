import type { OnnxGraph } from '../../emit/onnx/onnxGraph';

type Parts = Pick<OnnxGraph, 'nodes' | 'tensors'>;

/** The operators and constants that the outputs need; a state that nobody asks for is not worked out. */
export function usedParts({ nodes, tensors }: Parts, outputs: readonly string[]): Parts {
  const needed = new Set(outputs);
  const used = nodes.toReversed().filter((node) => {
    const isUsed = node.outputs.some((output) => output !== '' && needed.has(output));
    if (isUsed) for (const input of node.inputs) needed.add(input);
    return isUsed;
  });
  return { nodes: used.toReversed(), tensors: tensors.filter((tensor) => needed.has(tensor.name)) };
}
