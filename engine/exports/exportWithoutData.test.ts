import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { strFromU8 } from 'fflate';
import * as hdf5 from 'h5wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportFile, ExportTools } from './defineExport';
import { planModel } from '../plan/modelPlan';
import { analyze } from '../layers/analyze';
import { UserError } from '../problem/problem';
import type { Project, TrainedModel } from '../project/project';
import { createRandom } from '../random/random';
import { drawChain, type ExchangeCase, makeExchangeProject } from '../testing/exchangeProject';
import { predictTensors, type TensorData } from '../training/predictTensors';
import { trainedSignature } from '../project/projectSignature';
import { type ExportKind, exportProject, EXPORTS } from './index';
import { importModel } from '../imports/importModel';
import { readForeign } from '../imports/readForeign';
import { readOnnx } from '../imports/onnx/readOnnx';
import { readSafetensors } from '../imports/safetensors/readSafetensors';
import { withRecipe } from '../testing/tables';
import { hintOf } from '../testing/english';

const FIXTURES = path.join(import.meta.dirname, '../imports/fixtures');
const FILES = ['keras1.h5', 'keras2.h5', 'keras3.h5', 'keras3.keras'] as const;
const kindsThatNeed = (what: (typeof EXPORTS)[number]['needs']): ExportKind[] =>
  EXPORTS.filter(({ needs }) => needs === what).map(({ id }) => id);
const CODE_KINDS = kindsThatNeed('data');
const MODEL_KINDS = kindsThatNeed('weights');

const TOOLS: ExportTools = {
  loadHdf5: () => Promise.resolve(hdf5),
  rasterize: (svg) => Promise.resolve(new TextEncoder().encode(svg)),
  evaluate: () => Promise.reject(new Error('there is nothing to evaluate with')),
  versions: { seqloom: '1.2.3', tfjs: '4.5.6' },
};

beforeAll(async () => {
  await hdf5.ready;
  await tf.setBackend('cpu');
});

type TrainedProject = Project & { readonly trained: TrainedModel };

function fixture(...names: readonly string[]): Project {
  const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(FIXTURES, name))) }));
  return importModel(readForeign(files, hdf5)).project;
}

function trainedFixture(name: string): TrainedProject {
  const project = fixture(name);
  if (!project.trained) throw new Error(`${name} has no weights`);
  return { ...project, trained: project.trained };
}

function textOf(files: readonly ExportFile[], ending: string): string {
  const file = files.find((one) => one.path.endsWith(ending));
  if (!file) throw new Error(`no ${ending} among ${files.map((one) => one.path).join(', ')}`);
  return strFromU8(file.bytes);
}

const bytesOf = (files: readonly ExportFile[], ending: string): Uint8Array =>
  files.find((one) => one.path.endsWith(ending))?.bytes ?? new Uint8Array();

function randomInputs(project: Project): Record<string, TensorData> {
  const random = createRandom(7);
  const { inputs } = planModel(project.graph, analyze(project.graph, trainedSignature(project)));
  return Object.fromEntries(
    inputs.map(({ name, spec }) => {
      const shape = [4, ...(spec?.shape ?? [])];
      const length = shape.reduce((product, n) => product * n, 1);
      return [name, { shape, data: Array.from({ length }, () => random.normal()) }];
    }),
  );
}

async function codesOf(kind: ExportKind, project: Project): Promise<string[]> {
  try {
    await exportProject(kind, project, null, TOOLS);
  } catch (error) {
    if (error instanceof UserError) return error.problems.filter((p) => p.severity === 'error').map((p) => p.code);
    throw error;
  }
  return [];
}

/** Weights by name. */
function weightsOf({ weightSpecs, weightData }: TrainedModel): Map<string, number[]> {
  const floats = new Float32Array(weightData.slice().buffer);
  let offset = 0;
  return new Map(
    weightSpecs.map(({ name, shape }) => {
      const from = offset;
      offset += shape.reduce((product, n) => product * n, 1);
      return [name, [...floats.subarray(from, offset)]];
    }),
  );
}

