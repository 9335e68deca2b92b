import * as tf from '@tensorflow/tfjs';
import { strFromU8, unzipSync } from 'fflate';
import * as hdf5 from 'h5wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportTools } from '../defineExport';
import { UserError } from '../../problem/problem';
import type { Project } from '../../project/project';
import { EXPORT_CASES } from '../../testing/exportCases';
import { trainCase } from '../../testing/trainCase';
import { hourlyProject } from '../../testing/projects';
import { generateKeras } from './generateKeras';

const TOOLS: ExportTools = {
  loadHdf5: () => Promise.resolve(hdf5),
  rasterize: () => Promise.reject(new Error('no picture is drawn here')),
  evaluate: () => Promise.resolve(null),
  versions: { seqloom: '0', tfjs: '0' },
};

const exported = new Map<string, ReadonlyMap<string, Uint8Array>>();
const projects = new Map<string, Project>();

async function filesOf(project: Project, data: Uint8Array | null): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = await generateKeras(project, data, TOOLS);
  return new Map(files.map((file) => [file.path, file.bytes]));
}

/** The text of a file of an exported case. */
function textOf(name: string, path: string): string {
  const bytes = exported.get(name)?.get(path);
  if (!bytes) throw new Error(`${name} has no ${path}`);
  return strFromU8(bytes);
}

beforeAll(async () => {
  tf.env().set('IS_NODE', false);
  await tf.setBackend('cpu');
  for (const name of Object.keys(EXPORT_CASES)) {
    const { project, data } = await trainCase(tf, name);
    projects.set(name, project);
    exported.set(name, await filesOf(project, data));
  }
}, 60_000);

describe('an exported Keras project', () => {
  it('holds the programs, the model and its preprocessing, each inside its folder', () => {
    for (const [name, files] of exported) {
      const paths = [...files.keys()];
      expect(paths, name).toEqual(
        expect.arrayContaining([
          'README.md',
          'requirements.txt',
          'model.py',
          'recipe.json',
          'data.py',
          'train.py',
          'predict.py',
          'evaluate.py',
        ]),
      );
      expect(paths.every((path) => /^[^/.][^/]*(\/[^/]+)?$|^\.gitignore$/.test(path) && !path.includes('..'))).toBe(
        true,
      );
      const model = unzipSync(files.get('model/model.keras') ?? new Uint8Array());
      expect(Object.keys(model).sort()).toEqual(['config.json', 'metadata.json', 'model.weights.h5']);
      const { scalers, vocabularies } = projects.get(name)?.trained ?? {};
      expect(JSON.parse(textOf(name, 'model/preprocessing.json'))).toEqual({ scalers, vocabularies });
    }
  });

  it('has lines within 88 columns, but for names and texts of the user', () => {
    for (const [name, files] of exported) {
      if (name === 'hostile') continue;
      for (const path of files.keys()) {
        if (!path.endsWith('.py')) continue;
        for (const line of textOf(name, path).split('\n'))
          expect(line.length, `${name}/${path}: ${line}`).toBeLessThan(89);
      }
    }
  });

  it('leaves nothing of a user’s text outside strings and comments', () => {
    for (const path of ['model.py', 'data.py', 'predict.py', 'evaluate.py', 'train.py', 'inference.py']) {
      const code = textOf('hostile', path)
        .replace(/"""[^]*?"""/g, '')
        .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
        .replace(/#.*/g, '');
      expect(code).not.toMatch(/exit\(3\)|boom/);
    }
  });

  it('writes only what the data needs', () => {
    expect(textOf('classes', 'data.py')).not.toMatch(/to_datetime|scale|PHASES/);
    expect(textOf('traffic', 'data.py')).toContain('"dayOfWeek": lambda');
    expect(textOf('traffic', 'data.py')).not.toContain('vocabularies');
    expect(JSON.parse(textOf('traffic', 'recipe.json'))).toMatchObject({ transforms: { other: 'difference' } });
    expect(JSON.parse(textOf('european', 'recipe.json'))).toMatchObject({
      delimiter: ';',
      times: { format: 'mixed', dayfirst: false },
    });
  });

  it('trains as the project says', () => {
    const text = textOf('oneRow', 'train.py');
    expect(text).toContain('monitor="loss",');
    expect(text).not.toContain('validation');
    expect(textOf('stock', 'train.py')).toContain('validation_data=windows(prepared, "validation"),');
    const trainingOf = (name: string): unknown =>
      (JSON.parse(textOf(name, 'recipe.json')) as { training: unknown }).training;
    const once = { seed: 42, epochs: 1, batchSize: 16, shuffle: false, patience: 1, minDelta: 0.001 };
    expect(trainingOf('oneRow')).toEqual(once);
    expect(trainingOf('stock')).toEqual({ ...once, epochs: 2, shuffle: true, minDelta: 0 });
  });

  it('is refused without data', async () => {
    await expect(generateKeras(hourlyProject(), null, TOOLS)).rejects.toThrow(UserError);
  });
});
