import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { withCodes } from '../testing/graphs';
import { UserError } from '../problem/problem';
import { makeGraph, makeNode, STOCK_SIGNATURE, stockGraph } from '../testing/graphs';
import { compileGraph } from './compileGraph';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const weightsOf = (model: tf.LayersModel): number[][] => model.getWeights().map((weight) => [...weight.dataSync()]);

describe('compiling a graph', () => {
  it('builds the model that was drawn, under standard weight names', () => {
    const compiled = compileGraph(tf, stockGraph(), STOCK_SIGNATURE, 1);
    expect(compiled.model.inputs.map((input) => input.shape)).toEqual([[null, 30, 5]]);
    expect(compiled.model.outputs.map((output) => output.shape)).toEqual([[null, 1]]);
    expect(compiled.model.weights.map((weight) => weight.originalName)).toEqual([
      'lstm/kernel',
      'lstm/recurrent_kernel',
      'lstm/bias',
      'dense/kernel',
      'dense/bias',
    ]);
    expect(compiled.model.countParams()).toBe(compiled.parameterCount);
    compiled.dispose();
  });

  it('builds branches with several inputs, codes among them, and leaves out what leads nowhere', () => {
    const graph = makeGraph(
      [
        makeNode('Prices', 'input', { columns: ['open', 'close'] }),
        makeNode('Mood', 'input', { form: 'codes', columns: ['mood'] }),
        makeNode('Embedding', 'embedding', { vocabulary: 4, dimensions: 2 }),
        makeNode('Join', 'concatenate'),
        makeNode('BiGRU', 'bidirectional', { cell: 'gru', units: 3, merge: 'sum' }),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
        makeNode('Lost', 'gru'),
      ],
      ['Prices>Join', 'Mood>Embedding', 'Embedding>Join', 'Join>BiGRU', 'BiGRU>Dense', 'Dense>Target', 'Prices>Lost'],
    );
    const compiled = compileGraph(tf, graph, withCodes(STOCK_SIGNATURE, 'mood', 4), 1);
    expect(compiled.inputs.map((input) => input.features)).toEqual([['open', 'close'], ['mood']]);
    expect(compiled.model.layers.map((layer) => layer.name)).not.toContain('lost');
    expect(compiled.model.inputs.map((input) => input.shape)).toEqual([
      [null, 30, 2],
      [null, 30],
    ]);
    compiled.dispose();
  });

  it('draws the same first weights from the same seed, others from another, and directions that differ', () => {
    const graph = makeGraph(
      [
        makeNode('Input', 'input'),
        makeNode('Bi', 'bidirectional', { units: 3 }),
        makeNode('Dense', 'dense'),
        makeNode('Target', 'target'),
      ],
      ['Input>Bi', 'Bi>Dense', 'Dense>Target'],
    );
    const [first, again, other] = [5, 5, 6].map((seed) => compileGraph(tf, graph, STOCK_SIGNATURE, seed));
    expect(weightsOf(first!.model)).toEqual(weightsOf(again!.model));
    expect(weightsOf(first!.model)).not.toEqual(weightsOf(other!.model));
    const [forwardKernel, , , backwardKernel] = weightsOf(first!.model);
    expect(forwardKernel).not.toEqual(backwardKernel);
    for (const compiled of [first, again, other]) compiled?.dispose();
  });

  it('starts recurrent kernels orthogonal', () => {
    const compiled = compileGraph(tf, stockGraph(6), STOCK_SIGNATURE, 1);
    const recurrent = compiled.model.weights[1]?.read() as tf.Tensor2D;
    const products = tf.tidy(() => tf.matMul(recurrent, recurrent, false, true).arraySync() as number[][]);
    products.forEach((row, i) => {
      row.forEach((value, k) => {
        expect(value).toBeCloseTo(i === k ? 1 : 0, 5);
      });
    });
    compiled.dispose();
  });

  it('throws every problem of the graph', () => {
    const graph = makeGraph([makeNode('A', 'lstm'), makeNode('B', 'target')], ['A>B']);
    try {
      compileGraph(tf, graph, STOCK_SIGNATURE, 1);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).problems.map((problem) => problem.code)).toEqual([
        'graph.noInput',
        'graph.danglingInput',
      ]);
    }
  });

  it('owns its tensors: disposing of it leaves none', () => {
    const before = tf.memory().numTensors;
    compileGraph(tf, stockGraph(), STOCK_SIGNATURE, 1).dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives nodes of the same name, odd names and foreign names layer names of their own', () => {
    const nodes = [
      makeNode('a', 'input'),
      { ...makeNode('b', 'lstm'), name: '预测' },
      { ...makeNode('c', 'dense'), name: 'LSTM */ "x"' },
      { ...makeNode('d', 'dense'), name: 'lstm X' },
      makeNode('e', 'target'),
    ];
    const compiled = compileGraph(tf, makeGraph(nodes, ['a>b', 'b>c', 'c>d', 'd>e']), STOCK_SIGNATURE, 1);
    expect(compiled.model.layers.map((layer) => layer.name)).toEqual(['a', 'lstm', 'lstm_x', 'lstm_x_2']);
    compiled.dispose();
  });
});

it('draws no weights for a model that is given some at once', () => {
  const compiled = compileGraph(tf, stockGraph(), STOCK_SIGNATURE, null);
  const weights = compiled.model.getWeights();
  const kernels = weights.filter(({ shape }) => shape.length === 2);
  expect(kernels.length).toBeGreaterThan(1);
  for (const kernel of kernels) expect(new Set(kernel.dataSync())).toEqual(new Set([0]));
  compiled.dispose();
});
