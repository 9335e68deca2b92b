import type { OnnxNode } from '../../emit/onnx/onnxGraph';

/** An output of the graph and the value that it shows. */
interface NamedOutput {
  readonly name: string;
  readonly value: string;
}

/**
 * The operators with each output under its own name. A value that is an output already, or an input of the graph, is
 * handed on by an operator of its own.
 */
export function nameOutputs(
  nodes: readonly OnnxNode[],
  graphInputs: readonly string[],
  outputs: readonly NamedOutput[],
): readonly OnnxNode[] {
  const renamed = new Map<string, string>();
  const handedOn: OnnxNode[] = [];
  for (const { name, value } of outputs) {
    if (!graphInputs.includes(value) && !renamed.has(value)) renamed.set(value, name);
    else
      handedOn.push({
        name,
        operator: 'Identity',
        inputs: [renamed.get(value) ?? value],
        outputs: [name],
        attributes: {},
      });
  }
  const rename = (value: string): string => renamed.get(value) ?? value;
  return [
    ...nodes.map((node) => ({ ...node, inputs: node.inputs.map(rename), outputs: node.outputs.map(rename) })),
    ...handedOn,
  ];
}
