import { LANGUAGES } from '#engine';
import { makeGraph, makeNode } from '../../engine/testing/graphs';
import { halfWidthIn } from '../../engine/testing/halfWidth';
import { hourlyProject } from '../../engine/testing/projects';
import { hourlyTable } from '../../engine/testing/tables';
import { beforeEach, expect, it } from 'vitest';
import { NodeName } from '../canvas/NodeName';
import { registerCommands } from '../commands/registry';
import { useLocale } from '../i18n/locale';
import { Inspector } from '../inspector/Inspector';
import { PANELS } from '../panels';
import { ProblemsPanel } from '../panels/problems/ProblemsPanel';
import { useDocument } from '../state/documentStore';
import { renameNode } from '../state/editGraph';
import { select } from '../state/selectionStore';
import { changeSettings } from '../state/settingsStore';
import { COMMANDS } from './commands/appCommands';
import { Dock } from './Dock';
import { drawnWords } from './drawnWords';
import { Palette } from './palette/Palette';

const NODES = [
  makeNode('Input', 'input'),
  makeNode('LSTM', 'lstm', { output: 'sequences' }),
  makeNode('Dense', 'dense'),
  makeNode('Dense 2', 'dense'),
  makeNode('Head', 'dense'),
  makeNode('Target', 'target'),
];

registerCommands(COMMANDS);
const CHINESE = await LANGUAGES[1].load();

beforeEach(() => {
  useLocale.setState(CHINESE, true);
  const graph = makeGraph(NODES, ['Input>LSTM', 'LSTM>Dense', 'Dense>Dense 2', 'Dense 2>Target']);
  useDocument.setState({ project: hourlyProject({ graph }), table: hourlyTable(48) });
});

it.each([
  ['Input', '输入'],
  ['Dense', '全连接'],
  ['Dense 2', '全连接 2'],
  ['Head', 'Head'],
])('%s is called %s on the canvas, in the inspector and in the problems', async (id, title) => {
  const node = NODES.find((one) => one.id === id);
  if (!node) throw new Error(id);
  expect(await drawnWords(<NodeName node={node} />)).toEqual([title, title]);
  select([id]);
  expect(await drawnWords(<Inspector />)).toContain(title);
});

it('the problems name nodes as the canvas does', async () => {
  const words = await drawnWords(<ProblemsPanel />);
  expect(words).toContain('Head 没有通向目标，因此不在模型之内。');
  expect(words).toContain('目标 对每个窗口需要一个向量，但 LSTM 返回整个序列。');
  expect(words).toContain('目标');
});

it('a name of the user’s own stays as it is in every language', async () => {
  renameNode('Dense', '我的层');
  const node = useDocument.getState().project.graph.nodes.find(({ id }) => id === 'Dense');
  expect(node && (await drawnWords(<NodeName node={node} />))).toEqual(['我的层', '我的层']);
});

it('palette, inspector and panels have no half-width punctuation beside Chinese characters', async () => {
  const words = await drawnWords(<Palette />);
  for (const { id } of NODES) {
    select([id]);
    words.push(...(await drawnWords(<Inspector />)));
  }
  select([]);
  words.push(...(await drawnWords(<Inspector />)));
  for (const { id } of PANELS) {
    changeSettings({ dockTab: id });
    const panel = `[data-testid="dock-panel-${id}"]`;
    words.push(...(await drawnWords(<Dock />, (page) => page.querySelector(panel) !== null)));
  }
  expect(words.length).toBeGreaterThan(200);
  expect(words.flatMap(halfWidthIn)).toEqual([]);
});
