import { readdirSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { resetAfterGruFile } from '../codegen/files/resetAfterGruFile';
import { seedInitializers } from '../compile/initializers';
import { mendTfjs } from '../compile/mendTfjs';
import { releaseDropoutMasks } from '../compile/seededDropout';
import type { ParamValue } from '../graph/graph';
import { defaultParams } from '../graph/paramSchema';
import { floatSpec, type TensorSpec } from '../graph/tensorSpec';
import { ensureFusedLayers, fusedLayer } from '../kernels/fusedLayers';
import { createRandom } from '../random/random';
import { CATALOGUE, findLayer } from './catalogue';
import type { LayerDefinition } from './defineLayer';
import { buildLayer, printLayerCall } from './layerCall';

beforeAll(async () => {
  await tf.setBackend('cpu');
  mendTfjs(tf);
  ensureFusedLayers(tf);
});

const codes = (length: number, cardinality: number): TensorSpec => ({
  shape: [length],
  hasTime: true,
  dtype: 'int32',
  cardinality,
});

/** The function that an exported project brings along; it must not replace the GRU under test. */
const EXPORTED_GRU: unknown = (() => {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(resetAfterGruFile(), { compilerOptions });
  const exports: { resetAfterGru?: unknown } = {};
  const apart = { ...tf, serialization: { ...tf.serialization, registerClass: () => {} } };
  runInNewContext(outputText, { exports, require: () => apart });
  return exports.resetAfterGru;
})();

/** Inputs that some layer of the catalogue might take. Each layer is tested with all that it accepts. */
const CANDIDATES: readonly (readonly TensorSpec[])[] = [
  [floatSpec([6, 3], true)],
  [floatSpec([1, 1], true)],
  [floatSpec([4], false)],
  [floatSpec([1], false)],
  [codes(5, 7)],
  [codes(1, 32)],
  [floatSpec([6, 3], true), floatSpec([6, 2], true)],
  [floatSpec([4], false), floatSpec([3], false), floatSpec([1], false)],
];

const BUILDABLE = CATALOGUE.filter((layer) => layer.role === 'layer');

/** The defaults, and for each parameter the other values that it may take, one at a time. */
function paramVariants(layer: LayerDefinition): Record<string, ParamValue>[] {
  const defaults = { ...defaultParams(layer.params), ...(layer.params.units && { units: 3 }) };
  const variants: Record<string, ParamValue>[] = [defaults];
  for (const [name, schema] of Object.entries(layer.params)) {
    if (schema.kind === 'boolean') variants.push({ ...defaults, [name]: !schema.default });
    if (schema.kind === 'number') variants.push({ ...defaults, [name]: schema.default + 0.3 });
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
}

function casesOf(layer: LayerDefinition): Case[] {
  return paramVariants(layer).flatMap((params) =>
    CANDIDATES.flatMap((specs): Case[] => {
      if (layer.inputs[0]?.many ? specs.length < 2 : specs.length !== 1) return [];
      const node = { id: 'n', type: layer.type, name: 'Node', params };
      const sources = { in: specs.map((_, i) => ({ ...node, id: `s${i}`, name: `Source ${i}` })) };
      const inference = layer.infer(params, { in: specs }, { node, data: null, sources });
      return inference.outputs?.out ? [{ params, specs, out: inference.outputs.out }] : [];
    }),
  );
}

function randomInputs(specs: readonly TensorSpec[], samples: number): tf.Tensor[] {
  const random = createRandom('inputs');
  return specs.map((spec) => {
    const shape = [samples, ...spec.shape];
    const size = shape.reduce((product, n) => product * n, 1);
    const draw = spec.dtype === 'int32' ? () => random.integer(spec.cardinality ?? 2) : () => random.normal();
    return tf.tensor(Array.from({ length: size }, draw), shape, spec.dtype);
  });
}

function build(layer: LayerDefinition, params: Record<string, ParamValue>): tf.layers.Layer {
  const call = layer.toTfjs?.(params, 'tested');
  if (!call) throw new Error(`${layer.type} builds no tfjs layer`);
  const built = buildLayer(tf, call, (factory, args) => fusedLayer(tf, factory, args));
  seedInitializers(tf, built, createRandom(7));
  return built;
}

function apply(layer: tf.layers.Layer, inputs: readonly tf.Tensor[]): tf.Tensor {
  return layer.apply(inputs.length === 1 ? (inputs[0] as tf.Tensor) : [...inputs]) as tf.Tensor;
}

describe('the catalogue', () => {
  it('lists every layer file, each under its own type', () => {
    const supporting = new Set(
      ['catalogue', 'defineLayer', 'englishMessages', 'layerCall', 'phrases', 'portSpecs', 'recurrentParams'].map(
        (name) => `${name}.ts`,
      ),
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
    for (const { params, specs, out } of cases) {
      tf.tidy(() => {
        const built = build(layer, params);
        const output = apply(built, randomInputs(specs, 2));
        expect(output.shape, JSON.stringify({ params, specs })).toEqual([2, ...out.shape]);
        expect(built.countParams(), JSON.stringify(params)).toBe(layer.countParameters(params, { in: specs }));
        built.dispose();
      });
    }
  });

  it('computes the same as the code it emits', () => {
    for (const { params, specs } of cases) {
      const call = layer.toTfjs?.(params, 'tested');
      if (!call) throw new Error('no call');
      tf.tidy(() => {
        const built = build(layer, params);
        const emitted = runInNewContext(printLayerCall(call), { tf, resetAfterGru: EXPORTED_GRU }) as tf.layers.Layer;
        const inputs = randomInputs(specs, 3);
        const expected = apply(built, inputs);
        apply(emitted, inputs);
        emitted.setWeights(built.getWeights());
        const difference = tf.max(tf.abs(tf.sub(apply(emitted, inputs), expected))).dataSync()[0];
        expect(difference, printLayerCall(call)).toBeLessThan(1e-6);
        built.dispose();
        emitted.dispose();
      });
    }
  });

  it('has gradients that agree with finite differences', () => {
    for (const { params, specs } of cases) {
      tf.tidy(() => checkGradients(build(layer, params), specs, JSON.stringify({ params, specs })));
    }
  });

  it('leaves no tensor behind, step after step', () => {
    const start = tf.memory().numTensors;
    for (const { params, specs } of cases) {
      const built = build(layer, params);
      const inputs = randomInputs(specs, 2);
      tf.tidy(() => {
        apply(built, inputs);
      });
      const fed = inputs.length === 1 ? (inputs[0] as tf.Tensor) : inputs;
      tf.dispose(built.apply(fed, { training: true }) as tf.Tensor);
      const settled = tf.memory().numTensors;
      for (let step = 0; step < 3; step++) tf.dispose(built.apply(fed, { training: true }) as tf.Tensor);
      expect(tf.memory().numTensors, JSON.stringify(params)).toBe(settled);
      tf.dispose(inputs);
      releaseDropoutMasks(tf, built);
      built.dispose();
    }
    expect(tf.memory().numTensors).toBe(start);
  });
});

/** Compares the derivative along one random direction through inputs and weights with a central difference. */
function checkGradients(layer: tf.layers.Layer, specs: readonly TensorSpec[], label: string): void {
  const inputs = randomInputs(specs, 2);
  const output = apply(layer, inputs);
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
    return tf.sum(tf.mul(apply(layer, fed), mix));
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
  expect(Math.abs(slope - numeric), label).toBeLessThan(0.01 * Math.max(0.1, Math.abs(numeric)));
}
