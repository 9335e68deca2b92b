import { portPhrase } from '../graph/nodeType';
import { LANGUAGES } from '../locales';
import { EN } from '../locales/en';
import type { Locale } from '../locales/locale';
import { choiceText, layerText, paramText } from '../locales/texts';
import { typescriptFile } from '../exports/typescript/programFiles';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { KERAS_DIALECT, TFJS_DIALECT } from '../emit/keras/dialects';
import { kerasConfig } from '../emit/keras/kerasLayer';
import { callText } from '../emit/typescript/tfjsCode';
import { convertLayer } from '../imports/convertLayer';
import { plainOptions } from '../imports/keras/keras1';
import { patchTfjs } from '../plan/patchTfjs';
import { type PlannedStep, stepWeights } from '../plan/modelPlan';
import { releaseDropoutMasks } from '../plan/seededDropout';
import { trainableVariables } from '../plan/trainableVariables';
import type { ParamValue } from '../graph/graph';
import { defaultParams, type ParamSchemas } from '../graph/paramSchema';
import { TRAINING_PARAMS } from '../optimizers/trainingSettings';
import { floatSpec, type TensorSpec } from '../tensors/tensorSpec';
import { createRandom } from '../random/random';
import { buildStep, stepOf } from '../testing/layerSteps';
import { ALL_LAYERS, CATALOG, findLayer } from './index';
import { LAYER_LANGUAGES, type LayerDefinition, tensorSpecs } from './define/defineLayer';
import { sizeOfShape } from './define/weights';

