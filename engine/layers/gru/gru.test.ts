import * as tf from '@tensorflow/tfjs';
import { strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParamValue } from '../../graph/graph';
import { defaultParams, freshParams } from '../../graph/paramSchema';
import { floatSpec } from '../../tensors/tensorSpec';
import { connect, EMPTY_GRAPH, evaluateTrained, type Graph, readProject, train, writeProject } from '../../index';
import { createRandom } from '../../random/random';
import { lineValues, MODEL } from '../../reports/report';
import { ensureOwnLayers } from '../tfjsLayers';
import { buildStep, stepOf } from '../../testing/layerSteps';
import type { TfjsCall } from '../../emit/tfjs/tfjsCall';
import { hourlyProject } from '../../testing/projects';
import { testClock } from '../../testing/run';
import { forecastBy, hourlyRecipe, hourlyTable } from '../../testing/tables';
import { DEFAULT_TRAINING } from '../../optimizers/trainingSettings';
import { gru } from './gru';
const UNITS = 4;
const FEATURES = 3;
const STEPS = 5;

type Matrix = number[][];

const step = (params: Record<string, ParamValue>) =>
  stepOf(gru, { units: UNITS, ...params }, [floatSpec([STEPS, FEATURES], true)], { name: 'gru' });

const callOf = (params: Record<string, ParamValue>) => gru.tfjs?.(step(params)) as TfjsCall;

function buildGru(params: Record<string, ParamValue>): tf.layers.Layer {
  const layer = buildStep(tf, step(params), 3);
  tf.dispose(layer.apply(tf.zeros([1, STEPS, FEATURES])) as tf.Tensor);
  return layer;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The equations of the form with the reset gate after the product, in double precision: the last state. */
function resetAfterReference(window: Matrix, kernel: Matrix, recurrent: Matrix, bias: Matrix): number[] {
  let h = Array.from({ length: UNITS }, () => 0);
  const product = (row: readonly number[], matrix: Matrix, column: number): number =>
    row.reduce((sum, value, k) => sum + value * (matrix[k]?.[column] as number), 0);
  for (const x of window) {
    const sides = (gate: number, unit: number): readonly [number, number] => {
      const column = gate * UNITS + unit;
      const b = (row: number): number => bias[row]?.[column] ?? 0;
      return [product(x, kernel, column) + b(0), product(h, recurrent, column) + b(1)];
    };
    const open = (gate: number, unit: number): number => sigmoid(sides(gate, unit)[0] + sides(gate, unit)[1]);
    h = h.map((old, unit) => {
      const [fromInput, fromState] = sides(2, unit);
      const z = open(0, unit);
      return z * old + (1 - z) * Math.tanh(fromInput + open(1, unit) * fromState);
    });
  }
  return h;
}

beforeAll(async () => {
  tf.env().set('IS_NODE', false);
  await tf.setBackend('cpu');
  ensureOwnLayers(tf);
});

describe('GRU with its reset gate after the product', () => {
  it('is asked for only where it is chosen, and not by projects that were saved without it', () => {
    expect(callOf({})).not.toHaveProperty('own');
    expect(callOf({ resetAfter: false })).not.toHaveProperty('own');
    expect(callOf({ resetAfter: true }).own).toEqual({ name: 'resetAfterGru', implied: { resetAfter: true } });
  });

  it('is what a new node gets, as in Keras 3 and PyTorch', () => {
    expect(freshParams(gru.params).resetAfter).toBe(true);
    expect({ ...freshParams(gru.params), resetAfter: false }).toEqual(defaultParams(gru.params));
  });

  it.each([
    [{ resetAfter: true }, 3 * UNITS * (FEATURES + UNITS + 2)],
    [{ resetAfter: true, useBias: false }, 3 * UNITS * (FEATURES + UNITS)],
    [{ resetAfter: false }, 3 * UNITS * (FEATURES + UNITS + 1)],
  ])('counts the weights of %j as they are built', (params, expected) => {
    const layer = buildGru(params);
    const complete = { ...defaultParams(gru.params), units: UNITS, ...params };
    expect(gru.countParameters(complete, { in: [floatSpec([STEPS, FEATURES], true)] })).toBe(expected);
    expect(layer.countParams()).toBe(expected);
    layer.dispose();
  });

  it.each([true, false])('follows its equations, bias: %s', (useBias) => {
    const layer = buildGru({ resetAfter: true, useBias });
    const random = createRandom('weights');
    const draw = (rows: number, columns: number): Matrix =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
    const window = draw(STEPS, FEATURES);
    const [kernel, recurrent] = [draw(FEATURES, 3 * UNITS), draw(UNITS, 3 * UNITS)];
    const bias = useBias ? draw(2, 3 * UNITS) : [];
    const output = tf.tidy(() => {
      layer.setWeights([kernel, recurrent, ...(useBias ? [bias] : [])].map((weight) => tf.tensor2d(weight)));
      return [...(layer.apply(tf.tensor3d([window])) as tf.Tensor).dataSync()];
    });
    resetAfterReference(window, kernel, recurrent, bias).forEach((value, unit) => {
      expect(Math.abs((output[unit] as number) - value)).toBeLessThan(1e-5);
    });
    layer.dispose();
  });

  it('comes back from a project file with its weights, and predicts the same', async () => {
    const names = { i: 'input', g: 'gru', d: 'dense', t: 'target' };
    const params = { g: { units: UNITS, resetAfter: true } } as Readonly<Record<string, Record<string, ParamValue>>>;
    const nodes = Object.entries(names).map(([id, type]) => ({ id, type, name: id, params: params[id] ?? {} }));
    const wires = ['i>g', 'g>d', 'd>t'].map((wire) => wire.split('>') as [string, string]);
    const graph = wires.reduce<Graph>(
      (built, [from, to]) => connect(built, { node: from, port: 'out' }, { node: to, port: 'in' }),
      { ...EMPTY_GRAPH, nodes },
    );
    const task = forecastBy(hourlyRecipe());
    const table = hourlyTable(120);
    const training = { ...DEFAULT_TRAINING, epochs: 2 };
    const hooks = { clock: testClock(), control: { aborted: false, paused: false }, onEvent: () => {} };
    const { trained } = await train(tf, { graph, task, table, settings: training }, hooks);
    expect(trained.weightSpecs.map(({ shape }) => shape)).toContainEqual([2, 3 * UNITS]);
    const project = hourlyProject({ graph, task, training, trained });
    const opened = readProject(
      writeProject(project, [strToU8('hour,load\n2024-01-01 00:00,1\n')]),
      'g.seqloom',
    ).project;
    expect(opened.graph).toEqual(graph);
    if (!opened.trained) throw new Error('the weights are gone');
    const predict = async (from: typeof trained): Promise<number[]> => {
      const { targets } = await evaluateTrained(tf, { graph, task, table, trained: from }, 'test');
      return [...lineValues(targets[0], MODEL)];
    };
    const predicted = await predict(opened.trained);
    expect(predicted.length).toBeGreaterThan(3);
    expect(predicted).toEqual(await predict(trained));
  });
});
