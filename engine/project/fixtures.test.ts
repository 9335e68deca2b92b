import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../layers/analyze';
import { readTable } from '../tables/readTable';
import { ACTUAL, lineValues, MODEL } from '../reports/report';
import { recipeOf } from '../tasks';
import { evaluateTrained } from '../training/useTrained';
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
    const { project, assets, packed } = open(name);
    const { trained } = project;
    // What came from elsewhere has neither data nor a history here.
    const isImported = project.expects !== null;
    expect(assets[0]?.length ?? 0).toBeGreaterThan(isImported ? -1 : 3000);
    expect(trained?.history.length).toBeGreaterThan(isImported ? -1 : 0);
    expect(trained?.fingerprint).toBe(fingerprint(project.graph, project.task));
    expect(analyze(project.graph, null).order).toHaveLength(project.graph.nodes.length);
    const again = readProject(writeProject(project, packed), name);
    expect(again.project).toEqual(project);
    expect(again.assets).toEqual(assets);
  });

  it('of version 1 know neither hash nor runs, and hold their data', () => {
    const { project } = open('v1.seqloom');
    expect(project).toMatchObject({ name: 'Wave “α” 波', assetsInside: true, runs: [] });
    expect(project.assets).toEqual([{ name: 'wave.csv', kind: 'table', bytes: null, sha256: null }]);
    expect(project.trained?.vocabularies).toEqual({ kind: ['am', 'pm'] });
    expect(project.trained?.weightData.length).toBe(684);
  });

  it('of version 2 remember how they were trained', () => {
    const { project, assets } = open('v2.seqloom');
    expect(project.assets[0]?.bytes).toBe(assets[0]?.length);
    expect(project.runs.map((run) => [run.id, run.end, run.epochCount, run.epochs.length, run.backend])).toEqual([
      ['run-1', 'completed', 1, 1, 'cpu'],
      ['run-2', 'completed', 3, 3, 'cpu'],
    ]);
    const [target] = project.runs[1]?.targets ?? [];
    expect(target).toMatchObject({
      name: 'load',
      kind: 'number',
      unit: 'MW',
    });
    expect(Object.keys(target?.metrics ?? {})).toEqual(['mae', 'rmse']);
    // The file tells a skill score over squared errors.
    const [model, baseline] = [target?.metrics.rmse, target?.baseline?.metrics.rmse] as number[];
    expect(target?.baseline?.betterBy).toBeCloseTo(1 - (model as number) / (baseline as number), 10);
    expect(project.runs[1]?.fingerprint).toBe(fingerprint(project.graph, project.task));
  });

  it('of version 3 know the data that an imported model expects', () => {
    const { project, assets } = open('v3-imported.seqloom');
    expect([project.assets, assets]).toEqual([[], []]);
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

  it.each([
    ['v1.seqloom', 34.7317009504],
    ['v2.seqloom', 34.4245618637],
    ['v2-traffic-flow.seqloom', 75.9406429534],
    ['v3.seqloom', 34.4245618637],
    ['v4.seqloom', 21.1208626159],
  ])('%s forecasts what it did in the Seqloom that wrote it', async (name, mae) => {
    await tf.setBackend('cpu');
    const { project, assets } = open(name);
    const { graph, task, trained } = project;
    const { table } = readTable(assets[0] as Uint8Array, 'wave.csv');
    if (!table || !trained) throw new Error('a fixture with data and weights');
    const { targets } = await evaluateTrained(tf, { graph, task, table, trained }, 'test');
    // A window of the test part once read no row before it: as many windows as are read back were not measured.
    const { lookback, horizon } = recipeOf(task, 'forecasting');
    const [actual, model] = [ACTUAL, MODEL].map((id) => lineValues(targets[0], id).slice(lookback * horizon));
    const misses = (actual as Float64Array).map((value, i) => Math.abs(value - (model?.[i] as number)));
    expect(misses.reduce((sum, miss) => sum + miss, 0) / misses.length).toBeCloseTo(mae, 4);
  });

  it('of version 4 hold groups and several data files, and say what they hash to', () => {
    const { project, assets } = open('v4.seqloom');
    expect(project.groups.map(({ name, members }) => [name, members])).toEqual([['Reading', ['Embedding', 'Join']]]);
    const hashes = assets.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    expect(project.assets.map(({ sha256 }) => sha256)).toEqual(hashes);
    expect(assets).toHaveLength(2);
  });

  it('of earlier versions reset a GRU before its matrix product', () => {
    for (const name of ['v1.seqloom', 'v2.seqloom', 'v3.seqloom', 'v2-traffic-flow.seqloom']) {
      const recurrent = open(name).project.graph.nodes.filter(({ type }) => type === 'gru' || type === 'bidirectional');
      expect(recurrent.map(({ params }) => params.resetAfter)).toEqual(recurrent.map(() => false));
    }
  });
});
