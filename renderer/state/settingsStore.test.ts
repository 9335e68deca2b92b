import { describe, expect, it } from 'vitest';
import { changeDock, changePanel, parseSettings, showDockTab, useSettings } from './settingsStore';

describe('remembered settings', () => {
  it('take their defaults where nothing is stored or the text is damaged', () => {
    const defaults = parseSettings(null);
    expect(defaults.theme).toBe('system');
    expect(defaults.backend).toBe('auto');
    expect(defaults.panels.dock).toEqual({ share: 0.45, open: true });
    for (const text of ['{', 'null', '[]', '"x"', '7']) expect(parseSettings(text)).toEqual(defaults);
  });

  it('lose one broken value without losing the others', () => {
    const stored = {
      theme: 'purple',
      language: 'zh-CN',
      backend: 'wasm',
      panels: { palette: { sizePx: 9999, open: false }, inspector: { sizePx: 400, open: 'yes' } },
    };
    const settings = parseSettings(JSON.stringify(stored));
    expect(settings.theme).toBe('system');
    expect(settings.language).toBe('zh-CN');
    expect(settings.backend).toBe('wasm');
    expect(settings.panels.palette).toEqual({ sizePx: 216, open: false });
    expect(settings.panels.inspector).toEqual({ sizePx: 400, open: true });
    expect(settings.panels.dock).toEqual({ share: 0.45, open: true });
  });

  it('are stored when they change', () => {
    changePanel('palette', { sizePx: 240 });
    showDockTab('code');
    const stored = parseSettings(localStorage.getItem('seqloom.settings'));
    expect(stored.panels.palette.sizePx).toBe(240);
    expect(stored.dockTab).toBe('code');
    expect(useSettings.getState()).toEqual(stored);
  });

  it('take the share of the dock where an earlier version stored pixels', () => {
    const stored = { panels: { dock: { sizePx: 500, open: false } } };
    expect(parseSettings(JSON.stringify(stored)).panels.dock).toEqual({ share: 0.45, open: false });
  });

  it('open a closed dock for the tab that is asked for', () => {
    changeDock({ open: false });
    showDockTab('problems');
    expect(useSettings.getState().panels.dock.open).toBe(true);
  });
});
