import {
  edgesInto,
  findLayer,
  findOptimizer,
  type Graph,
  type GraphAnalysis,
  hasErrors,
  type TrainingSettings,
} from '#engine';
import { analysisOf } from '../state/analysis';
import type { DocumentState } from '../state/documentStore';

/** Raised when steps become faster or slower by our own doing, so that what was measured before no longer counts. */
const KERNELS_VERSION = 1;

/** Names all that changes how long a training step takes, and the machine; null where none can be trained. */
export function timingKeyOf(state: Pick<DocumentState, 'project' | 'table' | 'tableProblems'>): string | null {
  const { graph, training } = state.project;
  const analysis = analysisOf(state);
  if (!state.table || hasErrors([...state.tableProblems, ...analysis.problems])) return null;
  // The browser with its version, its processor cores, and whether threads may share memory.
  const machine = [navigator.userAgent, navigator.hardwareConcurrency, globalThis.crossOriginIsolated ?? false];
  return hash(JSON.stringify([KERNELS_VERSION, workOf(graph, analysis, training), machine]));
}

/** Layer types, wiring, shapes and batch size. Names, positions, seeds and which columns are read leave a step as it is. */
function workOf(graph: Graph, { order, nodes }: GraphAnalysis, settings: TrainingSettings): unknown {
  const built = order.flatMap((id) => {
    const node = nodes.get(id);
    return node?.inModel ? [node] : [];
  });
  const places = new Map(built.map(({ node }, place) => [node.id, place]));
  const layers = built.map(({ node, params, outputs }) => {
    const sources = edgesInto(graph, node.id).map((edge) => places.get(edge.from.node));
    const shapes = Object.values(outputs).map(({ shape, dtype }) => [shape, dtype]);
    return [node.type, sources, shapes, timedParams(node.type, params)];
  });
  const { optimizer, batchSize, clipNorm } = settings;
  // Of an optimizer counts what it keeps of every weight.
  const slots = findOptimizer(optimizer).slots(settings).length;
  return [layers, batchSize, optimizer, slots, clipNorm > 0];
}

/** Of a rate, such as that of a dropout, only matters whether there is one. */
function timedParams(type: string, params: Readonly<Record<string, unknown>>): unknown {
  const schemas = findLayer(type)?.params ?? {};
  return Object.entries(params)
    .filter(([name]) => schemas[name]?.kind !== 'columns')
    .map(([name, value]) => [name, schemas[name]?.kind === 'number' ? Number(value) > 0 : value])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** 53 bits of a text, as hexadecimal (cyrb53 by bryc). */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16);
}
