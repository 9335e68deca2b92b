import * as tf from '@tensorflow/tfjs';
import { strFromU8 } from 'fflate';
import * as hdf5 from 'h5wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../problem/problem';
import { sequenceClassification } from '../tasks/sequenceClassification/sequenceClassification';
import { classifyBy } from '../testing/recordings';
import { SEQUENCE_CASES } from '../testing/sequenceCases';
import { trainCase, type TrainedCase } from '../testing/trainCase';
import { evaluateTrained } from '../training/useTrained';
import type { ExportFile, ExportTools } from './defineExport';
import { type ExportKind, exportProject, EXPORTS } from './index';

let made: TrainedCase;

async function toolsFor({ project, table }: TrainedCase): Promise<ExportTools> {
  await hdf5.ready;
  const { graph, task, trained } = project;
  return {
    loadHdf5: () => Promise.resolve(hdf5),
    rasterize: () => Promise.resolve(new Uint8Array([1])),
    evaluate: () => (trained ? evaluateTrained(tf, { graph, task, table, trained }, 'test') : Promise.resolve(null)),
    versions: { seqloom: '1.2.3', tfjs: '4.5.6' },
  };
}

async function filesOf(
  kind: ExportKind,
  changes: Partial<TrainedCase['project']> = {},
): Promise<readonly ExportFile[]> {
  return exportProject(kind, { ...made.project, ...changes }, made.data, await toolsFor(made));
}

const textOf = (files: readonly ExportFile[], path: string): string =>
  strFromU8(files.find((file) => file.path === path)?.bytes ?? new Uint8Array());

const problemsOf = async (files: Promise<unknown>): Promise<readonly string[]> =>
  files.then(
    () => [],
    (error: unknown) => {
      if (error instanceof UserError) return error.problems.map(({ code }) => code);
      throw error;
    },
  );

beforeAll(async () => {
  tf.env().set('IS_NODE', false);
  await tf.setBackend('cpu');
  made = await trainCase(tf, 'recordings');
}, 60_000);

describe('a project of recordings', () => {
  it.each(EXPORTS)('leaves as $id', async ({ id }) => {
    expect((await filesOf(id)).length).toBeGreaterThan(0);
  });

  it('says in its sidecar how recordings become inputs', async () => {
    const facts = JSON.parse(textOf(await filesOf('tfjs'), 'preprocessing.json')) as unknown;
    expect(facts).toMatchObject({
      length: 9,
      series: 'rec',
      order: 'at',
      samples: 'recordings',
      padding: 'behind',
      scaling: 'standard',
      outputs: [{ kind: 'class', columns: ['kind'], classes: ['down', 'flat', 'up'] }],
    });
  });

  it('has a card that tells recordings, parts and scores', async () => {
    const card = textOf(await filesOf('card'), 'MODEL_CARD.md');
    for (const piece of ['36', 'kind', 'macro', 'down, flat, up']) expect(card.toLowerCase()).toContain(piece);
    expect(card).not.toMatch(/lookback|undefined|NaN/);
  });

  it('takes its parts along, as the app drew them', async () => {
    const parts = JSON.parse(textOf(await filesOf('keras'), 'parts.json')) as Record<string, string>;
    const { prepared } = sequenceClassification.prepare(made.table, SEQUENCE_CASES.recordings?.recipe as never);
    const { recordings, parts: drawn } = prepared?.data.layout ?? { recordings: [], parts: [] };
    expect(parts).toEqual(Object.fromEntries(recordings.map(({ name }, k) => [name, drawn[k]])));
    expect(JSON.parse(textOf(await filesOf('typescript'), 'src/parts.json'))).toEqual(parts);
  });

  it('is refused as a program where times serve as names', async () => {
    const recipe = { ...(SEQUENCE_CASES.recordings as NonNullable<(typeof SEQUENCE_CASES)[string]>).recipe };
    const task = classifyBy({ ...recipe, series: 'at', order: null, features: ['x'], stratified: false });
    expect(await problemsOf(filesOf('keras', { task, trained: null }))).toEqual(['export.timesAsNames']);
  });
});

it('a task that tells nothing of exports has model files and a card, and its programs are refused by name', async () => {
  const { exported } = sequenceClassification;
  Object.assign(sequenceClassification, { exported: undefined });
  try {
    for (const kind of ['typescript', 'keras', 'pytorch'] as const) {
      expect(await problemsOf(filesOf(kind))).toEqual(['export.noPrograms']);
    }
    expect(JSON.parse(textOf(await filesOf('tfjs'), 'preprocessing.json'))).toMatchObject({
      recipe: { series: 'rec' },
    });
    expect(textOf(await filesOf('card'), 'MODEL_CARD.md')).toContain('# recordings');
  } finally {
    Object.assign(sequenceClassification, { exported });
  }
});
