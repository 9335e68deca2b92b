import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../layers/analyze';
import { CATALOG } from '../layers';
import { describeData } from '../tasks/forecasting/describeData';
import { readNpy } from '../imports/npy/readNpy';
import { readSafetensors } from '../imports/safetensors/readSafetensors';
import { hasErrors } from '../problem/problem';
import { EXCHANGE_CASES } from './exchangeCases';
import { EXCHANGE_LAYER_CASES } from './exchangeLayerCases';
import { type ExchangeCase, exchangeTable, makeExchangeProject, recipeOf } from './exchangeProject';
import { randomExchangeCase } from './randomGraph';
import { writeExchangeCase } from './writeExchangeCase';
import { messageOf } from './english';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const BUILDABLE = CATALOG.filter((layer) => layer.tfjs !== undefined);

const problemsOf = ({ graph, recipe }: ExchangeCase) =>
  analyze(graph, describeData(exchangeTable(), recipeOf(recipe))).problems.filter(
    ({ severity }) => severity === 'error',
  );

describe('the cases of exchange', () => {
  it('are complete models under names of their own', () => {
    const all = [...EXCHANGE_CASES, ...EXCHANGE_LAYER_CASES];
    expect(new Set(all.map((one) => one.name)).size).toBe(all.length);
    const wrong = all.flatMap((one) => problemsOf(one).map((problem) => `${one.name}: ${messageOf(problem)}`));
    expect(wrong).toEqual([]);
  });

  it('hold every layer of the catalog, and at least twelve whole graphs', () => {
    const tested = new Set(EXCHANGE_LAYER_CASES.flatMap(({ graph }) => graph.nodes.map((node) => node.type)));
    expect(BUILDABLE.filter((layer) => !tested.has(layer.type)).map((layer) => layer.type)).toEqual([]);
    expect(EXCHANGE_CASES.length).toBeGreaterThanOrEqual(12);
  });

  it('become projects whose weights are random and the same each time', async () => {
    const [first] = EXCHANGE_CASES as [ExchangeCase];
    const before = tf.memory().numTensors;
    const [one, other] = [await makeExchangeProject(tf, first), await makeExchangeProject(tf, first)];
    expect(one.project.trained.weightData).toEqual(other.project.trained.weightData);
    const values = new Float32Array(one.project.trained.weightData.slice().buffer);
    expect(values.filter((value) => value === 0)).toHaveLength(0);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('a case as files', () => {
  it('holds the exports, what the app computes, and the exports after a step that changed every weight', async () => {
    const before = tf.memory().numTensors;
    const files = await writeExchangeCase(tf, EXCHANGE_CASES[0] as ExchangeCase, {
      loadHdf5: async () => {
        const hdf5 = await import('h5wasm');
        await hdf5.ready;
        return hdf5;
      },
      rasterize: () => Promise.reject(new Error('No picture is asked for here.')),
      evaluate: () => Promise.resolve(null),
      versions: { seqloom: '0', tfjs: tf.version.tfjs },
    });
    expect(tf.memory().numTensors).toBe(before);
    const bytesOf = (path: string) => files.find((file) => file.path === path)?.bytes;
    for (const path of ['keras/model.py', 'pytorch/model.py', 'tfjs/model.json', 'onnx/plain-lstm.onnx', 'case.json']) {
      expect(bytesOf(path), path).toBeDefined();
    }
    expect(readNpy(bytesOf('inputs/0.npy') as Uint8Array, 'inputs').shape).toEqual([5, 6, 2]);
    expect(readNpy(bytesOf('outputs/0.npy') as Uint8Array, 'outputs').shape).toEqual([5, 1]);
    const weights = (path: string) => readSafetensors(bytesOf(path) as Uint8Array, path).tensors;
    const after = weights('stepped/pytorch/model/model.safetensors');
    const unchanged = weights('pytorch/model/model.safetensors').filter(({ bytes }, i) => {
      return bytes.every((byte, k) => byte === after[i]?.bytes[k]);
    });
    // PyTorch's second bias stays zero.
    expect(unchanged.map(({ name }) => name)).toEqual(['lstm.bias_hh_l0']);
  });
});

describe('random graphs', () => {
  const graphs = Array.from({ length: 240 }, (_, number) => randomExchangeCase(1, number));

  it('are complete models, the same for a seed', () => {
    for (const one of graphs) expect(hasErrors(problemsOf(one)), JSON.stringify(one.graph)).toBe(false);
    expect(randomExchangeCase(1, 3)).toEqual(graphs[3]);
    expect(randomExchangeCase(2, 3)).not.toEqual(graphs[3]);
  });

  it('come to hold every layer, also branched ones and states', () => {
    const used = new Set(graphs.flatMap(({ graph }) => graph.nodes.map((node) => node.type)));
    expect(BUILDABLE.filter((layer) => !used.has(layer.type)).map((layer) => layer.type)).toEqual([]);
    expect(graphs.some(({ graph }) => graph.edges.some((edge) => edge.from.port === 'state'))).toBe(true);
  });
});
