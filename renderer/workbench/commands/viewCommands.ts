import type { TextKey } from '#engine';
import { canvasHandle } from '../../canvas/canvasHandle';
import { changeDock, changeSettings, showDockTab, type ThemeChoice, useSettings } from '../../state/settingsStore';
import { isSidePanelOpen, openSidePanel } from '../../state/sidePanels';
import { maximizeDock, openDialog, type SidePanelName, useView } from '../../state/viewStore';
import { PANELS } from '../../panels';
import type { Panel } from '../../panels/definePanel';
import type { Command } from '../../commands/command';

const isMaximized = (): boolean => useView.getState().dockMaximized;

/** Behind a dock that is maximized the view of the canvas stays as it is. */
function canvasCommand(what: 'fit' | 'zoomIn' | 'zoomOut', shortcuts: readonly string[]): Command {
  return {
    id: `view.${what}`,
    label: `command.${what}`,
    shortcuts,
    enabled: () => !isMaximized(),
    run: () => canvasHandle()?.[what](),
  };
}

function panelCommand(
  panel: SidePanelName | 'dock',
  label: TextKey,
  shortcut: string,
  isOpen: () => boolean,
  open: (open: boolean) => void,
): Command {
  return {
    id: `view.${panel}`,
    label,
    shortcuts: [shortcut],
    scope: 'everywhere',
    checked: isOpen,
    run: () => open(!isOpen()),
  };
}

function sideCommand(panel: SidePanelName, label: TextKey, shortcut: string): Command {
  const open = (wanted: boolean): void => openSidePanel(panel, wanted);
  return panelCommand(panel, label, shortcut, () => isSidePanelOpen(panel), open);
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
      maximizeDock(false);
      openSidePanel('palette', true);
      // The field is drawn only once the palette is open.
      requestAnimationFrame(() => document.querySelector<HTMLInputElement>('[data-palette-search]')?.focus());
    },
  },
  canvasCommand('fit', ['F']),
  canvasCommand('zoomIn', ['+', '=']),
  canvasCommand('zoomOut', ['-']),
  sideCommand('palette', 'command.palette', 'Mod+B'),
  sideCommand('inspector', 'command.inspector', 'Mod+I'),
  panelCommand(
    'dock',
    'command.dock',
    'Mod+J',
    () => useSettings.getState().panels.dock.open,
    (open) => {
      maximizeDock(false);
      changeDock({ open });
    },
  ),
  {
    id: 'view.maximizeDock',
    label: 'command.maximizeDock',
    // Control on a Mac too: Command with M minimizes the window there.
    shortcuts: ['Ctrl+M'],
    scope: 'everywhere',
    checked: isMaximized,
    run: () => {
      maximizeDock(!isMaximized());
      changeDock({ open: true });
    },
  },
  {
    id: 'view.canvas',
    label: 'command.canvas',
    shortcuts: ['Escape'],
    scope: 'idle',
    enabled: isMaximized,
    run: () => maximizeDock(false),
  },
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
