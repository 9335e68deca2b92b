import { UserError } from '../problem/problem';
import { type CompiledModel, compileGraph } from '../plan/compileGraph';
import { prepareData } from '../tasks/forecasting/prepareData';
import type { DataRecipe } from '../tasks/forecasting/recipe';
import type { Table } from '../tables/table';
import type { Graph, GraphNode, ParamValue, PortRef } from '../graph/graph';
import type { Tf } from '../tensors/tf';
import { fingerprint } from '../project/fingerprint';
import type { Project, TrainedModel } from '../project/project';
import { createRandom, type Random } from '../random/random';
import { readWeights } from '../training/modelWeights';
import { DEFAULT_TRAINING, type TrainingSettings } from '../optimizers/trainingSettings';
import { forecastBy, hourlyRecipe, tableOf } from './tables';

/** A model that is to leave Seqloom, or to arrive, with unchanged numbers. */
export interface ExchangeCase {
  /** Also the name of its folder. */
  readonly name: string;
  readonly graph: Graph;
  readonly recipe?: Partial<DataRecipe>;
  readonly training?: Partial<TrainingSettings>;
}

/** A case as a project with weights, and its data. */
export interface ExchangeProject {
  readonly project: Project & { readonly trained: TrainedModel };
  readonly data: Uint8Array;
}

/** A node whose id is its name. */
export type NodeText = readonly [id: string, type: string, params?: Record<string, ParamValue>];

/**
 * A graph from nodes and wires. A wire is written as `A>B`, or with its ports where they are not `out` and `in`, as
 * `A.state>B.initialState`.
 */
export function drawGraph(nodes: readonly NodeText[], wires: readonly string[]): Graph {
  return {
    nodes: nodes.map(([id, type, params = {}]): GraphNode => ({ id, type, name: id, params })),
    edges: wires.map((wire) => {
      const [from = '', to = ''] = wire.split('>');
      return { id: wire, from: portOf(from, 'out'), to: portOf(to, 'in') };
    }),
  };
}

function portOf(text: string, usual: string): PortRef {
  const [node = '', port = usual] = text.split('.');
  return { node, port };
}

/** Nodes one after another, each wired to the next. */
export function drawChain(...nodes: readonly NodeText[]): Graph {
  return drawGraph(
    nodes,
    nodes.slice(1).map(([id], i) => `${nodes[i]?.[0]}>${id}`),
  );
}

const ROWS = 72;
const HOUR_MS = 3_600_000;

/**
 * A small hourly table: numbers `load` and `warmth`; `pause`, which stands still at exactly 0 for hours on end; `level`,
 * which rises; texts `kind` (three) and `mood` (three), and `rain` (yes or no).
 */
function exchangeCsv(): string {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const hour = new Date(Date.UTC(2024, 0, 1) + i * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');
    const load = 100 + 40 * Math.sin((2 * Math.PI * i) / 24) + 5 * Math.sin(i * 12.9898);
    const warmth = 12 + 6 * Math.sin((2 * Math.PI * (i - 9)) / 24) + Math.sin(i * 78.233);
    const pause = i % 9 < 4 ? 0 : Math.sin(i * 4.1);
    const kind = ['day', 'dusk', 'night'][Math.floor(i / 5) % 3];
    const mood = ['calm', 'rising', 'wild'][(i * 7) % 3];
    const rain = Math.sin(i * 0.7) > 0 ? 'yes' : 'no';
    const level = 10 * (i % 3) + i + Math.sin(i * 7.7);
    return [hour, ...[load, warmth, pause, level].map((value) => value.toFixed(3)), kind, mood, rain].join(',');
  });
  return `hour,load,warmth,pause,level,kind,mood,rain\n${lines.join('\n')}\n`;
}

const RECIPE = hourlyRecipe({ features: ['load', 'warmth'] });

/** The recipe that the cases share, with a case's own parts. */
export function recipeOf(changes: Partial<DataRecipe> = {}): DataRecipe {
  return { ...RECIPE, ...changes };
}

/** The data of all cases as a table. */
export function exchangeTable(): Table {
  return tableOf(exchangeCsv());
}

/** A step by which every gradient shows in the new weights; the first of Adam shows hardly more than their signs. */
export const TELLING_STEP: Partial<TrainingSettings> = { optimizer: 'sgd', momentum: 0.9, learningRate: 0.1 };

/**
 * Keras on TensorFlow takes an embedding's gradient window by window: those of one code are not added up before their norm
 * is clipped or Adam squares them. That is Keras's own doing; models with an embedding are compared without either.
 */
const hasEmbedding = (graph: Graph): boolean => graph.nodes.some(({ type }) => type === 'embedding');

const COLUMN_PX = 260;

/** Makes a case's project: random weights take the place of trained ones, so that no error can hide behind a zero. */
export async function makeExchangeProject(tf: Tf, exchanged: ExchangeCase): Promise<ExchangeProject> {
  const data = Uint8Array.from(exchangeCsv(), (letter) => letter.charCodeAt(0));
  const { graph } = exchanged;
  const recipe = recipeOf(exchanged.recipe);
  const { prepared, problems } = prepareData(exchangeTable(), recipe);
  if (!prepared) throw new UserError(problems);
  const compiled = compileGraph(tf, graph, prepared.signature, 1);
  try {
    scatterWeights(tf, compiled, createRandom(`weights of ${exchanged.name}`));
    const { scalers, vocabularies } = prepared;
    const trained: TrainedModel = {
      topology: compiled.model.toJSON(null, false),
      ...(await readWeights(compiled.model)),
      ...{ scalers, vocabularies },
      history: [{ epoch: 1, loss: 1, valLoss: 1, metrics: { mae: 1 }, seconds: 1, sequencesPerSecond: 100 }],
      end: 'completed',
      bestEpoch: 1,
      backend: 'cpu',
      fingerprint: fingerprint(graph, forecastBy(recipe)),
    };
    const project = {
      name: exchanged.name,
      graph,
      layout: Object.fromEntries(graph.nodes.map((node, i) => [node.id, { x: COLUMN_PX * i, y: 0 }])),
      groups: [],
      task: forecastBy(recipe),
      training: {
        ...DEFAULT_TRAINING,
        ...exchanged.training,
        ...(hasEmbedding(graph) && { ...TELLING_STEP, clipNorm: 0 }),
      },
      assets: [{ name: 'hours.csv', kind: 'table' as const, bytes: data.length, sha256: null }],
      assetsInside: true,
      expects: null,
      trained,
      runs: [],
    };
    return { project, data };
  } finally {
    compiled.dispose();
  }
}

/**
 * Gives every weight random values of a size at which nothing saturates. A gain of layer normalization stays near 1, and
 * an epsilon-sized one would hide the layer.
 */
function scatterWeights(tf: Tf, { model }: CompiledModel, random: Random): void {
  tf.tidy(() => {
    const values = model.getWeights().map((weight, i) => {
      const own = random.fork(String(i));
      const name = model.weights[i]?.originalName ?? '';
      const center = weightCenter(name);
      const spread = weight.rank > 1 ? 1 / Math.sqrt(weight.shape[0] ?? 1) : 0.3;
      const draw = (): number => center + spread * own.normal();
      const isVariance = name.endsWith('/moving_variance');
      return tf.tensor(
        Array.from({ length: weight.size }, () => (isVariance ? Math.abs(draw()) + 0.1 : draw())),
        weight.shape,
      );
    });
    model.setWeights(values);
  });
}

function weightCenter(name: string): number {
  return /\/(gamma|scale|moving_variance)$/.test(name) ? 1 : 0;
}
