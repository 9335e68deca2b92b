import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeKernels } from '../../cli/nodeKernels';
import { compileGraph } from '../plan/compileGraph';
import { type PreparedForecasts, prepareForecasts } from '../tasks/forecasting/prepareForecasts';
import type { SampleSource } from '../samples/sampleSource';
import type { Graph, GraphNode } from '../graph/graph';
import { CATALOG } from '../layers';
import { makeGraph, makeNode } from '../testing/graphs';
import { encoderDecoderGraph, withWires } from '../testing/layeredGraphs';
import { hourlyRecipe, hourlyTable } from '../testing/tables';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { FusedModel } from './fusedModel';
import type { KernelPool } from './kernelPool';

let pool: KernelPool;
let source: SampleSource;

beforeAll(async () => {
  await tf.setBackend('cpu');
  pool = (await startNodeKernels({ threads: 1 })) as KernelPool;
  const recipe = hourlyRecipe({ features: ['load', 'kind'] });
  ({ source } = prepareForecasts(hourlyTable(60), recipe).prepared as PreparedForecasts);
});

afterAll(() => {
  pool.dispose();
});

/** Whether the kernels take a graph as a whole, for training and for forecasts. */
function isFused(graph: Graph): boolean {
  const compiled = compileGraph(tf, graph, source, 3);
  const bytes = pool.memory().usedBytes;
  const [training, forecasts] = [DEFAULT_TRAINING, null].map((settings) => {
    const fused = FusedModel.create(pool, compiled, source, settings);
    fused?.dispose();
    return fused !== null;
  });
  compiled.dispose();
  expect(pool.memory().usedBytes, 'gives its memory back').toBe(bytes);
  expect(forecasts).toBe(training);
  return training as boolean;
}

/** Nodes one after the other behind an LSTM that returns its sequence, and a Dense at the end. */
function behindLstm(...nodes: readonly GraphNode[]): Graph {
  const all = [
    makeNode('Load', 'input'),
    makeNode('LSTM', 'lstm', { units: 3, output: 'sequences' }),
    ...nodes,
    makeNode('Flatten', 'flatten'),
    makeNode('Dense', 'dense'),
    makeNode('Target', 'target'),
  ];
  return makeGraph(
    all,
    all.slice(1).map(({ id }, i) => `${all[i]?.id}>${id}`),
  );
}

/** Codes that an embedding makes vectors of, read by a GRU. */
const embedded = (maskZero: boolean): Graph =>
  makeGraph(
    [
      makeNode('Kind', 'input', { form: 'codes' }),
      makeNode('Embedding', 'embedding', { vocabulary: 3, dimensions: 2, maskZero }),
      makeNode('GRU', 'gru', { units: 2 }),
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ],
    ['Kind>Embedding', 'Embedding>GRU', 'GRU>Dense', 'Dense>Target'],
  );

const WITH_KERNELS = ['lstm', 'gru', 'simpleRnn', 'bidirectional', 'dense', 'dropout', 'embedding', 'flatten'];

/** A graph with each layer that has no kernel. Merging and attention have more than one input. */
const WITHOUT: Readonly<Record<string, Graph>> = {
  masking: makeGraph(
    [
      makeNode('Load', 'input'),
      makeNode('Masking', 'masking'),
      makeNode('LSTM', 'lstm', { units: 2 }),
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ],
    ['Load>Masking', 'Masking>LSTM', 'LSTM>Dense', 'Dense>Target'],
  ),
  conv1d: behindLstm(makeNode('Tested', 'conv1d', { filters: 2 })),
  pooling1d: behindLstm(makeNode('Tested', 'pooling1d')),
  globalPooling1d: behindLstm(makeNode('Tested', 'globalPooling1d'), makeNode('Repeat', 'repeatVector', { times: 3 })),
  repeatVector: behindLstm(makeNode('Last', 'gru', { units: 2 }), makeNode('Tested', 'repeatVector', { times: 3 })),
  layerNormalization: behindLstm(makeNode('Tested', 'layerNormalization')),
  batchNormalization: behindLstm(makeNode('Tested', 'batchNormalization')),
  activation: behindLstm(makeNode('Tested', 'activation')),
  merge: withWires(behindLstm(makeNode('GRU', 'gru', { units: 3, output: 'sequences' }), makeNode('Tested', 'merge')), [
    'LSTM.out>Tested.in',
  ]),
  attention: withWires(
    makeGraph(
      [
        makeNode('Load', 'input'),
        makeNode('LSTM', 'lstm', { units: 3, output: 'sequences' }),
        makeNode('Tested', 'attention'),
        makeNode('Flatten', 'flatten'),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ],
      ['Load>LSTM', 'Tested>Flatten', 'Flatten>Dense', 'Dense>Target'],
    ),
    ['LSTM.out>Tested.query', 'LSTM.out>Tested.value'],
  ),
};

describe('a fused model', () => {
  it('is made where every layer has a kernel', () => {
    expect(isFused(behindLstm())).toBe(true);
    expect(isFused(behindLstm(makeNode('GRU', 'gru', { units: 3, output: 'sequences' })))).toBe(true);
    expect(isFused(embedded(false))).toBe(true);
  });

  it.each(Object.entries(WITHOUT))('is not made of a graph with %s', (_type, graph) => {
    expect(isFused(graph)).toBe(false);
  });

  it('is not made where an embedding masks steps, and not where states are handed on', () => {
    expect(isFused(embedded(true))).toBe(false);
    for (const type of ['lstm', 'gru', 'simpleRnn']) {
      expect(isFused(statesOnly(type)), type).toBe(false);
    }
  });

  it('is tested with every layer of the catalog that the kernels lack', () => {
    const layers = CATALOG.filter(({ role }) => role === 'layer').map(({ type }) => type);
    const known = [...WITH_KERNELS, 'concatenate', ...Object.keys(WITHOUT)];
    expect(known.sort()).toEqual(layers.sort());
  });
});

/** An encoder and a decoder of layers that all have kernels: what they lack are the states between them. */
function statesOnly(type: string): Graph {
  const graph = encoderDecoderGraph(type);
  return {
    nodes: graph.nodes.filter(({ id }) => id !== 'Repeat'),
    edges: [
      ...graph.edges.filter(({ from, to }) => from.node !== 'Repeat' && to.node !== 'Repeat'),
      { id: 'Load>Decoder', from: { node: 'Load', port: 'out' }, to: { node: 'Decoder', port: 'in' } },
    ],
  };
}
