import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  emptyProject,
  DEFAULT_TRAINING,
  type Graph,
  type Project,
  suggestRecipe,
  type Table,
  type TrainingSettings,
} from '#engine';
import { timingKeyOf } from './timingKey';

const column = (name: string) => ({
  name,
  kind: 'number' as const,
  values: Float64Array.from({ length: 200 }, (_, i) => Math.sin(i / 5) + name.length),
});
const table: Table = {
  fileName: 'waves.csv',
  rowCount: 200,
  lines: Uint32Array.from({ length: 200 }, (_, i) => i + 2),
  columns: [column('y'), column('other')],
};
const recipe = { ...suggestRecipe(table), features: ['y'], targets: ['y'], lookback: 5 };

interface Parts {
  readonly ids?: readonly [string, string, string, string];
  readonly lstm?: Record<string, number | string>;
  readonly recipe?: Partial<typeof recipe>;
  readonly training?: Partial<TrainingSettings>;
  readonly more?: Partial<Project>;
}

function keyOf({ ids = ['in', 'lstm', 'dense', 'target'], lstm = {}, ...parts }: Parts = {}): string | null {
  const [input, recurrent, dense, target] = ids;
  const edge = (from: string, to: string) => ({
    id: `${from}-${to}`,
    from: { node: from, port: 'out' },
    to: { node: to, port: 'in' },
  });
  const graph: Graph = {
    nodes: [
      { id: input, type: 'input', name: `Node ${input}`, params: {} },
      { id: recurrent, type: 'lstm', name: `Node ${recurrent}`, params: { units: 4, ...lstm } },
      { id: dense, type: 'dense', name: `Node ${dense}`, params: { units: 1 } },
      { id: target, type: 'target', name: `Node ${target}`, params: {} },
    ],
    edges: [edge(input, recurrent), edge(recurrent, dense), edge(dense, target)],
  };
  const project: Project = {
    ...emptyProject('Waves'),
    graph,
    task: { id: 'forecasting', recipe: { ...recipe, ...parts.recipe } },
    training: { ...DEFAULT_TRAINING, ...parts.training },
    ...parts.more,
  };
  return timingKeyOf({ project, table, tableProblems: [] });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('timingKeyOf', () => {
  it('is the same whatever does not change how long a step takes', () => {
    const key = keyOf();
    expect(key).toMatch(/^[0-9a-f]+$/);
    expect(keyOf({ ids: ['a', 'b', 'c', 'd'] })).toBe(key);
    expect(keyOf({ more: { name: 'Other' } })).toBe(key);
    expect(keyOf({ recipe: { features: ['other'], scaling: 'minMax' } })).toBe(key);
    expect(keyOf({ training: { seed: 7, epochs: 99, learningRate: 0.1, patience: 0, shuffle: false } })).toBe(key);
  });

  it('is another one for another graph, shape, batch size or optimizer', () => {
    const different: Parts[] = [
      {},
      { lstm: { units: 8 } },
      { lstm: { activation: 'relu' } },
      { lstm: { dropout: 0.1 } },
      { lstm: { output: 'last', recurrentDropout: 0.1 } },
      { recipe: { lookback: 6 } },
      { recipe: { features: ['y', 'other'] } },
      { training: { batchSize: 128 } },
      { training: { optimizer: 'sgd' } },
      { training: { clipNorm: 0 } },
    ];
    expect(new Set(different.map(keyOf)).size).toBe(different.length);
  });

  it('asks of a dropout only whether there is one', () => {
    expect(keyOf({ lstm: { dropout: 0.1 } })).toBe(keyOf({ lstm: { dropout: 0.5 } }));
  });

  it('is another one on another machine or browser', () => {
    const key = keyOf();
    vi.stubGlobal('navigator', { userAgent: navigator.userAgent, hardwareConcurrency: 64 });
    const cores = keyOf();
    vi.stubGlobal('navigator', { userAgent: 'Another/2.0', hardwareConcurrency: 64 });
    expect(new Set([key, cores, keyOf()]).size).toBe(3);
  });

  it('is null while the document cannot be trained', () => {
    expect(keyOf({ lstm: { units: 0 } })).toBeNull();
    const project = emptyProject('Empty');
    expect(timingKeyOf({ project, table: null, tableProblems: [] })).toBeNull();
  });
});
