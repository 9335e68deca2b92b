import {
  type DataRecipe,
  defaultParams,
  describeData,
  findLayer,
  type Graph,
  type GraphNode,
  type ParamValue,
  type Table,
  layerName,
} from '#engine';

/** Input → LSTM → Dense → Target, set up for the data: the least that can learn a sequence. */
export function starterGraph(table: Table, recipe: DataRecipe): Graph {
  const signature = describeData(table, recipe);
  const classes = signature.targets[0]?.classes;
  const output: Record<string, ParamValue> = classes
    ? { units: classes.length, activation: 'softmax' }
    : { units: Math.max(1, signature.targets.length * recipe.horizon) };
  const loss: Record<string, ParamValue> = classes ? { loss: 'categoricalCrossentropy' } : {};
  const nodes = [node('input'), node('lstm'), node('dense', output), node('target', loss)];
  const edges = nodes.slice(1).map((to, i) => ({
    id: `edge-${i + 1}`,
    from: { node: nodes[i]?.id ?? '', port: 'out' },
    to: { node: to.id, port: 'in' },
  }));
  return { nodes, edges };
}

function node(type: string, params: Readonly<Record<string, ParamValue>> = {}): GraphNode {
  const layer = findLayer(type);
  if (!layer) throw new Error(`the catalogue lacks ${type}`);
  return { id: `${type}-1`, type, name: layerName(type), params: { ...defaultParams(layer.params), ...params } };
}
