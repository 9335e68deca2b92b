import { layerName } from '../graph/layerName';
import { describeData } from '../tasks/forecasting/describeData';
import type { DataSignature } from '../tensors/dataSignature';
import type { Graph, GraphEdge, GraphNode, ParamValue } from '../graph/graph';
import type { ParamSchema } from '../graph/paramSchema';
import type { TensorSpec } from '../tensors/tensorSpec';
import { analyze } from '../layers/analyze';
import { CATALOG } from '../layers';
import type { LayerDefinition } from '../layers/define/defineLayer';
import { createRandom, type Random } from '../random/random';
import { type ExchangeCase, exchangeTable, recipeOf, TELLING_STEP } from './exchangeProject';

const MOST_LAYERS = 7;
/** How often a layer may be drawn that does not fit anywhere before the graph is taken as it is. */
const MOST_TRIES = 60;
const RECIPE = { features: ['load', 'warmth', 'kind'], targets: ['load'] };
const LAYERS = CATALOG.filter((layer) => layer.tfjs !== undefined);
/** Smallest and largest value drawn; a drawn size must keep the models small. */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  units: [1, 5],
  filters: [1, 4],
  kernelSize: [1, 3],
  strides: [1, 2],
  dilationRate: [1, 2],
  poolSize: [1, 3],
  times: [2, 4],
  vocabulary: [4, 6],
  dimensions: [1, 3],
};

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T;

function drawValue(random: Random, name: string, schema: ParamSchema): ParamValue {
  if (schema.kind === 'integer') {
    const [least, most] = SIZES[name] ?? [schema.default, schema.default];
    return least + random.integer(most - least + 1);
  }
  // Half of the options stay as they are, so that unusual ones do not always meet.
  if (random.next() < 0.5) return schema.default;
  if (schema.kind === 'boolean') return random.next() < 0.5;
  if (schema.kind === 'choice') return pick(random, schema.options);
  return schema.default;
}

/** A graph while it grows: what it has, and the tensors that nothing reads yet. */
class GrowingGraph {
  readonly nodes: GraphNode[] = [
    { id: 'Numbers', type: 'input', name: 'Numbers', params: { columns: ['load', 'warmth'] } },
    { id: 'Kinds', type: 'input', name: 'Kinds', params: { form: 'codes', columns: ['kind'] } },
  ];
  readonly edges: GraphEdge[] = [];

  constructor(
    private readonly signature: DataSignature,
    private readonly random: Random,
  ) {}

  get graph(): Graph {
    return { nodes: this.nodes, edges: this.edges };
  }

  spec(node: string, port = 'out'): TensorSpec | undefined {
    return analyze(this.graph, this.signature).nodes.get(node)?.outputs[port];
  }

  /** Nodes whose output nothing reads, later ones last. */
  loose(): GraphNode[] {
    const read = new Set(this.edges.filter((edge) => edge.from.port === 'out').map((edge) => edge.from.node));
    return this.nodes.filter((node) => !read.has(node.id));
  }

  /** Adds a node when the engine takes it there; says whether it did. */
  add(layer: LayerDefinition, params: Record<string, ParamValue>, sources: readonly (readonly [string, string])[]) {
    const id = `${layerName(layer.type)} ${this.nodes.length}`;
    const before = this.edges.length;
    this.nodes.push({ id, type: layer.type, name: id, params });
    for (const [from, port] of sources) {
      const state = port === 'initialState';
      this.edges.push({
        id: `${from}>${id}.${port}.${this.edges.length}`,
        from: { node: from, port: state ? 'state' : 'out' },
        to: { node: id, port },
      });
    }
    if (this.spec(id)) return true;
    this.nodes.pop();
    this.edges.length = before;
    return false;
  }

  /** Draws a layer and where it reads. Newer tensors are read more often, so that graphs grow deep. */
  grow(): boolean {
    const { random } = this;
    const layer = pick(random, LAYERS);
    const params = Object.fromEntries(
      Object.entries(layer.params).map(([name, schema]) => [name, drawValue(random, name, schema)]),
    );
    const source = (): string => {
      const known = random.next() < 0.7 ? this.loose() : this.nodes;
      return (known.length > 0 ? pick(random, known) : pick(random, this.nodes)).id;
    };
    const sources: [string, string][] = [];
    for (const port of layer.inputs) {
      if (port.carries === 'state') {
        const states = this.nodes.filter((node) => node.type === layer.type);
        if (states.length === 0 || random.next() < 0.3) continue;
        const { id, params: of } = pick(random, states);
        if (of.units !== undefined) params.units = of.units;
        sources.push([id, port.name]);
        continue;
      }
      const count = port.many ? 2 + random.integer(2) : 1;
      const ids = new Set(Array.from({ length: count }, source));
      for (const id of ids) sources.push([id, port.name]);
    }
    return this.add(layer, params, sources);
  }

  /** Brings every loose tensor to a vector, joins them and ends in the Target. */
  close(): Graph {
    const layers = new Map(CATALOG.map((layer): [string, LayerDefinition] => [layer.type, layer]));
    const put = (type: string, params: Record<string, ParamValue>, sources: readonly string[]): string => {
      const layer = layers.get(type) as LayerDefinition;
      const port = layer.inputs[0]?.name ?? 'in';
      this.add(
        layer,
        params,
        sources.map((source) => [source, port] as const),
      );
      return this.nodes.at(-1)?.id ?? '';
    };
    const vectors = this.loose().map((node) => {
      const spec = this.spec(node.id);
      if (spec?.dtype === 'int32') {
        const embedded = put('embedding', { vocabulary: 4, dimensions: 2 }, [node.id]);
        return put('gru', { units: 2 }, [embedded]);
      }
      return spec?.hasTime ? put('lstm', { units: 2 }, [node.id]) : node.id;
    });
    const joined = vectors.length > 1 ? put('concatenate', {}, vectors) : (vectors[0] ?? '');
    const last = put('dense', {}, [joined]);
    const target: GraphNode = { id: 'Target', type: 'target', name: 'Target', params: {} };
    const edge = { id: 'last', from: { node: last, port: 'out' }, to: { node: 'Target', port: 'in' } };
    return { nodes: [...this.nodes, target], edges: [...this.edges, edge] };
  }
}

/**
 * A random graph that compiles. The same seed and number give the same graph; `name` says both, and a failing test
 * prints the graph.
 */
export function randomExchangeCase(seed: number, number: number): ExchangeCase {
  const random = createRandom(`random graph ${seed}/${number}`);
  const growing = new GrowingGraph(describeData(exchangeTable(), recipeOf(RECIPE)), random);
  const wanted = 2 + random.integer(MOST_LAYERS - 1);
  let layers = 0;
  for (let tries = 0; layers < wanted && tries < MOST_TRIES; tries++) if (growing.grow()) layers++;
  return { name: `random-${seed}-${number}`, graph: growing.close(), recipe: RECIPE, training: TELLING_STEP };
}
