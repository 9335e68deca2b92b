import type { TextKey } from '#engine';
import { canvasHandle } from '../../canvas/canvasHandle';
import {
  changePanel,
  changeSettings,
  type PanelName,
  showDockTab,
  type ThemeChoice,
  useSettings,
} from '../../state/settingsStore';
import { openDialog } from '../../state/viewStore';
import { PANELS } from '../../panels';
import type { Panel } from '../../panels/definePanel';
import type { Command } from '../../commands/command';

function canvasCommand(what: 'fit' | 'zoomIn' | 'zoomOut', shortcuts: readonly string[]): Command {
  return { id: `view.${what}`, label: `command.${what}`, shortcuts, run: () => canvasHandle()?.[what]() };
}

function panelCommand(panel: PanelName, label: TextKey, shortcut: string): Command {
  const isOpen = (): boolean => useSettings.getState().panels[panel].open;
  return {
    id: `view.${panel}`,
    label,
    shortcuts: [shortcut],
    scope: 'everywhere',
    checked: isOpen,
    run: () => changePanel(panel, { open: !isOpen() }),
  };
}

/** Brings a panel of the dock to the front. Browsers keep the keys for their own tabs. */
function dockCommand({ id, label }: Panel, at: number): Command {
  return {
    id: `view.panel.${id}`,
    label,
    shortcuts: window.desktop && at < 9 ? [`Mod+${at + 1}`] : [],
    scope: 'everywhere',
    run: () => showDockTab(id),
  };
}

function themeCommand(theme: ThemeChoice, label: TextKey): Command {
  return {
    id: `view.theme.${theme}`,
    label,
    inGallery: true,
    checked: () => useSettings.getState().theme === theme,
    run: () => changeSettings({ theme }),
  };
}

/** What is in sight and how. */
export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'view.search',
    label: 'command.search',
    shortcuts: ['/'],
    run: () => {
      changePanel('palette', { open: true });
      // The field is drawn only once the palette is open.
      requestAnimationFrame(() => document.querySelector<HTMLInputElement>('[data-palette-search]')?.focus());
    },
  },
  canvasCommand('fit', ['F']),
  canvasCommand('zoomIn', ['+', '=']),
  canvasCommand('zoomOut', ['-']),
  panelCommand('palette', 'command.palette', 'Mod+B'),
  panelCommand('inspector', 'command.inspector', 'Mod+I'),
  panelCommand('dock', 'command.dock', 'Mod+J'),
  ...PANELS.map(dockCommand),
  themeCommand('system', 'command.themeSystem'),
  themeCommand('light', 'command.themeLight'),
  themeCommand('dark', 'command.themeDark'),
  {
    id: 'help.commands',
    label: 'command.commandPalette',
    shortcuts: ['Mod+K'],
    scope: 'everywhere',
    inGallery: true,
    run: () => openDialog({ kind: 'commandPalette' }),
  },
  {
    id: 'help.shortcuts',
    label: 'command.shortcuts',
    shortcuts: ['?'],
    inGallery: true,
    run: () => openDialog({ kind: 'help' }),
  },
];