beforeAll(async () => {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${path.dirname(entry)}${path.sep}`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('cpu');
  patchTfjs(tf);
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
  ...exportsOf(typescriptFile('batchNormalization.ts')),
  ...exportsOf(typescriptFile('conv1d.ts')),
  ...exportsOf(typescriptFile('averagePooling1d.ts')),
  ...exportsOf(typescriptFile('globalMaxPooling1d.ts')),
  ...exportsOf(typescriptFile('masking.ts')),
  ...exportsOf(typescriptFile('hardSigmoid3.ts')),
};

const stateOf = (state: NonNullable<TensorSpec['state']>): TensorSpec => ({ ...floatSpec([3], false), state });

/** What tfjs says of a weight of a layer. */
interface BuiltWeight {
  readonly originalName: string;
  readonly shape: readonly number[];
  readonly trainable: boolean;
}

/** Inputs that some layer of the catalog might take, a spec a wire. Each layer is tested with all that it accepts. */
const CANDIDATES: readonly (readonly TensorSpec[])[] = [
  [floatSpec([6, 3], true)],
  [floatSpec([1, 1], true)],
  [floatSpec([4], false)],
  [floatSpec([1], false)],
  [codes(5, 4)],
  [codes(1, 3)],
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

const BUILDABLE = CATALOG.filter((layer) => layer.role === 'layer');

/** The defaults, and for each parameter the other values that it may take, one at a time. */
function paramVariants(layer: LayerDefinition): Record<string, ParamValue>[] {
  const { small = {} } = layer.cases;
  const defaults: Record<string, ParamValue> = { ...defaultParams(layer.params), ...small };
  const variants: Record<string, ParamValue>[] = [defaults];
  for (const [name, schema] of Object.entries(layer.params)) {
    if (schema.kind === 'boolean') variants.push({ ...defaults, [name]: !schema.default });
    if (schema.kind === 'number') variants.push({ ...defaults, [name]: schema.default + 0.3 });
    if (schema.kind === 'integer' && small[name] === undefined) {
      variants.push({ ...defaults, [name]: schema.default + 1 });
    }
    if (schema.kind !== 'choice') continue;
    for (const option of schema.options) {
      if (option !== schema.default) variants.push({ ...defaults, [name]: option });
    }
  }
  return variants;
}

interface Case {
  readonly params: Record<string, ParamValue>;
  readonly specs: readonly TensorSpec[];
  readonly out: TensorSpec;
  /** Gives its state where it starts from one, so that both ends of one are tested. */
  readonly step: PlannedStep;
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
      const { outputs } = layer.infer(params, inputs, {
        node,
        data: null,
        sources,
        feeding: () => [],
        types: findLayer,
      });
      if (!outputs?.out) return [];
      const takesState = specs.some((spec) => spec.state !== undefined);
      const states = { takesState, givesState: takesState, outputs };
      const step = stepOf(layer, params, tensorSpecs(layer.inputs, inputs), states);
      return [{ params, specs, out: outputs.out, step }];
    }),
  );
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

const build = (step: PlannedStep): tf.layers.Layer => buildStep(tf, step);

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

describe('the catalog', () => {
  it('lists every layer file or folder, each under its own type', () => {
    const others = [
      'analyze',
      'define',
      'englishMessages',
      'index',
      'phrases',
      'placeholder',
      'tfjsLayers',
      'unmaskedPadding',
    ];
    const names = readdirSync(import.meta.dirname)
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => name.replace(/\.ts$/, ''));
    const layers = names.filter((name) => !others.includes(name));
    expect(CATALOG.map((layer) => layer.type).sort()).toEqual(layers.sort());
  });

  it('hands on what it says that it keeps of its inputs', () => {
    const kept = CATALOG.flatMap((layer) =>
      casesOf(layer).flatMap(({ params, specs: [first], out }) => {
        const part = layer.keeps?.(params);
        return part && first ? [{ of: layer.type, part, first, out }] : [];
      }),
    );
    expect(new Set(kept.map(({ of }) => of)).size).toBeGreaterThan(5);
    for (const { of, part, first, out } of kept) {
      expect([of, out.hasTime, out.shape.length]).toEqual([of, first.hasTime, first.shape.length]);
      if (part === 'shape') expect([of, ...out.shape]).toEqual([of, ...first.shape]);
    }
  });

  it('has in its words no parameter and no choice that no layer has', () => {
    const params = ALL_LAYERS.flatMap(({ type, params }) =>
      Object.keys(params).map((name) => [name, `${type}.${name}`]),
    );
    expect(Object.keys(EN.params).filter((name) => !params.flat().includes(name))).toEqual([]);
    const schemas: ParamSchemas[] = [...ALL_LAYERS.map(({ params }) => params), TRAINING_PARAMS];
    const choices = Object.entries(EN.choices).flatMap(([param, values]) =>
      Object.keys(values).map((value) => [param, value]),
    );
    const isChoice = (param = '', value = ''): boolean =>
      schemas.some(({ [param]: schema }) => schema?.kind === 'choice' && schema.options.includes(value));
    expect(choices.filter(([param, value]) => !isChoice(param, value))).toEqual([]);
  });

  it('finds nothing under a name of the prototype chain', () => {
    expect(findLayer('constructor')).toBeUndefined();
  });
});

const LOCALES: Locale[] = await Promise.all(LANGUAGES.map((language) => language.load()));

describe.each(CATALOG.map((layer) => [layer.type, layer] as const))('%s', (_label, layer) => {
  it.each(LOCALES)('is documented in $name: help, text, ports, and label and help of every parameter', (locale) => {
    const words = layerText(locale, layer.type);
    expect(words?.label).toBeTruthy();
    expect(words?.help).toMatch(/[.。]$/);
    expect(words?.text.length).toBeGreaterThan(15);
    expect(layer.documentation.formula.length).toBeGreaterThan(0);
    for (const [name, schema] of Object.entries(layer.params)) {
      expect(paramText(locale, layer.type, name)?.label).toBeTruthy();
      expect(paramText(locale, layer.type, name)?.help).toMatch(/[.。]$/);
      const options = schema.kind === 'choice' ? schema.options : [];
      expect(options.filter((option) => !choiceText(locale, name, option))).toEqual([]);
    }
    for (const port of [...layer.inputs, ...layer.outputs]) {
      expect(Object.hasOwn(locale.words, portPhrase(port).code)).toBe(true);
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
      if (schema.kind === 'choice') expect(schema.options).toContain(schema.default);
    }
  });

  it('says its settings in phrases', () => {
    expect(layer.summarize(defaultParams(layer.params), null).length).toBeGreaterThan(0);
  });
});

describe.each(BUILDABLE.map((layer) => [layer.type, layer] as const))('%s as a tfjs layer', (_label, layer) => {
  const cases = casesOf(layer);

  it('accepts at least two of the candidate inputs', () => {
    expect(new Set(cases.map((item) => JSON.stringify(item.specs))).size).toBeGreaterThanOrEqual(2);
  });

  it('has a part in every language', () => {
    expect(LAYER_LANGUAGES.filter((language) => layer[language] === undefined)).toEqual([]);
  });

  it('infers the shape that tfjs builds, and states its weights in its order', () => {
    for (const { params, specs, out, step } of cases) {
      tf.tidy(() => {
        const label = JSON.stringify({ params, specs });
        const built = build(step);
        const [output, ...states] = applyAll(built, randomFeed(specs, 2));
        expect(output?.shape, label).toEqual([2, ...out.shape]);
        for (const state of states) expect(state.shape).toEqual([2, params.units]);
        const weights = stepWeights(step) ?? [];
        const stated = weights.map(({ name, shape, trainable }) => [name, shape, trainable !== false]);
        const own = (built as unknown as { weights: BuiltWeight[] }).weights;
        expect(
          own.map((weight) => [weight.originalName, weight.shape, weight.trainable]),
          label,
        ).toEqual(stated);
        const trained = weights.filter(({ trainable }) => trainable !== false);
        const count = trained.reduce((sum, { shape }) => sum + sizeOfShape(shape), 0);
        expect(layer.countParameters(params, atPorts(layer, specs) ?? {}), label).toBe(count);
        expect(layer.countFlops(params, atPorts(layer, specs) ?? {})).toBeGreaterThanOrEqual(0);
        built.dispose();
      });
    }
  });

  it('computes the same as the code it emits', () => {
    for (const { specs, step } of cases) {
      tf.tidy(() => {
        const built = build(step);
        const code = callText(layer.tfjs?.(step) as Parameters<typeof callText>[0]);
        const emitted = runInNewContext(code, { tf, ...EXPORTED }) as tf.layers.Layer;
        const feed = randomFeed(specs, 3);
        const expected = applyFlat(built, feed);
        applyFlat(emitted, feed);
        emitted.setWeights(built.getWeights());
        const difference = tf.max(tf.abs(tf.sub(applyFlat(emitted, feed), expected))).dataSync()[0];
        expect(difference, code).toBeLessThan(1e-6);
        built.dispose();
        emitted.dispose();
      });
    }
  });

  it('is read as it was written, in the words of Keras and of tf.js', () => {
    for (const { params, specs, step } of cases) {
      const written = layer.keras?.layer(step);
      if (!written) continue;
      for (const dialect of [KERAS_DIALECT, TFJS_DIALECT]) {
        const config = JSON.parse(JSON.stringify(kerasConfig(written, 'tested', dialect))) as Record<string, unknown>;
        const read = convertLayer(
          { className: written.className, config: plainOptions(config) },
          { kerasVersion: dialect.name === 'keras' ? 3 : 2, inputsHaveTime: specs.map((spec) => spec.hasTime) },
        );
        expect(read.type).toBe(layer.type);
        expect(read.trainingOnly).toEqual([]);
        // What a layer does not state changes nothing, such as `resetAfter` of a Bidirectional around LSTMs.
        const again = layer.keras?.layer({ ...step, params: { ...params, ...read.params } });
        expect(again, JSON.stringify({ params, dialect: dialect.name })).toEqual(written);
      }
    }
  });

  it('takes every weight along to PyTorch', () => {
    for (const { params, step } of cases) {
      const weights = stepWeights(step) ?? [];
      const read = new Set<string>();
      layer.torch?.(step).weights((name) => {
        const weight = weights.find((one) => one.name === `tested/${name}`);
        if (!weight) throw new Error(`${layer.type} asks PyTorch for ${name}`);
        read.add(weight.name);
        return { shape: weight.shape, values: new Float32Array(sizeOfShape(weight.shape)) };
      });
      expect([...read].sort(), JSON.stringify(params)).toEqual(weights.map(({ name }) => name).sort());
    }
  });

  it('has gradients that agree with finite differences', () => {
    for (const { params, specs, step } of cases) {
      tf.tidy(() => checkGradients(build(step), specs, JSON.stringify({ params, specs })));
    }
  });

  it('computes and learns the same on the wasm backend', async () => {
    for (const { params, specs, step } of cases) {
      const [cpu = [], wasm = []] = [
        await outputAndSlope('cpu', step, specs),
        await outputAndSlope('wasm', step, specs),
      ];
      await tf.setBackend('cpu');
      const scale = Math.max(1, ...cpu.map(Math.abs));
      const difference = Math.max(...cpu.map((value, i) => Math.abs(value - (wasm[i] as number))));
      expect(difference / scale, JSON.stringify({ params, specs })).toBeLessThan(2e-5);
    }
  });

  it('leaves no tensor behind, step after step', () => {
    const start = tf.memory().numTensors;
    for (const { params, specs, step } of cases) {
      const built = build(step);
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
async function outputAndSlope(backend: string, step: PlannedStep, specs: readonly TensorSpec[]): Promise<number[]> {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const layer = build(step);
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
