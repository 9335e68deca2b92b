// @vitest-environment node
import { runInThisContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { expose } from 'comlink';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ExportFile, predictTestPart, generateTypeScript, type TrainedJob } from '#engine';
import { EXPORT_CASES } from '../../engine/testing/exportCases';
import { trainCase, type TrainedCase } from '../../engine/testing/trainCase';
import type { WorkerPort } from '../worker/workerHandle';
import { type ExportedContents, type ExportedModule, runModules } from './runModules';
import { failureOf, verifyTypeScript, type VerifyTools } from './verifyTypeScript';

let ended = 0;

/** A worker whose far side is in this thread. */
function workerHere(api: object): WorkerPort {
  const { port1, port2 } = new MessageChannel();
  expose(api, port2);
  const terminate = (): void => {
    ended++;
    port1.close();
    port2.close();
  };
  return { endpoint: port1, terminate, onCrash: () => {} };
}

const TOOLS: VerifyTools = {
  spawnApp: () =>
    workerHere({ forecast: async (job: TrainedJob) => ({ ok: true, value: await predictTestPart(tf, job) }) }),
  spawnExported: (text) => {
    const modules = runInThisContext(`(${text})`) as Record<string, ExportedModule>;
    return workerHere({
      run: (contents: ExportedContents, onProgress: (done: number, total: number) => void) =>
        runModules(tf, modules, contents, onProgress),
    });
  },
  patienceMs: 20_000,
};

const trained = new Map<string, TrainedCase & { readonly files: readonly ExportFile[] }>();
const found = (name: string) => {
  const item = trained.get(name);
  if (!item) throw new Error(`${name} is not trained`);
  return item;
};

beforeAll(async () => {
  await tf.setBackend('cpu');
  for (const name of Object.keys(EXPORT_CASES)) {
    const item = await trainCase(tf, name);
    trained.set(name, { ...item, files: await generateTypeScript(item.project, item.data) });
  }
}, 60_000);

function verify(name: string, files = found(name).files, signal = new AbortController().signal, tools = TOOLS) {
  const { project, table } = found(name);
  return verifyTypeScript(project, table, files, { signal, onProgress: () => {} }, tools);
}

/** The files with a piece of one of them replaced; the piece must be there. */
function changed(name: string, path: string, from: string, to: string): readonly ExportFile[] {
  return found(name).files.map((file) => {
    if (file.path !== path) return file;
    const text = new TextDecoder().decode(file.bytes);
    expect(text).toContain(from);
    return { path, bytes: new TextEncoder().encode(text.replace(from, to)) };
  });
}

describe('an export that is as it was made', () => {
  it.each(Object.keys(EXPORT_CASES))('%s is found the same', async (name) => {
    const { same, largest, count } = await verify(name);
    expect(largest).toBeLessThan(1e-5);
    expect([same, count > 0]).toEqual([true, true]);
  });

  it('leaves no worker running', async () => {
    const before = ended;
    await verify('stock');
    expect(ended - before).toBe(2);
  });
});

describe('an export that was changed', () => {
  it.each([
    ['stock', 'src/data.ts', '(value - scaler.offset)', '(value - 1.1 * scaler.offset)'],
    ['stock', 'src/data.ts', 'step * scale + offset', 'step * scale'],
    ['stock', 'src/model.ts', "Activation: 'hardSigmoid'", "Activation: 'sigmoid'"],
    ['traffic', 'src/recipe.json', '"train": 0.7', '"train": 0.6'],
    ['classes', 'src/data.ts', 'vocabulary.indexOf(text) + 1', 'Math.max(1, vocabulary.indexOf(text))'],
    ['seasons', 'data/data.csv', '2024-01-04 0', '2024-01-05 0'],
  ])('%s: is found different when %s has %s instead', async (name, path, from, to) => {
    const { same, largest } = await verify(name, changed(name, path, from, to));
    expect(same).toBe(false);
    expect(largest).toBeGreaterThan(1e-5);
  });

  it('is found different by a single weight', async () => {
    const files = found('resetAfter').files.map(({ path, bytes }) => {
      if (path !== 'model/weights.bin') return { path, bytes };
      const weights = new Float32Array(bytes.slice().buffer);
      const [first = 0] = weights;
      weights[0] = first + 0.01;
      return { path, bytes: new Uint8Array(weights.buffer) };
    });
    const { same, worst } = await verify('resetAfter', files);
    expect(same).toBe(false);
    expect(worst?.column).toBe('close');
    expect(worst?.row).toMatch(/^2024-/);
  });

  it('is refused with what fails, when it does not run', async () => {
    const broken = changed('stock', 'src/inference.ts', 'model.apply(', 'model.noSuchThing(');
    await expect(verify('stock', broken)).rejects.toThrow('noSuchThing');
    const reaching = changed('stock', 'src/table.ts', '/** The cells', "import 'node:fs';\n/** The cells");
    await expect(verify('stock', reaching)).rejects.toThrow('src/table.ts imports “node:fs”.');
    const without = found('stock').files.filter(({ path }) => path !== 'src/table.ts');
    const refusal = await verify('stock', without).catch(failureOf);
    expect(refusal).toEqual({ why: 'refused', detail: 'The export has no file src/table.ts.' });
  });
});

describe('a verification', () => {
  it('tells how far it is, up to all of it', async () => {
    const { project, table, files } = found('seasons');
    const shares: number[] = [];
    const hooks = { signal: new AbortController().signal, onProgress: (share: number) => void shares.push(share) };
    await verifyTypeScript(project, table, files, hooks, TOOLS);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('ends its workers when it is canceled', async () => {
    const before = ended;
    const stop = new AbortController();
    const tools = { ...TOOLS, spawnExported: () => workerHere({ run: () => new Promise(() => {}) }) };
    const asked = verify('stock', undefined, stop.signal, tools);
    setTimeout(() => stop.abort(), 50);
    await expect(asked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(ended - before).toBe(2);
  });

  it('gives up a program that does not answer', async () => {
    const before = ended;
    const tools = { ...TOOLS, patienceMs: 50, spawnExported: () => workerHere({ run: () => new Promise(() => {}) }) };
    const failure = await verify('stock', undefined, undefined, tools).catch(failureOf);
    expect(failure).toMatchObject({ why: 'silent' });
    expect(ended - before).toBe(2);
  });
});
