import { EXPORTS } from '#engine';
import { exportModel } from '../../exchange/exportModel';
import { importChosenModel } from '../../exchange/importFiles';
import { newProject, openProjectFile } from '../../files/openProject';
import { saveProject, saveProjectAs } from '../../files/saveProject';
import { startFromDataFile } from '../../files/startFromData';
import { showScreen } from '../../state/viewStore';
import type { Command } from '../../commands/command';
import { always, inStudio } from '../../commands/conditions';

/** Projects and files. */
export const FILE_COMMANDS: readonly Command[] = [
  {
    id: 'file.new',
    label: 'command.new',
    group: 'file',
    // Browsers keep these keys for a new window.
    shortcuts: window.desktop ? ['Mod+N'] : [],
    scope: 'everywhere',
    enabled: always,
    run: newProject,
  },
  {
    id: 'file.gallery',
    label: 'command.gallery',
    group: 'file',
    enabled: inStudio,
    run: () => showScreen('gallery'),
  },
  {
    id: 'file.open',
    label: 'command.open',
    group: 'file',
    shortcuts: ['Mod+O'],
    scope: 'everywhere',
    enabled: always,
    run: openProjectFile,
  },
  { id: 'file.openData', label: 'command.openData', group: 'file', enabled: always, run: startFromDataFile },
  {
    id: 'file.importModel',
    label: 'command.importModel',
    group: 'file',
    enabled: always,
    run: () => importChosenModel('files'),
  },
  {
    id: 'file.importFolder',
    label: 'command.importFolder',
    group: 'file',
    enabled: always,
    run: () => importChosenModel('folder'),
  },
  {
    id: 'file.save',
    label: 'command.save',
    group: 'file',
    shortcuts: ['Mod+S'],
    scope: 'everywhere',
    enabled: inStudio,
    run: async () => void (await saveProject()),
  },
  {
    id: 'file.saveAs',
    label: 'command.saveAs',
    group: 'file',
    shortcuts: ['Mod+Shift+S'],
    scope: 'everywhere',
    enabled: inStudio,
    run: async () => void (await saveProjectAs()),
  },
  ...EXPORTS.map(
    ({ id }): Command => ({
      id: `file.export.${id}`,
      label: `command.export.${id}`,
      group: 'file',
      enabled: inStudio,
      run: () => exportModel(id),
    }),
  ),
];
