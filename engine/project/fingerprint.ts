import { findTask, type TaskChoice } from '../tasks';
import type { Graph, ParamValue } from '../graph/graph';
import { analyze } from '../layers/analyze';
import { LOSS_PARAMS } from '../losses';

/** Hashes text to 53 bits as hexadecimal (two rounds of FNV-1a with different starts). */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  return (low >>> 0).toString(16).padStart(8, '0') + (high >>> 0).toString(16).padStart(8, '0');
}

/**
 * Parameters that came after weights had been saved, by layer and name, with the value that means what their absence meant:
 * there they count for nothing, so that those weights still belong.
 */
const LATER_DEFAULTS: Readonly<Record<string, ParamValue>> = {
  'gru.resetAfter': false,
  'bidirectional.resetAfter': false,
  'embedding.maskZero': false,
  ...Object.fromEntries(Object.entries(LOSS_PARAMS).map(([name, schema]) => [`target.${name}`, schema.default])),
};

/**
 * Tells whether trained weights still belong to a model: the same for two projects exactly when the part of the graph
 * that is built and the part of the recipe that shapes samples are the same. Positions, units and baselines do not count.
 */
export function fingerprint(graph: Graph, { id, recipe }: TaskChoice): string {
  const analysis = analyze(graph, null);
  const built = graph.nodes.filter((node) => analysis.nodes.get(node.id)?.inModel);
  const ids = new Set(built.map((node) => node.id));
  const nodes = built.map((node) => {
    const params = analysis.nodes.get(node.id)?.params ?? {};
    const counted = Object.entries(params).filter(([name, value]) => LATER_DEFAULTS[`${node.type}.${name}`] !== value);
    return [node.id, node.type, node.name, counted.sort(([a], [b]) => (a < b ? -1 : 1))];
  });
  const edges = graph.edges.filter((edge) => ids.has(edge.to.node)).map((edge) => [edge.from, edge.to]);
  return hash(JSON.stringify([nodes, edges, findTask(id).shaping(recipe)]));
}
