import * as tf from '@tensorflow/tfjs';
import { strFromU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportSafetensors } from '../safetensors/exportSafetensors';
import { readSafetensors } from '../../imports/safetensors/readSafetensors';
import type { ExportFile, ExportTools } from '../defineExport';
import { UserError } from '../../problem/problem';
import { fingerprint } from '../../project/fingerprint';
import type { Project } from '../../project/project';
import { EXCHANGE_CASES } from '../../testing/exchangeCases';
import { drawChain, type ExchangeProject, makeExchangeProject } from '../../testing/exchangeProject';
import { generatePytorch } from './generatePytorch';

const TOOLS: ExportTools = {
  loadHdf5: () => Promise.reject(new Error('is not needed')),
  rasterize: () => Promise.reject(new Error('is not needed')),
  evaluate: () => Promise.resolve(null),
  versions: { seqloom: '0', tfjs: '0' },
};

async function caseNamed(name: string): Promise<ExchangeProject> {
  const found = EXCHANGE_CASES.find((exchanged) => exchanged.name === name);
  if (!found) throw new Error(`there is no case ${name}`);
  return makeExchangeProject(tf, found);
}

const filesOf = async (project: Project, data: Uint8Array | null): Promise<readonly ExportFile[]> =>
  generatePytorch(project, data, TOOLS);

function textOf(files: readonly ExportFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`there is no ${path}`);
  return strFromU8(file.bytes);
}

beforeAll(() => tf.setBackend('cpu'));

