import {
  emptyProject,
  packAsset,
  projectText,
  readProject,
  UserError,
  writeProject,
  tableHash,
  withTable,
} from '#engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentContents } from '../state/documentStore';
import { packProject, readProjectFile, readProjectParts, PROJECT_WORKER } from './projectWorker';
import { workerHere } from '../worker/workerHere';
import { createProjectApi } from './projectApi';

const CSV = new TextEncoder().encode('t,y\n2026-01-01,1\n2026-01-02,2\n');
const project = withTable(emptyProject('Far'), { name: 'far.csv', bytes: null, sha256: null });
const contents = (more: Partial<DocumentContents> = {}): DocumentContents => ({
  project,
  dataBytes: CSV,
  table: null,
  tableProblems: [],
  ...more,
});

beforeEach(() => PROJECT_WORKER.replace(() => workerHere(createProjectApi())));
afterEach(() => PROJECT_WORKER.replace(() => workerHere(createProjectApi())));

describe('the project worker', () => {
  it('opens what it packed, with its table, and knows the data by hash and size', async () => {
    const opened = await readProjectFile(await packProject(contents()), 'far.seqloom');
    expect(opened.table?.rowCount).toBe(2);
    expect([...(opened.dataBytes ?? [])]).toEqual([...CSV]);
    expect(opened.project).toMatchObject({ name: 'Far', assets: [{ bytes: CSV.length }] });
    expect(tableHash(opened.project)).toMatch(/^[0-9a-f]{64}$/);
    const again = await packProject(opened);
    expect(readProject(again, 'far.seqloom').assets).toEqual([CSV]);
  });

  it('packs again without the data being handed over, and with them once they are others', async () => {
    const opened = await readProjectFile(await packProject(contents()), 'far.seqloom');
    const renamed = { ...opened, project: { ...opened.project, name: 'Near' }, dataBytes: null };
    expect(readProject(await packProject(renamed), 'x').project.name).toBe('Near');
    const other = new TextEncoder().encode('t,y\n1,2\n');
    const replaced = {
      ...opened,
      project: withTable(opened.project, { name: 'far.csv', sha256: 'b'.repeat(64), bytes: other.length }),
    };
    expect(readProject(await packProject({ ...replaced, dataBytes: other }), 'x').assets).toEqual([other]);
  });

  it('leaves data out that lie outside the project’s file, but not out of its journal', async () => {
    const opened = await readProjectFile(await packProject(contents()), 'far.seqloom');
    const outside = { ...opened.project, assetsInside: false };
    const file = await packProject({ ...opened, project: outside });
    expect((await readProjectFile(file, 'x')).dataBytes).toBeNull();
    const parts = { text: projectText(outside), assets: [CSV], weights: null };
    expect((await readProjectParts(parts, 'x')).table?.rowCount).toBe(2);
  });

  it('refuses data that are not what was packed, whatever their size is said to be', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => `${i},${Math.sin(i)}`).join('\n');
    const data = new TextEncoder().encode(`t,y\n${rows}\n`);
    const packed = packAsset(data);
    expect(packed.bytes.length).toBeLessThan(data.length);
    const flipped = packed.bytes.slice();
    flipped[200] = (flipped[200] ?? 0) ^ 1;
    const lies = [
      { ...packed, size: data.length - 1 },
      { ...packed, size: data.length + 1 },
      { ...packed, crc: packed.crc ^ 1 },
      { ...packed, bytes: flipped },
      { ...packed, bytes: packed.bytes.slice(0, -20) },
    ];
    for (const lie of lies) {
      const refused: unknown = await readProjectFile(writeProject(project, [lie]), 'x').catch(
        (error: unknown) => error,
      );
      expect(refused).toMatchObject({ problems: [{ code: 'project.damagedEntry' }] });
    }
    expect((await readProjectFile(writeProject(project, [packed]), 'x')).table?.rowCount).toBe(400);
  });

  it('says what is wrong with a file, and goes on with the next', async () => {
    await expect(readProjectFile(new TextEncoder().encode('hello'), 'x.seqloom')).rejects.toBeInstanceOf(UserError);
    expect((await readProjectFile(await packProject(contents()), 'y')).project.name).toBe('Far');
  });
});
