import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const showSaveDialog = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ app: { getPath: () => '/documents' }, dialog: { showSaveDialog } }));

const { askForNewFile } = await import('./fileDialogs');

let folder: string;
const fileKind = { label: 'Seqloom project', extensions: ['seqloom'] };
/** What the user types, one after the other, and nothing more. */
const ask = async (...names: readonly string[]) => {
  showSaveDialog.mockReset().mockResolvedValue({ canceled: true, filePath: '' });
  for (const name of names)
    showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: path.join(folder, name) });
  const file = await askForNewFile({} as never, 'Net.seqloom', { title: 'Save', confirm: 'Save', fileKind });
  const asked = showSaveDialog.mock.calls.map(([, options]) => (options as { defaultPath: string }).defaultPath);
  return { file: file && path.basename(file), asked: asked.map((suggested) => path.basename(suggested)) };
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seqloom-dialogs-'));
  await writeFile(path.join(folder, 'first.seqloom'), 'precious');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('a name without an extension gets that of its kind', async () => {
  expect(await ask('new')).toEqual({ file: 'new.seqloom', asked: ['Net.seqloom'] });
  // The system has asked whether to replace it.
  expect(await ask('first.seqloom')).toEqual({ file: 'first.seqloom', asked: ['Net.seqloom'] });
});

it('the system asks again where the extension makes it the name of a file that is there', async () => {
  const asked = ['Net.seqloom', 'first.seqloom'];
  expect(await ask('first', 'first.seqloom')).toEqual({ file: 'first.seqloom', asked });
  expect(await ask('first', 'second')).toEqual({ file: 'second.seqloom', asked });
  expect(await ask('first')).toEqual({ file: null, asked });
});
