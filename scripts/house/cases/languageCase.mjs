/** A language whose words are those of English behind a mark. */
export const languageCase = {
  name: 'a language',
  places: 1,
  lists: 1,
  words: false,
  add(copy) {
    copy.write(
      'engine/locales/eo/index.ts',
      `import { EN } from '../en';
import type { Locale } from '../locale';

const translate = (tree: object): object =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? \`· \${value}\` : translate(value as object),
    ]),
  );

/** Every word of the product in Esperanto. */
export const EO: Locale = { ...(translate(EN) as Locale), id: 'eo', name: 'Esperanto' };
`,
    );
    copy.addToList('engine/locales/index.ts', {
      before: "{ id: 'zh-CN'",
      entry: "{ id: 'eo', name: 'Esperanto', load: async (): Promise<Locale> => (await import('./eo')).EO }",
    });
  },
  tests: ['engine/locales/locales.test.ts'],
  probe: `import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { overallHelp } from '../cli/commandLine';
import { TRAIN } from '../cli/trainCommand';
import { speak, t } from '../cli/words';
import { currentTexts } from '../renderer/i18n/texts';
import { showLanguage } from '../renderer/i18n/locale';
import { changeSettings } from '../renderer/state/settingsStore';
import { LanguageSwitch } from '../renderer/workbench/frame/LanguageSwitch';

it('a language is spoken by the window, which offers it, and by the command line, which lists it', async () => {
  changeSettings({ language: 'eo' });
  await showLanguage('eo');
  expect(currentTexts().t('menu.file')).toBe('· File');
  const page = document.createElement('div');
  const shown = createElement(MantineProvider, null, createElement(LanguageSwitch));
  flushSync(() => createRoot(page).render(shown));
  expect(page.querySelector('button')?.textContent).toBe('Esperanto');
  await speak('eo');
  expect(t('menu.file')).toBe('· File');
  expect(overallHelp([TRAIN])).toMatch(/\\beo\\b/);
});
`,
};
