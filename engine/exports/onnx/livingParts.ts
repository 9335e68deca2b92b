import type { OnnxGraph } from '../../emit/onnx/onnxGraph';

type Parts = Pick<OnnxGraph, 'nodes' | 'tensors'>;

/** The operators and constants that the outputs need; a state that nobody asks for is not worked out. */
export function livingParts({ nodes, tensors }: Parts, outputs: readonly string[]): Parts {
  const needed = new Set(outputs);
  const living = nodes.toReversed().filter((node) => {
    const lives = node.outputs.some((output) => output !== '' && needed.has(output));
    if (lives) for (const input of node.inputs) needed.add(input);
    return lives;
  });
  return { nodes: living.toReversed(), tensors: tensors.filter((tensor) => needed.has(tensor.name)) };
}
