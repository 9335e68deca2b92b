/** A format that writes the model's name into a text file. */
export const exportCase = {
  name: 'an export',
  places: 1,
  lists: 1,
  words: true,
  add(copy) {
    copy.write(
      'engine/exports/nameTag/export.ts',
      `import { strToU8 } from 'fflate';
import { defineExport } from '../defineExport';

/** The model's name on a line. */
export const nameTagExport = defineExport({
  id: 'name-tag',
  label: 'Name tag',
  group: 'report',
  needs: 'graph',
  file: { extensions: ['tag'], mediaType: 'text/plain' },
  load: () => Promise.resolve((project) => [{ path: 'name.tag', bytes: strToU8(project.name) }]),
});
`,
    );
    copy.addToList('engine/exports/index.ts', {
      importLine: "import { nameTagExport } from './nameTag/export';",
      before: 'cardExport',
      entry: 'nameTagExport',
    });
    copy.addWords('command.export.card', "'command.export.name-tag': 'Name tag…'");
  },
  // Beside the conformance of all exports.
  tests: ['engine/exports/exports.test.ts'],
  probe: `import { expect, it } from 'vitest';
import { EXPORTS } from '../engine/index';
import { EXPORT } from '../cli/exportCommand';
import { registerCommands } from '../renderer/commands/registry';
import { changeSettings } from '../renderer/state/settingsStore';
import { COMMANDS } from '../renderer/workbench/commands/appCommands';
import { describeMenus } from '../renderer/workbench/commands/nativeMenu';

it('an export is in the list, in commands and menus and on the command line', () => {
  expect(EXPORTS.map(({ id }) => id)).toContain('name-tag');
  registerCommands(COMMANDS);
  expect(COMMANDS.map(({ id }) => id)).toContain('file.export.name-tag');
  changeSettings({ language: 'en' });
  expect(JSON.stringify(describeMenus())).toContain('Name tag…');
  expect(JSON.stringify(EXPORT)).toContain('name-tag');
});
`,
};
