import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../problem/problem';
import { hourlyProject } from '../testing/projects';
import type { ExportTools } from './defineExport';
import { exportProject, EXPORTS } from './index';

const TOOLS: ExportTools = {
  loadHdf5: () => Promise.reject(new Error('nothing is written')),
  rasterize: () => Promise.resolve(new Uint8Array()),
  evaluate: () => Promise.resolve(null),
  versions: { seqloom: '1.2.3', tfjs: '4.5.6' },
};

describe('the list of exports', () => {
  it('has every folder that defines one', () => {
    const folders = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
    const defined = folders.filter((path) => /[/\\]export\.ts$/.test(path));
    // The picture is exported in two formats.
    expect(EXPORTS.length).toBe(defined.length + 1);
  });

  it('names each by words that can be typed, once', () => {
    for (const { id } of EXPORTS) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(new Set(EXPORTS.map(({ id }) => id)).size).toBe(EXPORTS.length);
  });

  it.each(EXPORTS)('$id is refused exactly where it lacks what it needs', async ({ id, needs }) => {
    const made = exportProject(id, hourlyProject(), null, TOOLS);
    if (needs === 'graph') expect(await made).not.toEqual([]);
    else await expect(made).rejects.toThrow(UserError);
  });

  it.each(EXPORTS)('$id says how an exported program is started, where it is one', ({ group, start, needs }) => {
    expect(start !== undefined).toBe(group === 'code');
    expect(needs === 'data').toBe(group === 'code');
  });
});
