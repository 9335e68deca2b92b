import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { parseProjectJson } from '../../project/parseProject';
import { generateKeras } from '../keras/generateKeras';
import { generatePytorch } from '../pytorch/generatePytorch';
import { generateTypeScript } from '../typescript/generateTypeScript';
import type { ExportTools } from '../defineExport';

const TEMPLATE = path.resolve(import.meta.dirname, '../../../templates/stock-price');
const TOOLS: ExportTools = {
  loadHdf5: () => Promise.reject(new Error('is not needed')),
  rasterize: () => Promise.reject(new Error('is not needed')),
  evaluate: () => Promise.resolve(null),
  versions: { seqloom: '0', tfjs: '0' },
};

// A verdict with its uncertainty takes about forty lines of each.
test.each([
  ['keras', generateKeras, 386],
  ['pytorch', generatePytorch, 421],
  ['typescript', generateTypeScript, 653],
] as const)('the %s program of the stock template stays short', async (_kind, generate, most) => {
  const project = parseProjectJson(readFileSync(path.join(TEMPLATE, 'project.json'), 'utf8'), 'stock-price');
  const data = new Uint8Array(readFileSync(path.join(TEMPLATE, 'data.csv')));
  const files = (await generate(project, data, TOOLS)).filter(({ path: name }) => /\.(ts|py)$/.test(name));
  const lines = files.reduce((sum, { bytes }) => sum + strFromU8(bytes).split('\n').length - 1, 0);
  expect(lines).toBeLessThanOrEqual(most);
  expect(files.length).toBeGreaterThan(5);
});
