import { TEMPLATES } from '#templates';
import { beforeAll, expect, it } from 'vitest';
import { foreignWords, MADE_UP } from '../../engine/testing/madeUpLocale';
import { hourlyProject } from '../../engine/testing/projects';
import { hourlyTable } from '../../engine/testing/tables';
import { registerCommands } from '../commands/registry';
import { useLocale } from '../i18n/locale';
import { Inspector } from '../inspector/Inspector';
import { PANELS } from '../panels';
import { useDocument } from '../state/documentStore';
import { select } from '../state/selectionStore';
import { changeSettings } from '../state/settingsStore';
import { COMMANDS } from './commands/appCommands';
import { describeMenus } from './commands/nativeMenu';
import { Dock } from './Dock';
import { drawnWords } from './drawnWords';
import { TemplateCard } from './gallery/TemplateCard';
import { Palette } from './palette/Palette';

const project = hourlyProject();
const table = hourlyTable(48);

/** What is the same in every language: the user's own names, formulas, programs, languages, and units that Intl writes. */
const OWN = new Set(
  foreignWords(
    [
      ...[project.name, ...project.graph.nodes.map(({ name }) => name), ...table.columns.map(({ name }) => name)],
      ...['Seqloom', 'English', '简体中文', 'LSTM', 'GRU', 'wave.csv'],
    ].join(' '),
  ),
);
const foreign = (text: string): string[] => foreignWords(text).filter((word) => !OWN.has(word));

async function drawn(...of: Parameters<typeof drawnWords>): Promise<string> {
  const words = (await drawnWords(...of)).join(' ');
  expect(words).toContain('⟦…⟧');
  return words;
}

beforeAll(() => {
  registerCommands(COMMANDS);
  useLocale.setState(MADE_UP, true);
  useDocument.setState({ project });
});

it('menus', () => {
  const labels = JSON.stringify(describeMenus()).matchAll(/"label":"([^"]*)"/g);
  expect(foreign([...labels].map(([, label]) => label).join(' '))).toEqual([]);
});

it('cards of templates, and the palette', async () => {
  for (const template of TEMPLATES) {
    expect(foreign(await drawn(<TemplateCard template={template} hue="red" />))).toEqual([]);
  }
  expect(foreign(await drawn(<Palette />))).toEqual([]);
});

it.each(project.graph.nodes.map(({ id }) => id))('inspector of %s', async (id) => {
  select([id]);
  expect(foreign(await drawn(<Inspector />))).toEqual([]);
});

it.each(PANELS.map(({ id }) => id))('panel %s', async (id) => {
  changeSettings({ dockTab: id });
  const panel = `[data-testid="dock-panel-${id}"]`;
  expect(foreign(await drawn(<Dock />, (page) => page.querySelector(panel) !== null))).toEqual([]);
});
