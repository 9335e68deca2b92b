import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { compileGraph } from '../../plan/compileGraph';
import { planModel } from '../../plan/modelPlan';
import type { Graph, ParamValue } from '../../graph/graph';
import { analyze } from '../../layers/analyze';
import { makeGraph, makeNode, STOCK_SIGNATURE, stockGraph } from '../../testing/graphs';
import { type WeightData, readWeights } from '../../training/modelWeights';
import { onnxGraph, onnxModel } from './onnxModel';
import { readOnnx } from '../../imports/onnx/readOnnx';

const ABOUT = {
  name: 'Stock',
  description: 'A forecast.',
  version: '1.2.3',
  metadata: { preprocessing: '{"lookback":30}' },
};

beforeAll(async () => {
  await tf.setBackend('cpu');
});

async function weightsOf(graph: Graph): Promise<WeightData> {
  const compiled = compileGraph(tf, graph, STOCK_SIGNATURE, 1);
  const weights = await readWeights(compiled.model);
  compiled.dispose();
  return weights;
}

const planOf = (graph: Graph) => planModel(graph, analyze(graph, STOCK_SIGNATURE));

/** Input → the layers → Dense → Target. */
function chain(...layers: readonly (readonly [type: string, params: Record<string, ParamValue>])[]): Graph {
  const nodes = [
    makeNode('Input', 'input'),
    ...layers.map(([type, params], i) => makeNode(`L${i}`, type, params)),
    makeNode('Dense', 'dense'),
    makeNode('Target', 'target'),
  ];
  return makeGraph(
    nodes,
    nodes.slice(1).map((node, i) => `${nodes[i]?.id}>${node.id}`),
  );
}

async function built(graph: Graph) {
  return onnxGraph(planOf(graph), await weightsOf(graph), ABOUT);
}

const operators = (graph: Awaited<ReturnType<typeof built>>): string[] => graph.nodes.map((node) => node.operator);

function floatsOf(graph: Awaited<ReturnType<typeof built>>, name: string): number[] {
  const tensor = graph.tensors.find((candidate) => candidate.name === name);
  if (!tensor) throw new Error(`no tensor ${name}`);
  return [...new Float32Array(tensor.bytes.slice().buffer)];
}

test('a file says what its model takes, gives, is made of and was made by', async () => {
  const graph = stockGraph(4);
  const summary = readOnnx(onnxModel(planOf(graph), await weightsOf(graph), ABOUT), 'stock.onnx');
  expect(summary).toMatchObject({
    irVersion: 8,
    opset: 17,
    otherOpsets: {},
    producer: 'Seqloom 1.2.3',
    doc: 'A forecast.',
    metadata: { preprocessing: '{"lookback":30}' },
    inputs: [{ name: 'input', type: 'float32', shape: ['batch', 30, 5] }],
    outputs: [{ name: 'target', type: 'float32', shape: ['batch', 1] }],
    operators: { Transpose: 1, LSTM: 1, Squeeze: 1, MatMul: 1, Add: 1 },
  });
  const shapes = Object.fromEntries(summary.initializers.map(({ name, shape }) => [name, shape]));
  expect(shapes).toMatchObject({
    'lstm/W': [1, 16, 5],
    'lstm/R': [1, 16, 4],
    'lstm/B': [1, 32],
    'dense/kernel': [4, 1],
    'dense/bias': [1],
  });
  // ONNX has a second bias of 16 numbers, which tfjs does not have.
  expect(summary.parameterCount).toBe(4 * 4 * (5 + 4 + 1) + 5 + 16);
});

test('the gates of an LSTM stand in the order of ONNX: input, output, forget, candidate', async () => {
  const graph = stockGraph(1);
  const weights = await weightsOf(graph);
  const kernel = new Float32Array(weights.weightData.buffer, 0, 20);
  const gate = (k: number): number[] => [0, 1, 2, 3, 4].map((feature) => kernel[feature * 4 + k] as number);
  const onnx = onnxGraph(planOf(graph), weights, ABOUT);
  expect(floatsOf(onnx, 'lstm/W')).toEqual([...gate(0), ...gate(3), ...gate(1), ...gate(2)]);
  // The forget bias of 1 is now the third; the biases of the state are zero.
  expect(floatsOf(onnx, 'lstm/B')).toEqual([0, 0, 1, 0, 0, 0, 0, 0]);
});

