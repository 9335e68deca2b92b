import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { windowSignature } from '../../tasks/forecasting/windowSignature';
import { compileGraph } from '../../plan/compileGraph';
import { planModel } from '../../plan/modelPlan';
import type { Graph } from '../../graph/graph';
import { analyze } from '../../layers/analyze';
import { makeGraph, makeNode } from '../../testing/graphs';
import { convolutionGraph, encoderDecoderGraph, maskedGraph } from '../../testing/layeredGraphs';
import { hourlyProject } from '../../testing/projects';
import { modelSource } from './modelSource';
import { ownModules } from './ownModules';
import { typescriptFile } from './programFiles';

const LOAD = { name: 'load', kind: 'number' } as const;
const KIND = { name: 'kind', kind: 'category', cardinality: 3 } as const;
const SIGNATURE = windowSignature({ lookback: 6, horizon: 1, features: [LOAD, KIND], targets: [LOAD] });

/** Layers that learn in front of a Masking and of pools that overlap each other and the ends of the sequence. */
const LEARNS_IN_FRONT = makeGraph(
  [
    makeNode('Load', 'input'),
    makeNode('Widen', 'dense', { units: 3, activation: 'relu' }),
    makeNode('Masking', 'masking'),
    makeNode('LSTM', 'lstm', { units: 3, output: 'sequences' }),
    makeNode('Last', 'gru', { units: 2 }),
    makeNode('averagePooling1d', 'pooling1d', { mode: 'average', poolSize: 4, strides: 3, padding: 'same' }),
    makeNode('Flat', 'flatten'),
    makeNode('Join', 'concatenate'),
    makeNode('Dense', 'dense'),
    makeNode('Target', 'target'),
  ],
  [
    ...['Load>Widen', 'Widen>Masking', 'Masking>LSTM', 'LSTM>Last', 'Widen>averagePooling1d', 'averagePooling1d>Flat'],
    ...['Flat>Join', 'Last>Join', 'Join>Dense', 'Dense>Target'],
  ],
);

const GRAPHS: readonly (readonly [title: string, graph: Graph])[] = [
  ['convolution, pooling, attention and merges', convolutionGraph()],
  ['masked GRUs', maskedGraph('gru')],
  ['an encoder and a decoder of LSTMs', encoderDecoderGraph('lstm')],
  ['what learns in front of masking and incomplete pools', LEARNS_IN_FRONT],
];

/** Numbers of three windows, two of them with a masked step, and the codes beside them. */
const NUMBERS = [0.3, -1.2, 0, 1.1, -0.4, 0.6, 0.9, 0.2, -0.7, 0.5, 1.3, -0.1, 0, 0.4, -0.9, 0.8, -1.5, 0.7];
const CODES = [1, 2, 0, 1, 1, 2, 0, 0, 1, 2, 2, 1, 2, 1, 0, 1, 2, 0];
const TRUTHS = [0.5, -0.3, 1.2];
const RATE = 0.05;

interface Learned {
  readonly before: readonly number[];
  readonly weights: readonly (readonly number[])[];
  readonly after: readonly number[];
}

/** Sets a model's weights, forecasts, trains one step of plain descent and forecasts again; run by either tfjs. */
function learn(own: typeof tf, model: tf.LayersModel, weights: readonly (readonly number[])[], data: Data): Learned {
  return own.tidy(() => {
    model.setWeights(model.getWeights().map((weight, i) => own.tensor([...(weights[i] ?? [])], weight.shape)));
    const fed = model.inputs.map(({ dtype, shape }) => {
      const size = [3, ...shape.slice(1)] as number[];
      return dtype === 'int32' ? own.tensor([...data.codes], size, 'int32') : own.tensor([...data.numbers], size);
    });
    const run = () => model.apply(fed.length === 1 ? (fed[0] as tf.Tensor) : fed, { training: true }) as tf.Tensor;
    const before = Array.from(run().dataSync());
    const truth = own.tensor([...data.truths], [3, 1]);
    own.train.sgd(data.rate).minimize(() => own.losses.meanSquaredError(truth, run()));
    const values = model.getWeights().map((weight) => Array.from(weight.dataSync()));
    return { before, weights: values, after: Array.from(run().dataSync()) };
  });
}

