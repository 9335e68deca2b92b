import { resolveParams } from '../graph/checkParams';
import { freshName } from '../graph/editGraph';
import { findNode, type Graph, type GraphNode, type ParamValue } from '../graph/graph';
import { defaultParams, freshParams, isUsed } from '../graph/paramSchema';
import { analyze } from '../layers/analyze';
import type { LayerDefinition } from '../layers/define/defineLayer';
import { layerName } from '../graph/layerName';
import { findLayer } from '../layers';
import { type PlannedWeight, planModel, stepWeights } from '../plan/modelPlan';
import type { DataSignature } from '../tensors/dataSignature';
import { fingerprint } from './fingerprint';
import type { Project, TrainedModel } from './project';

/** A project in which a node has become one of another type, and what that has cost. */
export interface TypeChange {
  readonly project: Project;
  /** Settings, other than the standard, that the new type does not have. */
  readonly droppedParams: readonly string[];
  /** Wires that ended at ports that the new type does not have. */
  readonly droppedWires: number;
  /** Of the weights that the new type needs, how many start from trained ones; null where the node had none. */
  readonly weights: { readonly kept: number; readonly total: number } | null;
}

/**
 * Makes a node one of another type. Its wires stay, its name where it is not that of its type, its settings where the new type
 * has them, and its trained weights where they fit: a training that starts from the current weights finds them.
 */
export function changeType(
  project: Project,
  nodeId: string,
  type: string,
  data: DataSignature | null,
): TypeChange | null {
  const { graph } = project;
  const node = findNode(graph, nodeId);
  const [before, after] = [node && findLayer(node.type), findLayer(type)];
  if (!node || !before || !after || before === after) return null;
  const next = { ...node, type, name: nameAs(node, type, graph), params: paramsAs(node, before, after) };
  const edges = graph.edges.filter(
    ({ from, to }) =>
      (from.node !== nodeId || has(after.outputs, from.port)) && (to.node !== nodeId || has(after.inputs, to.port)),
  );
  const changed = { nodes: graph.nodes.map((other) => (other === node ? next : other)), edges };
  const carried = carryWeights(project, changed, nodeId, data);
  return {
    project: { ...project, graph: changed, trained: carried.trained },
    droppedParams: Object.keys(before.params).filter((name) => isLost(node, before, after, name)),
    droppedWires: graph.edges.length - edges.length,
    weights: carried.weights,
  };
}

const has = (ports: LayerDefinition['inputs'], name: string): boolean => ports.some((port) => port.name === name);

/** A name that says nothing but the type, with or without a number, says the new one from now on. */
function nameAs({ name, type }: GraphNode, next: string, graph: Graph): string {
  return name.replace(/ \d+$/, '') === layerName(type) ? freshName(layerName(next), graph) : name;
}

function paramsAs(node: GraphNode, before: LayerDefinition, after: LayerDefinition): Record<string, ParamValue> {
  const old = { ...defaultParams(before.params), ...node.params };
  const kept = Object.entries(old).filter(([name, value]) => fits(node, after, name, value));
  return { ...freshParams(after.params), ...Object.fromEntries(kept), ...after.takePlaceOf?.(before.type) };
}

function fits(node: GraphNode, { params }: LayerDefinition, name: string, value: ParamValue): boolean {
  return resolveParams({ ...node, params: { [name]: value } }, params).problems.length === 0;
}

/** Whether a setting is given up; the choice of a type among others is not, where the new type answers it. */
function isLost(node: GraphNode, before: LayerDefinition, after: LayerDefinition, name: string): boolean {
  const schema = before.params[name];
  const value = node.params[name];
  if (!schema || value === undefined || value === schema.default || fits(node, after, name, value)) return false;
  const isAnswered = schema.kind === 'choice' && schema.options.includes(after.type);
  return !isAnswered && isUsed(schema, { ...defaultParams(before.params), ...node.params });
}

/** The weights of a model by the node and the part that they have in it, whatever the node is called. */
function weightsOf(graph: Graph, data: DataSignature | null): ReadonlyMap<string, PlannedWeight> {
  const { steps } = planModel(graph, analyze(graph, data));
  const weights = steps.flatMap((step) => stepWeights(step) ?? []);
  const partOf = ({ part, name }: PlannedWeight): string => part ?? name.slice(name.indexOf('/') + 1);
  return new Map(weights.map((weight) => [JSON.stringify([weight.nodeId, partOf(weight)]), weight]));
}

/** The trained weights under the names that they have in the changed graph, the numbers as they are. */
function carryWeights(
  { graph, task, trained }: Project,
  changed: Graph,
  nodeId: string,
  data: DataSignature | null,
): { readonly trained: TrainedModel | null; readonly weights: TypeChange['weights'] } {
  if (!trained) return { trained, weights: null };
  const saved = new Map(trained.weightSpecs.map(({ name, shape }) => [name, shape.join()]));
  const [before, after] = [weightsOf(graph, data), weightsOf(changed, data)];
  const had = [...before.values()].some((weight) => weight.nodeId === nodeId && saved.has(weight.name));
  const needed = [...after].filter(([, weight]) => weight.nodeId === nodeId);
  const kept = needed.filter(([key, { shape }]) => saved.get(before.get(key)?.name ?? '') === shape.join());
  const weights = had ? { kept: kept.length, total: needed.length } : null;
  const names = new Map([...before].map(([key, { name }]) => [name, after.get(key)?.name ?? name]));
  // Where all keep their names, the weights stay those that undo brings back.
  if ([...names].every(([old, name]) => old === name)) return { trained, weights };
  const weightSpecs = trained.weightSpecs.map((spec) => ({ ...spec, name: names.get(spec.name) ?? spec.name }));
  // Not the fingerprint of the model: as it is now, it was never trained.
  return { trained: { ...trained, weightSpecs, fingerprint: `from ${fingerprint(changed, task)}` }, weights };
}
