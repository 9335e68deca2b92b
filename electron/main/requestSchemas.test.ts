import { describe, expect, it } from 'vitest';
import { requestSchemas } from './requestSchemas';

const bytes = new Uint8Array([1]);
const dialog = { title: 'Save', confirm: 'Save', fileKind: { label: 'Project', extensions: ['seqloom'] } };
const folderDialog = { title: 'Export', confirm: 'Export' };

describe('the arguments of saveFileAs', () => {
  const accepts = (suggestedName: unknown) =>
    requestSchemas.saveFileAs.safeParse([{ suggestedName, bytes, dialog }]).success;

  it.each(['net.seqloom', '股价.seqloom', '.gitignore', 'a b (2).csv'])('take the name %j', (name) => {
    expect(accepts(name)).toBe(true);
  });

  it.each(['', '.', '..', '../net', 'a/b', 'a\\b', 'C:net', 'a\u0000b', 'name.', 'name ', 'NUL', 'com1.txt', 7, null])(
    'refuse the name %j',
    (name) => {
      expect(accepts(name)).toBe(false);
    },
  );

  it('refuse anything but bytes for the contents', () => {
    for (const forged of ['text', [1, 2], new ArrayBuffer(1), { length: 1 }]) {
      const request = [{ suggestedName: 'a', bytes: forged, dialog }];
      expect(requestSchemas.saveFileAs.safeParse(request).success).toBe(false);
    }
  });
});

describe('the arguments of exportFiles', () => {
  const accepts = (path: string) =>
    requestSchemas.exportFiles.safeParse([{ suggestedName: 'Net', files: [{ path, bytes }], dialog: folderDialog }])
      .success;

  it.each(['package.json', 'src/deep/model.ts', '.gitignore'])('take the path %j', (path) => {
    expect(accepts(path)).toBe(true);
  });

  const devices = ['src/aux.ts', 'COM¹', 'lpt².csv', 'data/nul .txt', 'CONIN$', 'conout$.csv'];
  const unseen = ['a\u202egnp.exe', '\u2066x', 'half\ud83e.csv', 'a\u0085b'];
  it.each(['', '/etc/passwd', '../up.ts', 'a/../../up.ts', 'a//b', 'a/', 'C:/x', 'a\\..\\b', ...devices, ...unseen])(
    'refuse the path %j',
    (path) => {
      expect(accepts(path)).toBe(false);
    },
  );
});

describe('the arguments of any call', () => {
  it('are refused when there are more or fewer than stated, or fields that nobody stated', () => {
    expect(requestSchemas.listRecent.safeParse([]).success).toBe(true);
    expect(requestSchemas.listRecent.safeParse(['extra']).success).toBe(false);
    expect(requestSchemas.openRecent.safeParse([]).success).toBe(false);
    expect(requestSchemas.saveFile.safeParse([{ id: '1', bytes }]).success).toBe(true);
    expect(requestSchemas.saveFile.safeParse([{ id: '1', bytes, path: '/etc/passwd' }]).success).toBe(false);
  });

  it('hold no key for a menu that would be taken from typing', () => {
    const key = (accelerator: string) =>
      requestSchemas.setMenu.safeParse([
        [{ label: 'x', items: [{ type: 'command', id: 'x', label: 'x', accelerator, enabled: true }] }],
      ]).success;
    for (const good of ['CmdOrCtrl+S', 'CmdOrCtrl+Shift+S', 'CmdOrCtrl+Enter', 'CmdOrCtrl+.', 'F2', 'Shift+F10']) {
      expect(key(good), good).toBe(true);
    }
    for (const bad of ['S', 'Shift+S', 'Delete', '/', '', 'Alt+S', 'F', 'CmdOrCtrl+'])
      expect(key(bad), bad).toBe(false);
  });

  it('are no larger than anyone needs', () => {
    const long = 'x'.repeat(5000);
    expect(requestSchemas.saveFile.safeParse([{ id: long, bytes }]).success).toBe(false);
    expect(requestSchemas.setMenu.safeParse([[{ label: long, items: [] }]]).success).toBe(false);
    expect(requestSchemas.openDropped.safeParse(['x'.repeat(40_000)]).success).toBe(false);
    const half = new Uint8Array(600 * 2 ** 20);
    const files = ['a', 'b'].map((name) => ({ path: name, bytes: half }));
    expect(requestSchemas.exportFiles.safeParse([{ suggestedName: 'Net', files, dialog: folderDialog }]).success).toBe(
      false,
    );
    expect(
      requestSchemas.exportFiles.safeParse([{ suggestedName: 'Net', files: files.slice(1), dialog: folderDialog }])
        .success,
    ).toBe(true);
  });

  it('hold menus with commands, roles and separators, and no other role', () => {
    const menu = (item: unknown) => requestSchemas.setMenu.safeParse([[{ label: 'File', items: [item] }]]).success;
    expect(menu({ type: 'command', id: 'file.save', label: 'Save', enabled: true })).toBe(true);
    expect(menu({ type: 'role', role: 'quit', label: 'Quit' })).toBe(true);
    expect(menu({ type: 'separator' })).toBe(true);
    expect(menu({ type: 'role', role: 'services', label: 'Services' })).toBe(false);
    expect(menu({ type: 'command', id: 'x', label: 'x', enabled: true, click: 'y' })).toBe(false);
  });
});
