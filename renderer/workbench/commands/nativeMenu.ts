import { EXPORT_GROUPS, EXPORTS, type TextKey } from '#engine';
import type { MenuDescriptor, MenuItemDescriptor } from '#contract';
import { currentTexts } from '../../i18n/texts';
import { PANELS } from '../../panels';
import { isEnabled } from '../../commands/command';
import { commandById } from '../../commands/registry';
import { toAccelerator } from '../../commands/shortcut';

type Role = Extract<MenuItemDescriptor, { type: 'role' }>['role'];
type SubmenuItem = Extract<MenuItemDescriptor, { type: 'submenu' }>['items'][number];
const RECENT = Symbol('recent');
const UPDATES = Symbol('updates');
const EXPORT = Symbol('export');
/** A command's id, what the system does by itself, what main fills in, or a line between them. */
type Entry =
  | string
  | null
  | typeof RECENT
  | typeof UPDATES
  | typeof EXPORT
  | { readonly role: Role; readonly label: TextKey };

const MENUS: readonly { readonly label: TextKey; readonly entries: readonly Entry[] }[] = [
  {
    label: 'menu.file',
    entries: [
      'file.new',
      'file.gallery',
      'file.open',
      RECENT,
      'file.openData',
      'file.importModel',
      'file.importFolder',
      null,
      'file.save',
      'file.saveAs',
      EXPORT,
      'file.csvFormulas',
      null,
      { role: 'quit', label: 'menu.quit' },
    ],
  },
  {
    label: 'menu.edit',
    entries: [
      'edit.undo',
      'edit.redo',
      null,
      // The system's own, so that they work in text fields too; the canvas hears their events.
      { role: 'cut', label: 'command.cut' },
      { role: 'copy', label: 'command.copy' },
      { role: 'paste', label: 'command.paste' },
      'edit.duplicate',
      'edit.delete',
      null,
      'edit.rename',
      'edit.connect',
      'edit.changeType',
      'edit.tidy',
    ],
  },
  { label: 'menu.model', entries: ['model.train', 'model.goOn', 'model.pause', 'model.resume', 'model.stop'] },
  {
    label: 'menu.view',
    entries: [
      'view.search',
      'view.fit',
      null,
      'view.palette',
      'view.inspector',
      'view.dock',
      'view.maximizeDock',
      'view.canvas',
      null,
      ...PANELS.map(({ id }) => `view.panel.${id}`),
      null,
      'view.theme.system',
      'view.theme.light',
      'view.theme.dark',
      null,
      { role: 'togglefullscreen', label: 'menu.fullScreen' },
      { role: 'toggleDevTools', label: 'menu.devTools' },
    ],
  },
  {
    label: 'menu.help',
    entries: ['help.commands', 'help.shortcuts', null, UPDATES, { role: 'about', label: 'menu.about' }],
  },
];

/** The application's menu as it is now, in the user's language. */
export function describeMenus(): readonly MenuDescriptor[] {
  const { t } = currentTexts();
  return MENUS.map(({ label, entries }) => ({ label: t(label), items: entries.map((entry) => describe(entry)) }));
}

function describe(entry: Entry): MenuItemDescriptor {
  if (entry === null) return { type: 'separator' };
  const { t } = currentTexts();
  if (entry === RECENT)
    return { type: 'recent', label: t('menu.recent'), empty: t('menu.recentEmpty'), clear: t('menu.recentClear') };
  if (entry === EXPORT) return { type: 'submenu', label: t('header.export'), items: exportItems() };
  if (entry === UPDATES) return { type: 'updates', label: t('menu.updates'), words: updateWords() };
  if (typeof entry === 'object') return { type: 'role', role: entry.role, label: t(entry.label) };
  return describeCommand(entry);
}

/** The kinds of export, with lines between their groups. */
function exportItems(): SubmenuItem[] {
  return EXPORT_GROUPS.flatMap((group, i): SubmenuItem[] => [
    ...(i > 0 ? [{ type: 'separator' as const }] : []),
    ...EXPORTS.filter((one) => one.group === group).map(({ id }) => describeCommand(`file.export.${id}`)),
  ]);
}

function describeCommand(id: string): Extract<MenuItemDescriptor, { type: 'command' }> {
  const { t } = currentTexts();
  const command = commandById(id);
  const [shown] = command.shortcuts ?? [];
  const accelerator = shown === undefined ? undefined : toAccelerator(shown);
  return {
    type: 'command',
    id: command.id,
    label: t(command.label),
    enabled: isEnabled(command),
    ...(accelerator !== undefined && { accelerator }),
    ...(command.checked && { checked: command.checked() }),
  };
}

/** What main says of updates; the version stands in braces of its own. */
function updateWords() {
  const { t } = currentTexts();
  return {
    available: t('updates.available'),
    availableDetail: t('updates.availableDetail'),
    download: t('updates.download'),
    ready: t('updates.ready'),
    readyDetail: t('updates.readyDetail'),
    restart: t('updates.restart'),
    later: t('updates.later'),
  };
}