interface Data {
  readonly numbers: readonly number[];
  readonly codes: readonly number[];
  readonly truths: readonly number[];
  readonly rate: number;
}

const DATA: Data = { numbers: NUMBERS, codes: CODES, truths: TRUTHS, rate: RATE };

let stockTfjs = '';

beforeAll(async () => {
  await tf.setBackend('cpu');
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs');
  stockTfjs = readFileSync(path.join(path.dirname(entry), 'tf.es2017.min.js'), 'utf8');
});

const commonJs = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  }).outputText;

/** Builds a graph's exported code and trains it on a tfjs of its own, which the engine has not patched. */
function learnExported(graph: Graph, weights: readonly (readonly number[])[]): Learned {
  const texts = new Map([['./model.js', modelSource(hourlyProject({ graph, layout: {} }), SIGNATURE).text]]);
  for (const { name } of ownModules(planModel(graph, analyze(graph, SIGNATURE)))) {
    texts.set(`./${name}.js`, typescriptFile(`${name}.ts`));
  }
  const context = createContext({ console, setTimeout, performance, URL, TextEncoder, TextDecoder });
  runInContext('globalThis.self = globalThis;', context);
  runInContext(stockTfjs, context);
  const load = runInContext(
    '(texts, require) => { const exports = {}; new Function("exports", "require", texts)(exports, require); return exports; }',
    context,
  ) as (text: string, require: (name: string) => unknown) => Record<string, unknown>;
  const stock = runInContext('tf', context) as typeof tf;
  const loaded = new Map<string, unknown>([['@tensorflow/tfjs', stock]]);
  const moduleOf = (name: string): unknown => {
    const text = texts.get(name);
    if (!loaded.has(name) && text !== undefined) loaded.set(name, load(commonJs(text), moduleOf));
    return loaded.get(name);
  };
  // It finds itself neither in a browser nor in Node, whose platforms would tell it this.
  runInContext('tf.env().setPlatform("bare", { isTypedArray: ArrayBuffer.isView }); tf.setBackend("cpu");', context);
  const { buildModel } = moduleOf('./model.js') as { buildModel: () => tf.LayersModel };
  // In the context, as its tfjs knows arrays of its own realm only.
  const run = runInContext(
    `(build, text) => { const [weights, data] = JSON.parse(text); return (${learn.toString()})(tf, build(), weights, data); }`,
    context,
  ) as (build: typeof buildModel, text: string) => Learned;
  return run(buildModel, JSON.stringify([weights, DATA]));
}

describe('the exported code of', () => {
  it.each(GRAPHS)('%s forecasts and learns on stock tfjs as the engine does', (_title, graph) => {
    const compiled = compileGraph(tf, graph, SIGNATURE, 3);
    const weights = compiled.model.getWeights().map((weight) => [...weight.dataSync()]);
    const exported = learnExported(graph, weights);
    const { before, weights: learned, after } = learn(tf, compiled.model, weights, DATA);
    compiled.dispose();
    const expectClose = (got: readonly number[] | undefined, expected: readonly number[], what: string): void => {
      expect(got, what).toHaveLength(expected.length);
      expected.forEach((value, i) => expect(got?.[i], what).toBeCloseTo(value, 5));
    };
    expectClose(exported.before, before, 'forecasts');
    learned.forEach((values, i) => {
      expectClose(exported.weights[i], values, `weight ${i}`);
    });
    expectClose(exported.after, after, 'forecasts after a step');
    expect(Math.max(...after.map((value, i) => Math.abs(value - (before[i] ?? 0)))), 'it learns').toBeGreaterThan(1e-3);
  });
});
