import type { Graph, GraphNode, ParamValue } from '../graph/graph';
import { freshParams } from '../graph/paramSchema';
import { findLayer } from '../layers';
import { layerName } from '../graph/layerName';

/** A type of the catalog, and parameters that are not its defaults. */
export type ChainLink = readonly [type: string, params: Readonly<Record<string, ParamValue>>];

/** A graph of nodes one behind the other. */
export function chainGraph(links: readonly ChainLink[]): Graph {
  const nodes = links.map(([type, params]): GraphNode => {
    const layer = findLayer(type);
    if (!layer) throw new Error(`the catalog lacks ${type}`);
    return { id: `${type}-1`, type, name: layerName(type), params: { ...freshParams(layer.params), ...params } };
  });
  const edges = nodes.slice(1).map((to, i) => ({
    id: `edge-${i + 1}`,
    from: { node: nodes[i]?.id ?? '', port: 'out' },
    to: { node: to.id, port: 'in' },
  }));
  return { nodes, edges };
}
