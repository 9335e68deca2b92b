import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../layers/analyze';
import { fingerprint } from './fingerprint';
import { readProject, writeProject } from './projectFile';
import { PROJECT_VERSION } from './projectSchema';

// Each file was written by the Seqloom that wrote that version. They are never written anew: what users have is as they are.
const FOLDER = path.join(import.meta.dirname, 'fixtures');
const open = (name: string) => readProject(new Uint8Array(readFileSync(path.join(FOLDER, name))), name);

describe('project files of every version', () => {
  it('are kept from the first to the current one', () => {
    const versions = readdirSync(FOLDER).map((name) => Number(/^v(\d+)(-[\w-]+)?\.seqloom$/.exec(name)?.[1]));
    const wanted = Array.from({ length: PROJECT_VERSION }, (_, i) => i + 1);
    expect([...new Set(versions)].sort((a, b) => a - b)).toEqual(wanted);
  });

  it.each(readdirSync(FOLDER))('%s opens with its data and weights, and is written again as it was read', (name) => {
    const { project, data, packedData } = open(name);
    const { trained } = project;
    // What came from elsewhere has neither data nor a history here.
    const isImported = project.expects !== null;
    expect(data?.length ?? 0).toBeGreaterThan(isImported ? -1 : 3000);
    expect(trained?.history.length).toBeGreaterThan(isImported ? -1 : 0);
    expect(trained?.fingerprint).toBe(fingerprint(project.graph, project.recipe));
    expect(analyze(project.graph, null).order).toHaveLength(project.graph.nodes.length);
    const again = readProject(writeProject(project, packedData), name);
    expect(again.project).toEqual(project);
    expect(again.data).toEqual(data);
  });

  it('of version 1 know neither hash nor runs, and hold their data', () => {
    const { project } = open('v1.seqloom');
    expect(project).toMatchObject({ name: 'Wave “α” 波', dataHash: null, dataSize: null, dataInside: true, runs: [] });
    expect(project.trained?.vocabularies).toEqual({ kind: ['am', 'pm'] });
    expect(project.trained?.weightData.length).toBe(684);
  });

  it('of version 2 remember how they were trained', () => {
    const { project, data } = open('v2.seqloom');
    expect(project.dataSize).toBe(data?.length);
    expect(project.runs.map((run) => [run.id, run.end, run.epochCount, run.epochs.length, run.backend])).toEqual([
      ['run-1', 'completed', 1, 1, 'cpu'],
      ['run-2', 'completed', 3, 3, 'cpu'],
    ]);
    const [target] = project.runs[1]?.targets ?? [];
    expect(target).toMatchObject({ column: 'load', kind: 'number', unit: 'MW', accuracy: null });
    expect(target?.baseline?.skill).toBeTypeOf('number');
    expect(project.runs[1]?.fingerprint).toBe(fingerprint(project.graph, project.recipe));
  });

  it('of version 3 know the data that an imported model expects', () => {
    const { project, data } = open('v3-imported.seqloom');
    expect(data).toBeNull();
    expect(project.training.warmStart).toBe(true);
    expect(project.trained?.backend).toBe('imported');
    expect(project.expects).toEqual({
      inputs: [
        { name: 'feature_1', kind: 'number', shape: [4], axes: ['time'] },
        { name: 'feature_2', kind: 'number', shape: [4], axes: ['time'] },
      ],
      targets: [{ name: 'target_1', kind: 'number', shape: [1], axes: ['ahead'] }],
    });
  });

  it('of earlier versions begin trainings anew and expect nothing', () => {
    for (const name of ['v1.seqloom', 'v2.seqloom']) {
      const { project } = open(name);
      expect(project.expects).toBeNull();
      expect([project.training, ...project.runs.map((run) => run.settings)].map((one) => one.warmStart)).not.toContain(
        true,
      );
    }
  });
});