describe.each(FILES)('%s, which has had no data,', (name) => {
  it.each(['tfjs', 'keras-file'] as const)(
    'goes to %s and comes back with the same weights and outputs',
    async (kind) => {
      const project = trainedFixture(name);
      const files = await exportProject(kind, project, null, TOOLS);
      const model = files
        .filter((file) => /\.(keras|bin)$|model\.json$/.test(file.path))
        .map((file) => ({ name: file.path, bytes: file.bytes }));
      const again = importModel(readForeign(model, hdf5)).project;
      if (!again.trained) throw new Error('came back without weights');
      const values = ({ trained }: TrainedProject): number[][] => [...weightsOf(trained).values()].sort();
      expect(values({ ...again, trained: again.trained })).toEqual(values(project));
      expect(again.expects).toEqual(project.expects);
      const inputs = randomInputs(project);
      const [expected, received] = [await predictTensors(tf, project, inputs), await predictTensors(tf, again, inputs)];
      expect(received.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
      received.forEach(({ data }, i) =>
        data.forEach((value, k) => expect(value).toBeCloseTo(expected[i]?.data[k] ?? Number.NaN, 6)),
      );
    },
  );

  it('goes to safetensors with its weights', async () => {
    const project = trainedFixture(name);
    const files = await exportProject('safetensors', project, null, TOOLS);
    const { tensors, metadata } = readSafetensors(bytesOf(files, '.safetensors'), 'm.safetensors');
    expect(tensors.map((tensor) => tensor.name).sort()).toEqual([...weightsOf(project.trained).keys()].sort());
    expect(metadata).not.toHaveProperty('class_names');
    expect(JSON.parse(metadata.preprocessing ?? '{}')).toMatchObject({ scalers: null });
  });

  it('goes to ONNX with the shapes that its file says', async () => {
    const project = trainedFixture(name);
    const files = await exportProject('onnx', project, null, TOOLS);
    const summary = readOnnx(bytesOf(files, '.onnx'), 'm.onnx');
    const { expects } = project;
    expect(summary.inputs[0]?.shape).toEqual(['batch', expects?.inputs[0]?.shape[0], expects?.inputs.length]);
    expect(summary.doc).toContain('how its inputs are to be prepared is not known');
    expect(summary.doc).not.toContain('scaled');
  });

  it('says in each of its files what is not known', async () => {
    const project = trainedFixture(name);
    for (const kind of ['tfjs', 'keras-file', 'onnx'] as const) {
      const files = await exportProject(kind, project, null, TOOLS);
      const preprocessing = JSON.parse(textOf(files, 'preprocessing.json')) as Record<string, unknown>;
      expect(preprocessing).toMatchObject({
        note: expect.stringContaining('only stand in for the real ones') as string,
        lookback: 4,
        ...{ time: null, calendar: null, transforms: null, scaling: null, scalers: null, vocabularies: null },
        inputs: [{ kind: 'numbers', columns: project.expects?.inputs.map((feature) => feature.name) }],
      });
      if (kind === 'onnx') continue;
      const readme = textOf(files, 'README.md');
      expect(readme).toContain('is not known: prepare them as in its training');
      expect(readme).not.toContain('output · scale');
      expect(readme).not.toContain('optimizer of its training');
    }
  });

  it('is drawn with its shapes, and described without claims', async () => {
    const project = trainedFixture(name);
    for (const [kind, ending] of [
      ['svg', '.svg'],
      ['png', '.png'],
    ] as const) {
      expect(textOf(await exportProject(kind, project, null, TOOLS), ending)).toContain('feature_1');
    }
    const card = textOf(await exportProject('card', project, null, TOOLS), '.md');
    expect(card).toContain(
      `A model from elsewhere. Reads windows of 4 steps of ${project.expects?.inputs.length} columns`,
    );
    expect(card).toContain('How its rows must be prepared is not known.');
    expect(card).toContain('Its predictions could not be measured: it has had no data here.');
    expect(card).toContain('how they were trained is not known');
    for (const claim of ['Epochs trained', 'Backend', 'Standard (mean 0', 'not complete', '| Scaling']) {
      expect(card).not.toContain(claim);
    }
  });

  it.each(CODE_KINDS)('is refused as %s, with the exports that it can have', async (kind) => {
    const made = exportProject(kind, trainedFixture(name), null, TOOLS);
    await expect(made).rejects.toThrow(UserError);
    const error = await made.catch((thrown: unknown) => thrown as UserError);
    expect(error).toMatchObject({ problems: [{ code: 'export.needsData' }] });
    const [problem] = (error as UserError).problems;
    expect(hintOf(problem)).toContain('Open a data file first.');
    for (const other of ['Model files', 'pictures', 'model card']) expect(hintOf(problem)).toContain(other);
  });
});

describe('a model from elsewhere that is not complete', () => {
  const withPlaceholder = (): Project => {
    const project = fixture('keras3.keras');
    const nodes = project.graph.nodes.map((node) =>
      node.type === 'gru'
        ? { ...node, type: 'placeholder', params: { layer: 'Odd', option: '', place: 'm', reason: 'unknown' } }
        : node,
    );
    return { ...project, graph: { ...project.graph, nodes } };
  };

  it.each(MODEL_KINDS)('is refused as %s for its placeholder', async (kind) => {
    expect(await codesOf(kind, withPlaceholder())).toContain('import.layerUnknown');
  });

  it('is refused as code for its placeholder and its data at once', async () => {
    expect(await codesOf('keras', withPlaceholder())).toEqual(['export.needsData', 'import.layerUnknown']);
  });

  it.each(MODEL_KINDS)('is refused as %s for its weights', async (kind) => {
    expect(await codesOf(kind, fixture('keras3.json'))).toEqual(['project.notTrained']);
  });
});

describe('a trained project whose data is not at hand', () => {
  const MOODS: ExchangeCase = {
    name: 'Moods',
    graph: drawChain(
      ['Input', 'input'],
      ['GRU', 'gru', { units: 3 }],
      ['Dense', 'dense', { units: 3, activation: 'softmax' }],
      ['Target', 'target', { loss: 'categoricalCrossentropy' }],
    ),
    recipe: { targets: ['mood'], transforms: { load: 'difference' }, calendar: ['dayOfWeek'] },
  };

  it.each(MODEL_KINDS)('goes to %s just as with its data', async (kind) => {
    const { project, data } = await makeExchangeProject(tf, MOODS);
    const [without, beside] = [
      await exportProject(kind, project, null, TOOLS),
      await exportProject(kind, project, data, TOOLS),
    ];
    // HDF5 notes when it was written.
    const compared = (files: readonly ExportFile[]) => files.filter((file) => !file.path.endsWith('.keras'));
    expect(without.map((file) => file.path)).toEqual(beside.map((file) => file.path));
    expect(compared(without)).toEqual(compared(beside));
  });

  it('is refused where the training does not tell enough', async () => {
    const { project } = await makeExchangeProject(tf, MOODS);
    for (const kind of MODEL_KINDS) {
      const other = withRecipe(project, { features: ['load', 'pause'] });
      expect(await codesOf(kind, other)).toEqual(['project.noData']);
      const shorter = withRecipe(project, { lookback: 5 });
      expect(await codesOf(kind, shorter)).toEqual(['project.weightsStale']);
      expect(await codesOf(kind, { ...project, trained: null })).toEqual(['project.noData']);
    }
    for (const kind of CODE_KINDS) expect(await codesOf(kind, project)).toEqual(['project.noData']);
  });
});
