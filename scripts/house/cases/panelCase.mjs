/** A panel that says one word. */
export const panelCase = {
  name: 'a panel',
  places: 1,
  lists: 1,
  words: true,
  add(copy) {
    copy.write(
      'renderer/panels/greeting/panel.ts',
      `import { definePanel } from '../definePanel';

/** Says one word. */
export const greetingPanel = definePanel({
  id: 'greeting',
  label: 'dock.greeting',
  load: async () => (await import('./GreetingPanel')).GreetingPanel,
});
`,
    );
    copy.write(
      'renderer/panels/greeting/GreetingPanel.tsx',
      `/** One word. */
export function GreetingPanel() {
  return <p>Welcome</p>;
}
`,
    );
    copy.addToList('renderer/panels/index.ts', {
      importLine: "import { greetingPanel } from './greeting/panel';",
      before: 'problemsPanel',
      entry: 'greetingPanel',
    });
    copy.addWords('dock.problems', "'dock.greeting': 'Greeting'");
  },
  tests: [],
  probe: `import { expect, it } from 'vitest';
import { registerCommands } from '../renderer/commands/registry';
import { PANELS } from '../renderer/panels';
import { changeSettings } from '../renderer/state/settingsStore';
import { COMMANDS } from '../renderer/workbench/commands/appCommands';
import { describeMenus } from '../renderer/workbench/commands/nativeMenu';

it('a panel is in the dock, in commands and menus', () => {
  expect(PANELS.map(({ id }) => id)).toContain('greeting');
  registerCommands(COMMANDS);
  expect(COMMANDS.map(({ id }) => id)).toContain('view.panel.greeting');
  changeSettings({ language: 'en' });
  expect(JSON.stringify(describeMenus())).toContain('Greeting');
});
`,
};
