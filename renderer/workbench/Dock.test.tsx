import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { registerCommands, runCommand } from '../commands/registry';
import { definePanel } from '../panels/definePanel';
import { changeSettings, useSettings } from '../state/settingsStore';
import { showScreen } from '../state/viewStore';
import { COMMANDS } from './commands/appCommands';
import { describeMenus } from './commands/nativeMenu';
import { Dock } from './Dock';

// One more panel, as a folder and a line in panels/index.ts would add it. Its words are those of another.
vi.mock('../panels', async (importOriginal) => {
  const { PANELS } = await importOriginal<{ readonly PANELS: readonly object[] }>();
  const notes = definePanel({
    id: 'notes',
    label: 'dock.code',
    load: () => Promise.resolve(() => <p>what was noted</p>),
    badge: () => ({ count: 3, tone: 'none' }),
  });
  return { PANELS: [notes, ...PANELS] };
});

registerCommands(COMMANDS);
const page = document.createElement('div');
createRoot(page).render(
  <MantineProvider>
    <Dock />
  </MantineProvider>,
);
const drawn = (testId: string) => page.querySelector(`[data-testid="${testId}"]`);

it('a new panel has its tab, its badge, its command and its place in the native menu', async () => {
  showScreen('studio');
  changeSettings({ language: 'en', dockTab: 'problems' });
  const items = describeMenus().flatMap((menu) => menu.items);
  expect(items).toContainEqual({ type: 'command', id: 'view.panel.notes', label: 'Code', enabled: true });
  await vi.waitFor(() => expect(drawn('dock-panel-problems')).not.toBeNull());
  expect(drawn('dock-tab-notes')?.textContent).toBe('Code3');

  expect(runCommand('view.panel.notes')).toBe(true);
  expect(useSettings.getState().dockTab).toBe('notes');
  await vi.waitFor(() => expect(drawn('dock-panel-notes')?.textContent).toBe('what was noted'));
  expect(drawn('dock-tab-notes')?.getAttribute('aria-selected')).toBe('true');
});

it('a panel that was remembered and is no more gives way to the first', async () => {
  changeSettings({ dockTab: 'problems' });
  await vi.waitFor(() => expect(drawn('dock-panel-problems')).not.toBeNull());
  changeSettings({ dockTab: 'long gone' });
  await vi.waitFor(() => expect(drawn('dock-panel-notes')).not.toBeNull());
});
