import { layerNames } from '../../plan/layerNames';
import type { GraphAnalysis } from '../../graph/analyzeGraph';
import { identifierFor } from '../../emit/typescript/identifiers';

/** How the nodes of a model are called in the generated code. */
export interface ModelNames {
  /** The variable that holds a node's output. */
  variable(nodeId: string): string;
  /** The variable that holds the last state of a node. */
  state(nodeId: string): string;
  /** The tfjs layer's name, under which its weights are saved. */
  layer(nodeId: string): string;
}

/** Names of the nodes that are in the model, each used once. Layer names are those of the compiled model. */
export function modelNames(analysis: GraphAnalysis): ModelNames {
  const nodes = analysis.order.flatMap((id) => {
    const known = analysis.nodes.get(id);
    return known?.inModel ? [known.node] : [];
  });
  const taken = new Set<string>();
  const variables = new Map<string, string>();
  for (const node of nodes) {
    const name = identifierFor(node.name, node.type, taken);
    taken.add(name);
    variables.set(node.id, name);
  }
  const layers = layerNames(nodes);
  const states = new Map<string, string>();
  const state = (id: string): string => {
    const name = states.get(id) ?? identifierFor(`${found(variables, id)} state`, 'state', taken);
    taken.add(name);
    states.set(id, name);
    return name;
  };
  return { variable: (id) => found(variables, id), state, layer: (id) => found(layers, id) };
}

function found(names: ReadonlyMap<string, string>, id: string): string {
  const name = names.get(id);
  if (name === undefined) throw new Error(`node ${id} is not in the model`);
  return name;
}
