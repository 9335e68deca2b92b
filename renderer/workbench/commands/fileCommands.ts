import { EXPORTS } from '#engine';
import { exportModel } from '../../exchange/exportModel';
import { importChosenModel } from '../../exchange/importFiles';
import { newProject, openProjectFile } from '../../files/openProject';
import { saveProject, saveProjectAs } from '../../files/saveProject';
import { startFromDataFile } from '../../files/startFromData';
import { changeSettings, useSettings } from '../../state/settingsStore';
import { showScreen } from '../../state/viewStore';
import type { Command } from '../../commands/command';

/** Projects and files. */
export const FILE_COMMANDS: readonly Command[] = [
  {
    id: 'file.new',
    label: 'command.new',
    // Browsers keep these keys for a new window.
    shortcuts: window.desktop ? ['Mod+N'] : [],
    scope: 'everywhere',
    inGallery: true,
    run: newProject,
  },
  {
    id: 'file.gallery',
    label: 'command.gallery',
    run: () => showScreen('gallery'),
  },
  {
    id: 'file.open',
    label: 'command.open',
    shortcuts: ['Mod+O'],
    scope: 'everywhere',
    inGallery: true,
    run: openProjectFile,
  },
  { id: 'file.openData', label: 'command.openData', inGallery: true, run: startFromDataFile },
  {
    id: 'file.importModel',
    label: 'command.importModel',
    inGallery: true,
    run: () => importChosenModel('files'),
  },
  {
    id: 'file.importFolder',
    label: 'command.importFolder',
    inGallery: true,
    run: () => importChosenModel('folder'),
  },
  {
    id: 'file.save',
    label: 'command.save',
    shortcuts: ['Mod+S'],
    scope: 'everywhere',
    run: async () => void (await saveProject()),
  },
  {
    id: 'file.saveAs',
    label: 'command.saveAs',
    shortcuts: ['Mod+Shift+S'],
    scope: 'everywhere',
    run: async () => void (await saveProjectAs()),
  },
  ...EXPORTS.map(
    ({ id }): Command => ({
      id: `file.export.${id}`,
      label: `command.export.${id}`,
      run: () => exportModel(id),
    }),
  ),
  {
    id: 'file.csvFormulas',
    label: 'command.csvFormulas',
    inGallery: true,
    checked: () => useSettings.getState().csvFormulas,
    run: () => changeSettings({ csvFormulas: !useSettings.getState().csvFormulas }),
  },
];
