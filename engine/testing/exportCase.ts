import { connect, type DataRecipe, EMPTY_GRAPH, type Graph, type ParamValue, type TrainingSettings } from '../index';

type Node = readonly [id: string, type: string, name: string, params?: Record<string, ParamValue>];

/** A graph from nodes and wires such as `a>b`. */
export function graphOf(nodes: readonly Node[], wires: readonly string[]): Graph {
  const placed = nodes.map(([id, type, name, params = {}]) => ({ id, type, name, params }));
  return wires.reduce<Graph>(
    (graph, wire) => {
      const [from = '', to = ''] = wire.split('>');
      return connect(graph, { node: from, port: 'out' }, { node: to, port: 'in' });
    },
    { ...EMPTY_GRAPH, nodes: placed },
  );
}

/** What the recipes of the cases share. */
export const RECIPE: DataRecipe = {
  time: 'date',
  series: null,
  features: ['close'],
  targets: ['close'],
  calendar: [],
  transforms: {},
  units: {},
  lookback: 6,
  horizon: 1,
  scaling: 'standard',
  split: { train: 0.7, validation: 0.15 },
  seasons: [],
};

/** A project that is exported in tests. */
export interface ExportCase {
  readonly title: string;
  readonly csv: string;
  readonly recipe: DataRecipe;
  readonly graph: Graph;
  readonly name?: string;
  readonly dataFile?: string;
  readonly training?: Partial<TrainingSettings>;
}
