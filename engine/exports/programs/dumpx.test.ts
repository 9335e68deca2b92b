import { mkdirSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as hdf5 from 'h5wasm';
import { test } from 'vitest';
import { parseProjectJson } from '../../project/parseProject';
import { generateKeras } from '../keras/generateKeras';
import { generatePytorch } from '../pytorch/generatePytorch';
import { generateTypeScript } from '../typescript/generateTypeScript';
import { trainCase } from '../../testing/trainCase';
import { SEQUENCE_CASES } from '../../testing/exportCases';
import { evaluateTrained, predictTrained } from '../../index';
const TEMPLATE = path.resolve(import.meta.dirname, '../../../templates/stock-price');
const G = [
  ['keras', generateKeras],
  ['pytorch', generatePytorch],
  ['typescript', generateTypeScript],
] as const;
const put = (t: string, b: Uint8Array | string) => {
  mkdirSync(path.dirname(t), { recursive: true });
  writeFileSync(t, b);
};
test('dump', async () => {
  await tf.setBackend('cpu');
  rmSync('/tmp/pipcls/out', { recursive: true, force: true });
  const project = parseProjectJson(readFileSync(path.join(TEMPLATE, 'project.json'), 'utf8'), 'stock-price');
  const data = new Uint8Array(readFileSync(path.join(TEMPLATE, 'data.csv')));
  const tools = { loadHdf5: () => Promise.resolve(hdf5) } as never;
  for (const [k, g] of G)
    for (const f of await g(project, data, tools)) put(path.join('/tmp/pipcls/out/stock', k, f.path), f.bytes);
  for (const name of Object.keys(SEQUENCE_CASES)) {
    const { project, data, table } = await trainCase(tf, name);
    for (const [k, g] of G)
      for (const f of await g(project, data, tools)) put(path.join('/tmp/pipcls/out', name, k, f.path), f.bytes);
    const { graph, task, trained } = project;
    const report = await evaluateTrained(tf, { graph, task, table, trained }, 'test');
    put(`/tmp/pipcls/out/${name}/report.json`, JSON.stringify(report, null, 1));
    put(
      `/tmp/pipcls/out/${name}/predict.json`,
      JSON.stringify(await predictTrained(tf, { graph, task, table, trained }), null, 1),
    );
  }
}, 200000);
