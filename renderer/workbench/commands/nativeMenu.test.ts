import { emptyProject } from '#engine';
import { showLanguage } from '../../i18n/locale';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '../../state/settingsStore';
import { openDocument } from '../../state/documentStore';
import { addNode } from '../../state/editGraph';
import { showScreen } from '../../state/viewStore';
import { registerCommands } from '../../commands/registry';
import { COMMANDS } from './appCommands';
import { describeMenus } from './nativeMenu';

registerCommands(COMMANDS);

const itemOf = (id: string) =>
  describeMenus()
    .flatMap((menu) => menu.items)
    .find((item) => item.type === 'command' && item.id === id);

beforeEach(async () => {
  changeSettings({ language: 'en' });
  await showLanguage('en');
  openDocument({ project: emptyProject('Test'), dataBytes: null, table: null, tableProblems: [], fileRef: null });
});

describe('the native menu', () => {
  it('offers in the gallery what can be done there', () => {
    showScreen('gallery');
    expect(itemOf('file.open')).toMatchObject({ enabled: true, label: 'Open a project…', accelerator: 'CmdOrCtrl+O' });
    expect(itemOf('file.save')).toMatchObject({ enabled: false });
    expect(itemOf('model.train')).toMatchObject({ enabled: false });
  });

  it('follows the document', () => {
    showScreen('studio');
    expect(itemOf('edit.undo')).toMatchObject({ enabled: false });
    addNode('lstm', { x: 0, y: 0 });
    expect(itemOf('edit.undo')).toMatchObject({ enabled: true });
  });

  it('marks what is switched on', () => {
    changeSettings({ theme: 'dark' });
    expect(itemOf('view.theme.dark')).toMatchObject({ checked: true });
    expect(itemOf('view.theme.light')).toMatchObject({ checked: false });
  });

  it('speaks the language of the app', async () => {
    changeSettings({ language: 'zh-CN' });
    await showLanguage('zh-CN');
    expect(describeMenus()[0]?.label).toBe('文件');
    expect(itemOf('file.save')).toMatchObject({ label: '保存' });
  });

  it('shows no key that would catch plain typing', () => {
    const accelerators = describeMenus()
      .flatMap((menu) => menu.items)
      .flatMap((item) => (item.type === 'command' && item.accelerator !== undefined ? [item.accelerator] : []));
    expect(accelerators.length).toBeGreaterThan(5);
    expect(accelerators.filter((key) => !key.startsWith('CmdOrCtrl+') && !/^F\d+$/.test(key))).toEqual([]);
  });
});