test('a GRU tells whether it resets before or after the product with the state', async () => {
  for (const resetAfter of [false, true]) {
    const onnx = await built(chain(['gru', { units: 2, resetAfter }]));
    const gru = onnx.nodes.find((node) => node.operator === 'GRU');
    expect(gru?.attributes.linear_before_reset).toEqual({ kind: 'int', value: resetAfter ? 1 : 0 });
  }
});

test('hard sigmoids, linear candidates and missing biases reach the operator', async () => {
  const params = { units: 2, recurrentActivation: 'hardSigmoid', activation: 'linear', useBias: false };
  const [, lstm] = (await built(chain(['lstm', params]))).nodes;
  expect(lstm?.attributes.activations).toEqual({ kind: 'texts', value: ['HardSigmoid', 'Affine', 'Affine'] });
  expect(lstm?.attributes.activation_alpha).toEqual({ kind: 'floats', value: [0.2, 1, 1] });
  expect(lstm?.attributes.activation_beta).toEqual({ kind: 'floats', value: [0.5, 0, 0] });
  expect(lstm?.inputs).toHaveLength(3);
});

test('a layer that goes backwards gives its steps in the order in which it read them', async () => {
  const onnx = await built(chain(['gru', { units: 2, output: 'sequences', goBackwards: true }], ['flatten', {}]));
  expect(onnx.nodes.find((node) => node.operator === 'GRU')?.attributes.direction).toEqual({
    kind: 'text',
    value: 'reverse',
  });
  expect(operators(onnx)).toContain('Slice');
});

test('a bidirectional layer is one operator', async () => {
  const merges = { concat: 'Concat', sum: 'Sum', mul: 'Mul', ave: 'Mean' };
  for (const [merge, operator] of Object.entries(merges)) {
    const onnx = await built(chain(['bidirectional', { units: 2, merge }]));
    const lstms = onnx.nodes.filter((node) => node.operator === 'LSTM');
    expect(lstms.map((node) => node.attributes.direction)).toEqual([{ kind: 'text', value: 'bidirectional' }]);
    expect(operators(onnx)).toContain(operator);
  }
});

test('a mask is worked out once, however many layers heed it', async () => {
  const onnx = await built(
    chain(
      ['masking', {}],
      ['lstm', { units: 2, output: 'sequences' }],
      ['gru', { units: 2, output: 'sequences' }],
      ['simpleRnn', { units: 2 }],
    ),
  );
  expect(operators(onnx).filter((operator) => operator === 'TopK')).toHaveLength(1);
  for (const node of onnx.nodes.filter(({ operator }) => ['LSTM', 'GRU', 'RNN'].includes(operator))) {
    expect(node.inputs[4]).toMatch(/mask\/lengths$/);
  }
});

test('nothing is written that the outputs do not need, and every value is made before it is used', async () => {
  const onnx = await built(
    chain(['masking', {}], ['lstm', { units: 2, output: 'sequences' }], ['dropout', {}], ['gru', { units: 2 }]),
  );
  const known = new Set([...onnx.inputs, ...onnx.tensors].map(({ name }) => name));
  const used = new Set(['target', ...onnx.nodes.flatMap((node) => node.inputs)]);
  for (const node of onnx.nodes) {
    expect(node.inputs.filter((input) => input !== '' && !known.has(input))).toEqual([]);
    expect(node.outputs.some((output) => used.has(output))).toBe(true);
    for (const output of node.outputs) known.add(output);
  }
  expect(onnx.tensors.filter(({ name }) => !used.has(name))).toEqual([]);
});

test('two targets of one layer are two outputs', async () => {
  const graph = stockGraph();
  const twice: Graph = {
    nodes: [...graph.nodes, makeNode('Other', 'target')],
    edges: [...graph.edges, { id: 'e', from: { node: 'Dense', port: 'out' }, to: { node: 'Other', port: 'in' } }],
  };
  const onnx = await built(twice);
  const names = onnx.outputs.map(({ name }) => name).sort();
  expect(names).toEqual(['other', 'target']);
  expect(onnx.nodes.flatMap((node) => node.outputs)).toEqual(expect.arrayContaining(names));
});

test('weights that are not those of the model are refused', () => {
  const graph = stockGraph();
  expect(() => onnxModel(planOf(graph), { weightSpecs: [], weightData: new Uint8Array() }, ABOUT)).toThrow(
    /the model has lstm\//,
  );
});
