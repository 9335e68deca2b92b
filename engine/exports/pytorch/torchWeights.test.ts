import { describe, expect, it } from 'vitest';
import { planModel } from '../../plan/modelPlan';
import type { Graph } from '../../graph/graph';
import { analyze } from '../../layers/analyze';
import type { TrainedModel } from '../../project/project';
import { UserError } from '../../problem/problem';
import { STOCK_SIGNATURE } from '../../testing/graphs';
import { drawChain } from '../../testing/exchangeProject';
import { torchPlan } from './torchPlan';
import { torchWeights } from './generatePytorch';
import { inEnglish } from '../../testing/english';

type Weights = Pick<TrainedModel, 'weightSpecs' | 'weightData'>;

/** Weights whose numbers count on from 0. */
function countingWeights(specs: Readonly<Record<string, readonly number[]>>): Weights {
  const sizes = Object.values(specs).map((shape) => shape.reduce((product, n) => product * n, 1));
  const total = sizes.reduce((sum, n) => sum + n, 0);
  return {
    weightSpecs: Object.entries(specs).map(([name, shape]) => ({ name, shape, dtype: 'float32' })),
    weightData: new Uint8Array(Float32Array.from({ length: total }, (_, i) => i).buffer),
  };
}

const DATA = { ...STOCK_SIGNATURE, inputs: STOCK_SIGNATURE.inputs.slice(0, 2) };

function mapped(graph: Graph, specs: Readonly<Record<string, readonly number[]>>): Record<string, number[]> {
  const plan = torchPlan(planModel(graph, analyze(graph, DATA)));
  const weights = torchWeights(plan, countingWeights(specs));
  return Object.fromEntries(weights.map(({ name, shape, values }) => [`${name} ${shape.join('×')}`, [...values]]));
}

const around = (type: string, params: Record<string, string | number | boolean>): Graph =>
  drawChain(
    ['In', 'input'],
    ['R', type, { units: 1, ...params }],
    ['Out', 'dense', { useBias: false }],
    ['T', 'target'],
  );
const OUT = { 'out/kernel': [1, 1] };

describe('the weights of a PyTorch model', () => {
  it('of an LSTM keep the order of gates and leave the second bias at zero', () => {
    const specs = { 'r/kernel': [2, 4], 'r/recurrent_kernel': [1, 4], 'r/bias': [4], ...OUT };
    expect(mapped(around('lstm', {}), specs)).toEqual({
      'r.weight_ih_l0 4×2': [0, 4, 1, 5, 2, 6, 3, 7],
      'r.weight_hh_l0 4×1': [8, 9, 10, 11],
      'r.bias_ih_l0 4': [12, 13, 14, 15],
      'r.bias_hh_l0 4': [0, 0, 0, 0],
      'out.weight 1×1': [16],
    });
  });

  it('of a GRU come in the order r, z, n, with both biases where it resets after the product', () => {
    const kernels = { 'r/kernel': [2, 3], 'r/recurrent_kernel': [1, 3] };
    expect(mapped(around('gru', { resetAfter: true }), { ...kernels, 'r/bias': [2, 3], ...OUT })).toEqual({
      'r.weight_ih_l0 3×2': [1, 4, 0, 3, 2, 5],
      'r.weight_hh_l0 3×1': [7, 6, 8],
      'r.bias_ih_l0 3': [10, 9, 11],
      'r.bias_hh_l0 3': [13, 12, 14],
      'out.weight 1×1': [15],
    });
    expect(mapped(around('gru', {}), { ...kernels, 'r/bias': [3], ...OUT })).toEqual({
      'r.weight_ih 3×2': [1, 4, 0, 3, 2, 5],
      'r.weight_hh 3×1': [7, 6, 8],
      'r.bias_ih 3': [10, 9, 11],
      'out.weight 1×1': [12],
    });
  });

  it('of both directions go to their own names', () => {
    const cell = (direction: string) => ({
      [`r/${direction}_r_cell/kernel`]: [2, 1],
      [`r/${direction}_r_cell/recurrent_kernel`]: [1, 1],
      [`r/${direction}_r_cell/bias`]: [1],
    });
    const specs = { ...cell('forward'), ...cell('backward'), 'out/kernel': [2, 1] };
    expect(mapped(around('bidirectional', { cell: 'simpleRnn' }), specs)).toEqual({
      'r.weight_ih_l0 1×2': [0, 1],
      'r.weight_hh_l0 1×1': [2],
      'r.bias_ih_l0 1': [3],
      'r.bias_hh_l0 1': [0],
      'r.weight_ih_l0_reverse 1×2': [4, 5],
      'r.weight_hh_l0_reverse 1×1': [6],
      'r.bias_ih_l0_reverse 1': [7],
      'r.bias_hh_l0_reverse 1': [0],
      'out.weight 1×2': [8, 9],
    });
  });

  it('of a convolution stand by output, input and time', () => {
    const graph = drawChain(
      ['In', 'input'],
      ['C', 'conv1d', { filters: 2, kernelSize: 3, padding: 'causal' }],
      ['F', 'flatten'],
      ['Out', 'dense', { useBias: false }],
      ['T', 'target'],
    );
    const known = mapped(graph, { 'c/kernel': [3, 2, 2], 'c/bias': [2], 'out/kernel': [60, 1] });
    expect(known['c.weight 2×2×3']).toEqual([0, 4, 8, 2, 6, 10, 1, 5, 9, 3, 7, 11]);
    expect(known['c.bias 2']).toEqual([12, 13]);
  });

  it('are refused when one is missing or there are too few numbers', () => {
    expect(() => inEnglish(() => mapped(around('lstm', {}), OUT))).toThrow('there is no weight r/');
    const graph = around('lstm', {});
    const weights = countingWeights({ 'r/kernel': [2, 4], 'r/recurrent_kernel': [1, 4], 'r/bias': [4], ...OUT });
    const cut = { ...weights, weightData: weights.weightData.slice(0, -2) };
    expect(() => torchWeights(torchPlan(planModel(graph, analyze(graph, DATA))), cut)).toThrow(UserError);
  });
});
