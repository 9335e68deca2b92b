import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as hdf5 from 'h5wasm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { briefExportFacts, exportFacts, type Facts, type FactTools, importFacts, numberFacts } from './goldenFacts';
import {
  exportedProjects,
  type GoldenProject,
  type GoldenSources,
  importedProjects,
  singleLayers,
  templateProjects,
  wholeGraphs,
} from './goldenProjects';

// What projects export, forecast and import must stay what it was. A change that is meant is taken over with
//   GOLDEN=update npx vitest run --project long engine/testing/golden
// and its differences in the JSON files are read like any other change.

const UPDATE = process.env.GOLDEN === 'update';
const ROOT = path.join(import.meta.dirname, '../../..');
/** A training of hundreds of steps in another order of adding up differs by less, of figures near 0 in absolute terms. */
const TOLERANCE = 1e-4;
const NEAR_ZERO = 0.2;

const sources: GoldenSources = {
  ...{ tf, hdf5 },
  readText: (file) => readFileSync(path.join(ROOT, file), 'utf8'),
  readBytes: (file) => new Uint8Array(readFileSync(path.join(ROOT, file))),
};
const tools: FactTools = {
  ...{ tf, hdf5 },
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

vi.setConfig({ testTimeout: 600_000 });

beforeAll(async () => {
  await hdf5.ready;
  await tf.setBackend('cpu');
});

type Manifest = Readonly<Record<string, Facts>>;

const sameFact = (a: string | number | undefined, b: string | number | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b), NEAR_ZERO)
    : a === b;

/** What differs, a line each: project, file or figure, what was kept and what came. */
function differences(kept: Manifest, made: Manifest): string[] {
  const keys = (a: object = {}, b: object = {}): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys(kept, made).flatMap((project) => {
    if (!made[project]) return [`${project}: is no longer made`];
    if (!kept[project]) return [`${project}: is new`];
    const [before, after] = [kept[project], made[project]];
    return keys(before, after)
      .filter((fact) => !sameFact(before[fact], after[fact]))
      .map((fact) => `${project}: ${fact}: ${before[fact] ?? 'absent'} → ${after[fact] ?? 'absent'}`);
  });
}

/** One project a line, so that changes of different projects merge. */
function manifestText(manifest: Manifest): string {
  const lines = Object.entries(manifest).map(([name, facts]) => `  ${JSON.stringify(name)}: ${JSON.stringify(facts)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

async function compare(
  name: string,
  projects: readonly (AsyncGenerator<GoldenProject> | Generator<GoldenProject>)[],
  facts: (golden: GoldenProject, tools: FactTools) => Promise<Facts>,
): Promise<void> {
  const made: Record<string, Facts> = {};
  for (const group of projects) for await (const golden of group) made[golden.name] = await facts(golden, tools);
  const file = path.join(import.meta.dirname, `${name}.json`);
  if (UPDATE) writeFileSync(file, manifestText(made));
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
  expect(differences(kept, made), `${name}.json: where this was meant, run again with GOLDEN=update`).toEqual([]);
}

describe('as they were', () => {
  it('are the exports of the templates, of whole graphs and of models from elsewhere', async () => {
    const projects = [
      templateProjects(sources),
      exportedProjects(sources),
      wholeGraphs(sources),
      importedProjects(sources),
    ];
    await compare('exports', projects, exportFacts);
  });

  it('are the exports of every layer with each of its options', async () => {
    await compare('layers', [singleLayers(sources)], briefExportFacts);
  });

  it('are forecasts, evaluations and trainings', async () => {
    const projects = [templateProjects(sources), exportedProjects(sources), wholeGraphs(sources)];
    await compare('numbers', projects, numberFacts);
  });

  it('are the models that come back from a file', async () => {
    const projects = [exportedProjects(sources), wholeGraphs(sources), importedProjects(sources)];
    await compare('imports', projects, importFacts);
  });
});
