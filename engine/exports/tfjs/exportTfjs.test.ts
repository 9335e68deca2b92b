import * as tf from '@tensorflow/tfjs';
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compileGraph } from '../../plan/compileGraph';
import { planExport } from '../programs/exportPlan';
import type { ExportFile, ExportTools } from '../defineExport';
import { planModel } from '../../plan/modelPlan';
import { UserError } from '../../problem/problem';
import { createRandom } from '../../random/random';
import { EXCHANGE_CASES } from '../../testing/exchangeCases';
import { drawChain, type ExchangeCase, makeExchangeProject } from '../../testing/exchangeProject';
import { writeWeights } from '../../training/modelWeights';
import { exportTfjs, writeTfjs } from './exportTfjs';

const NO_TOOLS = {} as ExportTools;
const textOf = (files: readonly ExportFile[], path: string): string => {
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`no file ${path}`);
  return strFromU8(file.bytes);
};

/** The files as tf.js loads them from a folder. */
async function load(files: readonly ExportFile[]): Promise<tf.LayersModel> {
  const model = JSON.parse(textOf(files, 'model.json')) as tf.io.ModelJSON;
  const shards = model.weightsManifest.flatMap(({ paths }) => paths);
  const bytes = shards.flatMap((path) => [...(files.find((file) => file.path === path)?.bytes ?? [])]);
  return tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: model.modelTopology,
      weightSpecs: model.weightsManifest.flatMap(({ weights }) => weights),
      weightData: Uint8Array.from(bytes).buffer,
      ...(model.trainingConfig && { trainingConfig: model.trainingConfig }),
    }),
  );
}

function someInput(model: tf.LayersModel): tf.Tensor[] {
  const random = createRandom('inputs');
  return model.inputs.map(({ shape, dtype }) => {
    const own = [3, ...(shape.slice(1) as number[])];
    const length = own.reduce((product, n) => product * n, 1);
    const next = (): number => (dtype === 'int32' ? random.integer(4) : random.next() < 0.3 ? 0 : random.normal());
    return tf.tensor(Array.from({ length }, next), own, dtype);
  });
}

const chain = (optimizer: 'adam' | 'rmsprop' | 'sgd', momentum = 0): ExchangeCase => ({
  name: `chain ${optimizer}`,
  graph: drawChain(['Input', 'input'], ['LSTM', 'lstm', { units: 4 }], ['Dense', 'dense'], ['Target', 'target']),
  training: { optimizer, momentum },
});

describe('the tf.js files', () => {
  it.each(EXCHANGE_CASES)('of $name are loaded by tf.js and compute the same', async (exchanged) => {
    const { project, data } = await makeExchangeProject(tf, exchanged);
    const compiled = compileGraph(tf, project.graph, (await planExport(project, data)).signature, 3);
    writeWeights(tf, compiled.model, project.trained);
    const loaded = await load(await exportTfjs(project, data, NO_TOOLS));
    const inputs = someInput(compiled.model);
    const [expected, received] = [compiled.model, loaded].map((model) => [model.predict(inputs)].flat());
    received?.forEach((output, i) => {
      const other = expected?.[i] as tf.Tensor;
      expect(output.shape).toEqual(other.shape);
      expect(tf.max(tf.abs(tf.sub(output, other))).dataSync()[0]).toBeLessThan(1e-6);
    });
    expect(received).toHaveLength(expected?.length ?? 0);
    tf.dispose([inputs, expected ?? [], received ?? []]);
    loaded.dispose();
    compiled.dispose();
  });

  it.each([
    ['adam', 0, 'Adam'],
    ['rmsprop', 0, 'RMSProp'],
    ['sgd', 0, 'SGD'],
    ['sgd', 0.9, 'Momentum'],
  ] as const)('are compiled with %s (momentum %d)', async (optimizer, momentum, className) => {
    const { project, data } = await makeExchangeProject(tf, chain(optimizer, momentum));
    const loaded = await load(await exportTfjs(project, data, NO_TOOLS));
    expect(loaded.optimizer.getClassName()).toBe(className);
    expect(loaded.loss).toBe('meanSquaredError');
    loaded.dispose();
  });

  it('hold the weights in shards of at most 4 MB', async () => {
    const { project, data } = await makeExchangeProject(tf, {
      name: 'large',
      graph: drawChain(['Input', 'input'], ['LSTM', 'lstm', { units: 560 }], ['Dense', 'dense'], ['Target', 'target']),
    });
    const plan = planModel(project.graph, (await planExport(project, data)).analysis);
    const [json, ...shards] = writeTfjs(plan, project.trained, project.training);
    expect(shards.map(({ path, bytes }) => [path, bytes.length])).toEqual([
      ['group1-shard1of2.bin', 4 * 2 ** 20],
      ['group1-shard2of2.bin', project.trained.weightData.length - 4 * 2 ** 20],
    ]);
    expect(JSON.parse(strFromU8(json?.bytes ?? new Uint8Array()))).toMatchObject({
      format: 'layers-model',
      weightsManifest: [{ paths: ['group1-shard1of2.bin', 'group1-shard2of2.bin'] }],
    });
  });

  it('bring along the code of what tf.js lacks, and say so', async () => {
    const graph = drawChain(
      ['Input', 'input'],
      ['GRU', 'gru', { resetAfter: true }],
      ['Dense', 'dense'],
      ['Target', 'target'],
    );
    const { project, data } = await makeExchangeProject(tf, { name: 'after', graph });
    const files = await exportTfjs(project, data, NO_TOOLS);
    expect(textOf(files, 'resetAfterGru.ts')).toContain('tf.serialization.registerClass(');
    expect(textOf(files, 'README.md')).toContain("import './resetAfterGru.js';");
    const plain = await makeExchangeProject(tf, chain('adam'));
    const readme = textOf(await exportTfjs(plain.project, plain.data, NO_TOOLS), 'README.md');
    expect(readme).not.toContain('needs more');
    expect(readme).toContain("tf.loadLayersModel('model.json')");
  });

  it('tell how raw rows go in and values come out', async () => {
    const classes = EXCHANGE_CASES.find(({ name }) => name === 'classes');
    if (!classes) throw new Error('no case with classes');
    const { project, data } = await makeExchangeProject(tf, classes);
    const facts = JSON.parse(textOf(await exportTfjs(project, data, NO_TOOLS), 'preprocessing.json')) as unknown;
    expect(facts).toMatchObject({
      lookback: 6,
      scalers: project.trained.scalers,
      outputs: [{ kind: 'class', classes: Object.values(project.trained.vocabularies)[0] }],
    });
  });

  it('are not written of a model that was not trained', async () => {
    const { project, data } = await makeExchangeProject(tf, chain('adam'));
    expect(() => exportTfjs({ ...project, trained: null }, data, NO_TOOLS)).toThrow(UserError);
  });
});
