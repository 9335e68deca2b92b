import { typescriptFile } from '../exports/typescript/programFiles';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { seedInitializers } from '../plan/initializers';
import { mendTfjs } from '../plan/mendTfjs';
import { ownLayer } from './tfjs/ownLayers';
import { releaseDropoutMasks } from '../plan/seededDropout';
import { trainableVariables } from '../plan/trainableVariables';
import type { ParamValue } from '../graph/graph';
import { defaultParams } from '../graph/paramSchema';
import { floatSpec, type TensorSpec } from '../tensors/tensorSpec';
import { createRandom } from '../random/random';
import { CATALOGUE, findLayer } from './catalogue';
import type { LayerDefinition } from './defineLayer';
import { buildLayer, type LayerCall, printLayerCall } from './layerCall';

beforeAll(async () => {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${path.dirname(entry)}${path.sep}`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('cpu');
  mendTfjs(tf);
});

const codes = (length: number, cardinality: number): TensorSpec => ({
  shape: [length],
  hasTime: true,
  dtype: 'int32',
  cardinality,
});

/** What a module of an exported project exports; its classes must not replace those under test. */
function exportsOf(source: string): Record<string, unknown> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const exports: Record<string, unknown> = {};
  const apart = { ...tf, serialization: { ...tf.serialization, registerClass: () => {} } };
  runInNewContext(outputText, { exports, require: () => apart, Array });
  return exports;
}

/** The functions that an exported project brings along. */
const EXPORTED = {
  ...exportsOf(typescriptFile('resetAfterGru.ts')),
  ...exportsOf(typescriptFile('attention.ts')),
  ...exportsOf(typescriptFile('conv1d.ts')),
  ...exportsOf(typescriptFile('averagePooling1d.ts')),
  ...exportsOf(typescriptFile('globalMaxPooling1d.ts')),
  ...exportsOf(typescriptFile('masking.ts')),
  ...exportsOf(typescriptFile('hardSigmoid3.ts')),
};

const stateOf = (state: NonNullable<TensorSpec['state']>): TensorSpec => ({ ...floatSpec([3], false), state });

/** Inputs that some layer of the catalogue might take, a spec a wire. Each layer is tested with all that it accepts. */
const CANDIDATES: readonly (readonly TensorSpec[])[] = [
  [floatSpec([6, 3], true)],
  [floatSpec([1, 1], true)],
  [floatSpec([4], false)],
  [floatSpec([1], false)],
  [codes(5, 7)],
  [codes(1, 32)],
  [{ ...floatSpec([6, 3], true), masked: true }],
  [floatSpec([6, 3], true), stateOf('lstm')],
  [floatSpec([6, 3], true), stateOf('gru')],
  [floatSpec([6, 3], true), stateOf('simpleRnn')],
  [floatSpec([6, 3], true), floatSpec([6, 2], true)],
  [floatSpec([6, 3], true), floatSpec([6, 3], true)],
  [floatSpec([1, 2], true), floatSpec([4, 2], true)],
  [floatSpec([4], false), floatSpec([4], false), floatSpec([4], false)],
  [floatSpec([4], false), floatSpec([3], false), floatSpec([1], false)],
];

const BUILDABLE = CATALOGUE.filter((layer) => layer.role === 'layer');

/** Sizes that keep the tests quick. */
const SMALL: Record<string, ParamValue> = { units: 3, filters: 3, times: 4 };

/** The defaults, and for each parameter the other values that it may take, one at a time. */
function paramVariants(layer: LayerDefinition): Record<string, ParamValue>[] {
  const small = Object.entries(SMALL).filter(([name]) => Object.hasOwn(layer.params, name));
  const defaults: Record<string, ParamValue> = { ...defaultParams(layer.params), ...Object.fromEntries(small) };
  const variants: Record<string, ParamValue>[] = [defaults];
  for (const [name, schema] of Object.entries(layer.params)) {
    if (schema.kind === 'boolean') variants.push({ ...defaults, [name]: !schema.default });
    if (schema.kind === 'number') variants.push({ ...defaults, [name]: schema.default + 0.3 });
    if (schema.kind === 'integer' && SMALL[name] === undefined) {
      variants.push({ ...defaults, [name]: schema.default + 1 });
    }
    if (schema.kind !== 'choice') continue;
    for (const option of schema.options) {
      if (option.value !== schema.default) variants.push({ ...defaults, [name]: option.value });
    }
  }
  return variants;
}

interface Case {
  readonly params: Record<string, ParamValue>;
  readonly specs: readonly TensorSpec[];
  readonly out: TensorSpec;
  /** With `returnState` where the layer starts from a state, so that both ends of one are tested. */
  readonly call: LayerCall;
}

/** The specs by port: all at one that takes many, else one each. Null when there are not as many as the layer takes. */
function atPorts(layer: LayerDefinition, specs: readonly TensorSpec[]): Record<string, readonly TensorSpec[]> | null {
  const [first] = layer.inputs;
  if (first?.many) return specs.length > 1 ? { [first.name]: specs } : null;
  const required = layer.inputs.filter((port) => !port.optional).length;
  if (specs.length < required || specs.length > layer.inputs.length) return null;
  const fits = specs.every((spec, i) => (spec.state !== undefined) === (layer.inputs[i]?.carries === 'state'));
  return fits ? Object.fromEntries(specs.map((spec, i) => [layer.inputs[i]?.name ?? '', [spec]])) : null;
}

function casesOf(layer: LayerDefinition): Case[] {
  return paramVariants(layer).flatMap((params) =>
    CANDIDATES.flatMap((specs): Case[] => {
      const inputs = atPorts(layer, specs);
      if (!inputs) return [];
      const node = { id: 'n', type: layer.type, name: 'Node', params };
      const sources = Object.fromEntries(
        Object.entries(inputs).map(([port, all]) => [port, all.map((_, i) => ({ ...node, id: `s${i}` }))]),
      );
      const { out } = layer.infer(params, inputs, { node, data: null, sources }).outputs ?? {};
      const call = layer.toTfjs?.(params, 'tested');
      if (!out || !call) return [];
      const startsFromState = specs.some((spec) => spec.state !== undefined);
      return [{ params, specs, out, call: startsFromState ? withState(call) : call }];
    }),
  );
}

function withState(call: LayerCall): LayerCall {
  return { ...call, args: { ...call.args, returnState: true } };
}

/** What a layer is applied to: a tensor for each wire, two for the state of an LSTM, and a mask. */
interface Feed {
  readonly tensors: readonly tf.Tensor[];
  readonly mask: tf.Tensor | null;
}

/** Steps that count and steps that do not, at the start, in the middle and at the end of a sample. */
const MASK = [
  [0, 1, 0, 1, 1, 1],
  [1, 1, 1, 0, 0, 0],
  [0, 0, 1, 1, 0, 1],
];

function randomFeed(specs: readonly TensorSpec[], samples: number): Feed {
  const masked = specs.some((spec) => spec.masked);
  return { tensors: randomInputs(specs, samples), mask: masked ? tf.tensor2d(MASK.slice(0, samples)) : null };
}

function randomInputs(specs: readonly TensorSpec[], samples: number): tf.Tensor[] {
  const random = createRandom('inputs');
  const parts = specs.flatMap((spec) => (spec.state === 'lstm' ? [spec, spec] : [spec]));
  return parts.map((spec) => {
    const shape = [samples, ...spec.shape];
    const size = shape.reduce((product, n) => product * n, 1);
    const draw = spec.dtype === 'int32' ? () => random.integer(spec.cardinality ?? 2) : () => random.normal();
    return tf.tensor(Array.from({ length: size }, draw), shape, spec.dtype);
  });
}

function build(call: LayerCall): tf.layers.Layer {
  const built = buildLayer(tf, call, (factory, args) => ownLayer(tf, factory, args));
  seedInitializers(tf, built, createRandom(7));
  return built;
}

/** The output and, where the layer returns them, its states. */
function applyAll(layer: tf.layers.Layer, { tensors, mask }: Feed, training = false): tf.Tensor[] {
  const fed = tensors.length === 1 ? (tensors[0] as tf.Tensor) : [...tensors];
  const outputs = layer.apply(fed, { training, ...(mask && { mask }) }) as tf.Tensor | tf.Tensor[];
  return Array.isArray(outputs) ? outputs : [outputs];
}

/** All outputs side by side. */
function applyFlat(layer: tf.layers.Layer, feed: Feed): tf.Tensor {
  return tf.concat(applyAll(layer, feed).map((output) => tf.reshape(output, [-1])));
}

describe('the catalogue', () => {
  it('lists every layer file, each under its own type', () => {
    const supporting = new Set(
      [
        ...['catalogue', 'defineLayer', 'englishMessages', 'layerCall', 'phrases', 'portSpecs', 'recurrentParams'],
        'windowSizes',
        'placeholder',
      ].map((name) => `${name}.ts`),
    );
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const layerFiles = files.filter((name) => !supporting.has(name)).map((name) => name.replace('.ts', ''));
    expect(CATALOGUE.map((layer) => layer.type).sort()).toEqual(layerFiles.sort());
  });

  it('finds nothing under a name of the prototype chain', () => {
    expect(findLayer('constructor')).toBeUndefined();
  });
});

describe.each(CATALOGUE.map((layer) => [layer.label, layer] as const))('%s', (_label, layer) => {
  it('is documented: help, text, formula, and label and help of every parameter', () => {
    expect(layer.help).toMatch(/\.$/);
    expect(layer.documentation.text.length).toBeGreaterThan(40);
    expect(layer.documentation.formula.length).toBeGreaterThan(0);
    for (const schema of Object.values(layer.params)) {
      expect(schema.label).not.toBe('');
      expect(schema.help).toMatch(/\.$/);
    }
  });

  it('has defaults within its own bounds that survive JSON', () => {
    const defaults = defaultParams(layer.params);
    expect(JSON.parse(JSON.stringify(defaults))).toEqual(defaults);
    for (const schema of Object.values(layer.params)) {
      if (schema.kind === 'integer' || schema.kind === 'number') {
        expect(schema.default).toBeGreaterThanOrEqual(schema.min);
        expect(schema.default).toBeLessThanOrEqual(schema.max);
      }
      if (schema.kind === 'choice') expect(schema.options.map((option) => option.value)).toContain(schema.default);
    }
  });

  it('says its settings in phrases', () => {
    expect(layer.summarize(defaultParams(layer.params), null).length).toBeGreaterThan(0);
  });
});

describe.each(BUILDABLE.map((layer) => [layer.label, layer] as const))('%s as a tfjs layer', (_label, layer) => {
  const cases = casesOf(layer);

  it('accepts at least two of the candidate inputs', () => {
    expect(new Set(cases.map((item) => JSON.stringify(item.specs))).size).toBeGreaterThanOrEqual(2);
  });

  it('infers the shape and the parameter count that tfjs builds', () => {
    for (const { params, specs, out, call } of cases) {
      tf.tidy(() => {
        const built = build(call);
        const [output, ...states] = applyAll(built, randomFeed(specs, 2));
        expect(output?.shape, JSON.stringify({ params, specs })).toEqual([2, ...out.shape]);
        for (const state of states) expect(state.shape).toEqual([2, params.units]);
        const counted = layer.countParameters(params, atPorts(layer, specs) ?? {});
        expect(built.countParams(), JSON.stringify(params)).toBe(counted);
        expect(layer.countFlops(params, atPorts(layer, specs) ?? {})).toBeGreaterThanOrEqual(0);
        built.dispose();
      });
    }
  });

  it('computes the same as the code it emits', () => {
    for (const { specs, call } of cases) {
      tf.tidy(() => {
        const built = build(call);
        const emitted = runInNewContext(printLayerCall(call), { tf, ...EXPORTED }) as tf.layers.Layer;
        const feed = randomFeed(specs, 3);
        const expected = applyFlat(built, feed);
        applyFlat(emitted, feed);
        emitted.setWeights(built.getWeights());
        const difference = tf.max(tf.abs(tf.sub(applyFlat(emitted, feed), expected))).dataSync()[0];
        expect(difference, printLayerCall(call)).toBeLessThan(1e-6);
        built.dispose();
        emitted.dispose();
      });
    }
  });

  it('has gradients that agree with finite differences', () => {
    for (const { params, specs, call } of cases) {
      tf.tidy(() => checkGradients(build(call), specs, JSON.stringify({ params, specs })));
    }
  });

  it('computes and learns the same on the wasm backend', async () => {
    for (const { params, specs, call } of cases) {
      const [cpu = [], wasm = []] = [
        await outputAndSlope('cpu', call, specs),
        await outputAndSlope('wasm', call, specs),
      ];
      await tf.setBackend('cpu');
      const scale = Math.max(1, ...cpu.map(Math.abs));
      const difference = Math.max(...cpu.map((value, i) => Math.abs(value - (wasm[i] as number))));
      expect(difference / scale, JSON.stringify({ params, specs })).toBeLessThan(2e-5);
    }
  });

  it('leaves no tensor behind, step after step', () => {
    const start = tf.memory().numTensors;
    for (const { params, specs, call } of cases) {
      const built = build(call);
      const feed = randomFeed(specs, 2);
      tf.tidy(() => {
        applyAll(built, feed);
      });
      tf.dispose(applyAll(built, feed, true));
      const settled = tf.memory().numTensors;
      for (let step = 0; step < 3; step++) tf.dispose(applyAll(built, feed, true));
      expect(tf.memory().numTensors, JSON.stringify(params)).toBe(settled);
      tf.dispose([...feed.tensors, ...(feed.mask ? [feed.mask] : [])]);
      releaseDropoutMasks(tf, built);
      built.dispose();
    }
    expect(tf.memory().numTensors).toBe(start);
  });
});

/** The outputs of a layer on a backend, and the gradients of their weighted sum by inputs and weights. */
async function outputAndSlope(backend: string, call: LayerCall, specs: readonly TensorSpec[]): Promise<number[]> {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const layer = build(call);
    const { tensors, mask } = randomFeed(specs, 2);
    const output = applyFlat(layer, { tensors, mask });
    const mix = tf.tensor(Array.from({ length: output.size }, (_, i) => Math.cos(i)));
    const floats = tensors.filter((tensor) => tensor.dtype === 'float32').map((tensor) => tf.variable(tensor));
    const fed = tensors.map((tensor) => (tensor.dtype === 'float32' ? (floats.shift() as tf.Tensor) : tensor));
    const watched = [...fed.filter((tensor) => tensor.dtype === 'float32'), ...trainableVariables(layer)];
    const { grads } = tf.variableGrads(
      () => tf.sum(tf.mul(applyFlat(layer, { tensors: fed, mask }), mix)),
      watched as tf.Variable[],
    );
    const slopes = watched.map((variable) => grads[(variable as tf.Variable).name] as tf.Tensor);
    const values = [output, ...slopes].flatMap((tensor) => [...tensor.dataSync()]);
    layer.dispose();
    tf.dispose(fed);
    return values;
  });
}

/** Compares the derivative along one random direction through inputs and weights with a central difference. */
function checkGradients(layer: tf.layers.Layer, specs: readonly TensorSpec[], label: string): void {
  const { tensors: inputs, mask } = randomFeed(specs, 2);
  const output = applyFlat(layer, { tensors: inputs, mask });
  const random = createRandom('directions');
  const draw = (shape: readonly number[]): tf.Tensor => {
    const size = shape.reduce((product, n) => product * n, 1);
    return tf.tensor(
      Array.from({ length: size }, () => random.normal()),
      [...shape],
    );
  };
  const mix = draw(output.shape);
  const variables = layer.trainableWeights.map((weight) => (weight as unknown as { val: tf.Variable }).val);
  const floats = inputs.filter((tensor) => tensor.dtype === 'float32');
  const start = [...floats, ...variables.map((variable) => variable.clone())];
  const evaluate = (values: readonly tf.Tensor[]): tf.Scalar => {
    let next = 0;
    const fed = inputs.map((tensor) => (tensor.dtype === 'float32' ? (values[next++] as tf.Tensor) : tensor));
    return tf.sum(tf.mul(applyFlat(layer, { tensors: fed, mask }), mix));
  };
  const analytic: tf.Tensor[] = [];
  if (floats.length > 0) analytic.push(...tf.grads((...args: tf.Tensor[]) => evaluate(args))(floats));
  if (variables.length > 0) {
    const { grads } = tf.variableGrads(() => evaluate(floats), variables);
    analytic.push(...variables.map((variable) => grads[variable.name] as tf.Tensor));
  }
  const directions = start.map((tensor) => draw(tensor.shape));
  const norm = Math.sqrt(directions.reduce((sum, d) => sum + (tf.sum(tf.square(d)).dataSync()[0] as number), 0));
  const slope = analytic.reduce(
    (sum, gradient, i) => sum + (tf.sum(tf.mul(gradient, directions[i] as tf.Tensor)).dataSync()[0] as number) / norm,
    0,
  );
  const along = (step: number): number => {
    const moved = start.map((tensor, i) => tf.add(tensor, tf.mul(directions[i] as tf.Tensor, step / norm)));
    variables.forEach((variable, i) => {
      variable.assign(moved[floats.length + i] as tf.Tensor);
    });
    return evaluate(moved.slice(0, floats.length)).dataSync()[0] as number;
  };
  const step = 0.01;
  const numeric = (along(step) - along(-step)) / (2 * step);
  // Where the straight line crosses the kink of a ReLU, the two ways differ; an eighth as far they must not.
  const nearer = (along(step / 8) - along(-step / 8)) / (step / 4);
  const distance = Math.min(Math.abs(slope - numeric), Math.abs(slope - nearer));
  expect(distance, label).toBeLessThan(0.01 * Math.max(0.1, Math.abs(numeric)));
}
