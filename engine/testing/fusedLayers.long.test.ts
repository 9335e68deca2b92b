import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeKernels } from '../../cli/nodeKernels';
import type { KernelPool } from '../kernels/kernelPool';
import { CATALOG } from '../layers';
import { kernelSteps } from '../kernels/plan/kernelSteps';
import { analyze } from '../layers/analyze';
import { planModel } from '../plan/modelPlan';
import { lineValues, MODEL } from '../reports/report';
import { describeData } from '../tasks/forecasting/describeData';
import { train } from '../training/train';
import { EXCHANGE_LAYER_CASES } from './exchangeLayerCases';
import { type ExchangeCase, exchangeTable, makeExchangeProject, recipeOf } from './exchangeProject';
import { testClock } from './run';

let pool: KernelPool;

beforeAll(async () => {
  await tf.setBackend('cpu');
  pool = (await startNodeKernels({ threads: 1 })) as KernelPool;
});

afterAll(() => pool.dispose());

const isFused = ({ graph, recipe }: ExchangeCase): boolean =>
  kernelSteps(planModel(graph, analyze(graph, describeData(exchangeTable(), recipeOf(recipe))))) !== null;

/** One epoch from the case's own weights. */
async function trainOnce(exchanged: ExchangeCase, kernels: KernelPool | null) {
  const { project } = await makeExchangeProject(tf, exchanged);
  const { graph, task, training, trained: initial } = project;
  const settings = { ...training, epochs: 1, batchSize: 16, warmStart: true };
  const control = { aborted: false, paused: false };
  const hooks = { clock: testClock(), control, onEvent: () => {}, kernels };
  const { trained, evaluation } = await train(tf, { graph, task, table: exchangeTable(), settings, initial }, hooks);
  const values = [
    ...trained.history.flatMap(({ loss, valLoss }) => [loss, valLoss ?? Number.NaN]),
    ...lineValues(evaluation.targets[0], MODEL),
    ...new Float32Array(trained.weightData.slice().buffer),
  ];
  return { backend: trained.backend, values };
}

describe('the layers, with each of their options that it has, in the fused program of a training step', () => {
  it('is there with its defaults, where it says what the program computes', () => {
    const fused = EXCHANGE_LAYER_CASES.filter(isFused).map(({ name }) => name);
    const said = CATALOG.filter((layer) => layer.role === 'layer' && layer.fused !== undefined);
    expect(said.length).toBeGreaterThan(8);
    expect(said.filter(({ type }) => !fused.includes(`${type}-default`)).map(({ type }) => type)).toEqual([]);
  });

  it.each(EXCHANGE_LAYER_CASES.filter(isFused))('$name: learns and answers as with tfjs', async (exchanged) => {
    const before = tf.memory().numTensors;
    const fused = await trainOnce(exchanged, pool);
    const plain = await trainOnce(exchanged, null);
    expect([fused.backend, plain.backend]).toEqual(['fused', 'cpu']);
    const scale = Math.max(1, ...plain.values.map(Math.abs));
    const differences = plain.values.map((value, i) => Math.abs(value - (fused.values[i] as number)));
    expect(Math.max(...differences) / scale).toBeLessThan(1e-5);
    expect(tf.memory().numTensors).toBe(before);
  });
});