describe('the PyTorch export', () => {
  it('brings what the model needs, and nothing else', async () => {
    const { project, data } = await caseNamed('plain-lstm');
    const files = await filesOf(project, data);
    expect(files.map(({ path }) => path)).toEqual([
      'README.md',
      'requirements.txt',
      '.gitignore',
      'train.py',
      'data.py',
      'table.py',
      'inference.py',
      'model.py',
      'predict.py',
      'evaluate.py',
      'verdict.py',
      'recipe.json',
      'data/hours.csv',
      'model/preprocessing.json',
      'model/model.safetensors',
    ]);
    const { tensors, metadata } = readSafetensors(files.at(-1)?.bytes ?? new Uint8Array(), 'model.safetensors');
    expect(metadata).toEqual({ format: 'pt' });
    expect(tensors.map(({ name, shape }) => `${name} ${shape.join('×')}`)).toEqual([
      'lstm.weight_ih_l0 32×2',
      'lstm.weight_hh_l0 32×8',
      'lstm.bias_ih_l0 32',
      'lstm.bias_hh_l0 32',
      'dense.weight 1×8',
      'dense.bias 1',
    ]);
  });

  it('brings layers and an optimizer of its own where PyTorch lacks them', async () => {
    const pathsOf = async (name: string): Promise<string[]> => {
      const { project, data } = await caseNamed(name);
      return (await filesOf(project, data)).map(({ path }) => path);
    };
    expect(await pathsOf('stacked-lstm')).toContain('rmsprop.py');
    expect(await pathsOf('masking')).toContain('recurrent.py');
    expect(await pathsOf('convolution-pooled')).not.toContain('pooling.py');
    const { project, data } = await makeExchangeProject(tf, {
      name: 'odd-pool',
      graph: drawChain(
        ['Input', 'input'],
        ['Pool', 'pooling1d', { mode: 'average', poolSize: 2, strides: 1, padding: 'same' }],
        ['Flat', 'flatten'],
        ['Dense', 'dense'],
        ['Target', 'target'],
      ),
    });
    const files = await filesOf(project, data);
    expect(textOf(files, 'model.py')).toContain('from pooling import SameAvgPool1d');
    expect(textOf(files, 'pooling.py')).toContain('class SameAvgPool1d');
  });

  it('trains with the settings of the project', async () => {
    const { project, data } = await caseNamed('two-targets');
    const training = { ...project.training, optimizer: 'sgd', momentum: 0.8, shuffle: false, patience: 3 } as const;
    const files = await filesOf({ ...project, training: { ...training, minDelta: 0.01, seed: 7 } }, data);
    const text = textOf(files, 'train.py');
    for (const line of [
      '        model.parameters(), SETTINGS["learningRate"], momentum=0.8',
      '            loss = F.l1_loss(outputs[0], target_1)',
      '            loss = loss + categorical_crossentropy(outputs[1], target_2)',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    const settings = { seed: 7, shuffle: false, clipNorm: 1, patience: 3, minDelta: 0.01 };
    expect(JSON.parse(textOf(files, 'recipe.json'))).toMatchObject({ training: settings });
    const unclipped = { ...training, clipNorm: 0, patience: 0 };
    const plain = await filesOf({ ...project, training: unclipped }, data);
    expect(textOf(plain, 'train.py')).not.toContain('clip');
    expect(textOf(plain, 'recipe.json')).not.toContain('clip');
  });

  it('says so when there are no weights yet', async () => {
    const { project, data } = await caseNamed('plain-lstm');
    const files = await filesOf({ ...project, trained: null }, data);
    expect(files.filter(({ path }) => path.startsWith('model/'))).toEqual([]);
    expect(textOf(files, 'README.md')).toContain('run `python train.py` first');
  });

  it('leaves forget gates closed where the layer says so', async () => {
    const { project, data } = await makeExchangeProject(tf, {
      name: 'closed',
      graph: drawChain(
        ['Input', 'input'],
        ['LSTM', 'lstm', { units: 3, unitForgetBias: false }],
        ['Dense', 'dense'],
        ['Target', 'target'],
      ),
    });
    const files = await filesOf(project, data);
    expect(textOf(files, 'model.py')).toContain('self.lstm.starts_forgetting = True');
    expect(textOf(files, 'train.py')).toContain('not hasattr(module, "starts_forgetting")');
  });

  it('is refused with all problems when the model is not complete or the weights are stale', async () => {
    const { project, data } = await caseNamed('plain-lstm');
    await expect(async () => filesOf({ ...project, graph: { nodes: [], edges: [] } }, data)).rejects.toThrow(UserError);
    await expect(async () => filesOf(project, null)).rejects.toThrow(UserError);
  });

  it('of five million parameters takes less than two seconds', async () => {
    const { project, data } = await caseNamed('plain-lstm');
    const units = 1120;
    const nodes = project.graph.nodes.map((node) => (node.id === 'LSTM' ? { ...node, params: { units } } : node));
    const graph = { ...project.graph, nodes };
    const shapes = {
      'lstm/kernel': [2, 4 * units],
      'lstm/recurrent_kernel': [units, 4 * units],
      'lstm/bias': [4 * units],
      'dense/kernel': [units, 1],
      'dense/bias': [1],
    };
    const count = 4 * units * (units + 3) + units + 1;
    const trained = {
      ...project.trained,
      weightSpecs: Object.entries(shapes).map(([name, shape]) => ({ name, shape, dtype: 'float32' }) as const),
      weightData: new Uint8Array(new Float32Array(count).fill(0.5).buffer),
      fingerprint: fingerprint(graph, project.task),
    };
    const start = performance.now();
    const files = await filesOf({ ...project, graph, trained }, data);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(files.at(-1)?.bytes.length).toBeGreaterThan(4 * count);
  });
});

describe('the safetensors export', () => {
  it('holds the weights under their own names, and what the data is prepared with', async () => {
    const { project, data } = await caseNamed('classes');
    const [file, ...more] = await exportSafetensors(project, data, TOOLS);
    expect(more).toEqual([]);
    expect(file?.path).toBe('classes.safetensors');
    const { metadata, tensors } = readSafetensors(file?.bytes ?? new Uint8Array(), 'classes.safetensors');
    expect(tensors.map(({ name, shape }) => [name, shape])).toEqual(
      project.trained.weightSpecs.map(({ name, shape }) => [name, shape]),
    );
    const bytes = tensors.flatMap((tensor) => [...tensor.bytes]);
    expect(bytes).toEqual([...project.trained.weightData]);
    expect(JSON.parse(metadata.preprocessing ?? '')).toMatchObject({ lookback: 6, scalers: project.trained.scalers });
    expect(JSON.parse(metadata.class_names ?? '')).toEqual({ mood: project.trained.vocabularies.mood });
  });

  it('is refused without weights', async () => {
    const { project, data } = await caseNamed('plain-lstm');
    await expect(async () => exportSafetensors({ ...project, trained: null }, data, TOOLS)).rejects.toMatchObject({
      problems: [{ code: 'project.notTrained' }],
    });
  });
});
