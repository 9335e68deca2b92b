import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import type { Project } from '../../project/project';
import { drawChain, exchangeTable, makeExchangeProject, type ExchangeCase } from '../../testing/exchangeProject';
import { hourlyProject } from '../../testing/projects';
import type { Evaluation, TargetEvaluation } from '../../reports/evaluation';
import { evaluateTrained } from '../../training/useTrained';
import type { ExportTools } from '../exportKinds';
import { exportCard } from './exportCard';
import { amount, countText, durationText, figureText, momentText, percentText } from './figures';

const HOURS: ExchangeCase = {
  name: 'Hours',
  graph: drawChain(['Input', 'input'], ['LSTM', 'lstm', { units: 3 }], ['Dense', 'dense'], ['Target', 'target']),
  training: { learningRate: 0.01 },
};

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const toolsOf = (evaluate: ExportTools['evaluate']) =>
  ({ evaluate, versions: { seqloom: '1.2.3', tfjs: '4.5.6' } }) as unknown as ExportTools;

const without = toolsOf(() => Promise.resolve(null));

async function cardsOf(project: Project, data: Uint8Array | null, tools: ExportTools) {
  const files = await exportCard(project, data, tools);
  expect(files.map(({ path }) => path)).toEqual(['MODEL_CARD.md', 'MODEL_CARD.html']);
  const [markdown = '', html = ''] = files.map(({ bytes }) => new TextDecoder().decode(bytes));
  return { markdown, html };
}

async function evaluationOf({ graph, recipe, trained }: Project): Promise<Evaluation> {
  if (!trained) throw new Error('not trained');
  return evaluateTrained(tf, { graph, recipe, trained, table: exchangeTable() }, 'test');
}

const withTarget = (evaluation: Evaluation, change: (target: TargetEvaluation) => TargetEvaluation): Evaluation => ({
  ...evaluation,
  targets: evaluation.targets.map(change),
});

test('a card says what the model does, with what, how it is built and how good it is', async () => {
  const { project, data } = await makeExchangeProject(tf, HOURS);
  const evaluation = await evaluationOf(project);
  const { markdown } = await cardsOf(
    project,
    data,
    toolsOf(() => Promise.resolve(evaluation)),
  );
  expect(markdown).toContain(
    '# Hours\n\nReads the last 6 hours of load and warmth and forecasts load for the next hour.',
  );
  for (const line of [
    '| File | hours.csv |',
    '| Span | 2024-01-01 00:00 to 2024-01-03 23:00 |',
    '| load | read, forecast | MW | – | 0 |',
    '| test | 20\u202f% | 14 | 8 | 2024-01-03 10:00 | 2024-01-03 23:00 |',
    '| LSTM | LSTM | 3 units · last state | 3 | 72 |',
    '| Optimizer | Adam, learning rate 0.01 |',
    '| Seqloom | 1.2.3 |',
    '| TensorFlow.js | 4.5.6 |',
    '76 parameters in all.',
  ]) {
    expect(markdown).toContain(line);
  }
  const [target] = evaluation.targets;
  expect(markdown).toContain(`| this model | ${figureText(target?.mae ?? 0)} | ${figureText(target?.rmse ?? 0)} |  |`);
});

test('a naive forecast that wins is said to win, in bold', async () => {
  const { project, data } = await makeExchangeProject(tf, HOURS);
  const evaluation = await evaluationOf(project);
  const target = evaluation.targets[0];
  // The weights are random: no such model can win.
  expect(target?.baselines[target.strongest]?.skill).toBeLessThan(0);
  const { markdown, html } = await cardsOf(
    project,
    data,
    toolsOf(() => Promise.resolve(evaluation)),
  );
  const sentence = /The naive forecast “.+” is better than this model for load: .* Do not rely on the model\./;
  expect(markdown).toMatch(new RegExp(`\\*\\*${sentence.source}\\*\\*`));
  expect(html).toMatch(new RegExp(`<p class="note">${sentence.source}</p>`));
});

test('a model that wins is told by how much, and one that copies is told to', async () => {
  const { project, data } = await makeExchangeProject(tf, HOURS);
  const evaluation = withTarget(await evaluationOf(project), (target) => ({
    ...target,
    copiesLastValue: true,
    baselines: target.baselines.map((baseline) => ({ ...baseline, skill: 0.25 })),
  }));
  const { markdown } = await cardsOf(
    project,
    data,
    toolsOf(() => Promise.resolve(evaluation)),
  );
  expect(markdown).toContain('**The squared error of the model is 25\u202f% below that of the naive forecast “');
  expect(markdown).toContain('**The model does little more than repeat the last value of load.**');
  expect(markdown).not.toContain('Do not rely');
});

test('classes are counted, not measured', async () => {
  const { project, data } = await makeExchangeProject(tf, {
    name: 'Moods',
    graph: drawChain(
      ['Input', 'input'],
      ['GRU', 'gru', { units: 3 }],
      ['Dense', 'dense', { units: 3, activation: 'softmax' }],
      ['Target', 'target', { loss: 'categoricalCrossentropy' }],
    ),
    recipe: { targets: ['mood'] },
  });
  const evaluation = await evaluationOf(project);
  const { markdown } = await cardsOf(
    project,
    data,
    toolsOf(() => Promise.resolve(evaluation)),
  );
  expect(markdown).toContain('and tells the class of mood for the next hour.');
  expect(markdown).toContain(`| this model | ${percentText(evaluation.targets[0]?.accuracy ?? 0)} |  |`);
  expect(markdown).toContain('| Texts | mood: 3 texts known |');
  expect(markdown).toContain('It cannot forecast a class that the training part does not show.');
});

test('without weights, or with those of another model, a card claims no results', async () => {
  const { project, data } = await makeExchangeProject(tf, HOURS);
  const untrained = await cardsOf({ ...project, trained: null }, data, without);
  expect(untrained.markdown).toContain('The model was not trained yet.');
  expect(untrained.markdown).not.toContain('## Results');
  const stale = { ...project, trained: { ...project.trained, fingerprint: 'other' } };
  const { markdown } = await cardsOf(
    stale,
    data,
    toolsOf(() => evaluationOf(project)),
  );
  expect(markdown).toContain('its weights are no longer its own');
  expect(markdown).not.toContain('## Results');
});

test('without data a card tells what it knows, and measures nothing', async () => {
  let asked = 0;
  const tools = toolsOf(() => Promise.resolve(void asked++).then(() => null));
  const { markdown } = await cardsOf(hourlyProject({ dataHash: 'ab12' }), null, tools);
  expect(asked).toBe(0);
  expect(markdown).toContain('The data, wave.csv, was not at hand when this card was written.');
  expect(markdown).toContain('| SHA-256 | ab12 |');
  expect(markdown).toContain('The model is not complete:');
});

test('a card of a model that has had no data holds no empty table', async () => {
  const { markdown } = await cardsOf(hourlyProject({ dataFile: null, dataHash: null }), null, without);
  expect(markdown).toContain('No data was chosen yet.');
  expect(markdown).not.toMatch(/\| --- \|\n\n/);
});

test('names stay text in both formats, and a page holds nothing that runs or is fetched', async () => {
  const name = '<img src=x onerror=alert(1)>|`*[a](javascript:x)';
  const project = hourlyProject({ name });
  const graph = { ...project.graph, nodes: project.graph.nodes.map((node) => ({ ...node, name })) };
  const { markdown, html } = await cardsOf({ ...project, graph }, null, without);
  expect(markdown).not.toMatch(/[^\\]`|<img|[^\\]\[a/);
  expect(html).not.toMatch(/<script|<link|<img src=x|<a /);
  expect(html).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
  for (const [, address] of html.matchAll(/(?:src|srcset|href)="([^"]*)"/g)) {
    expect(address).toMatch(/^data:image\/svg\+xml,[\w%.~*()!-]+$/);
  }
});

test('figures are written for readers', () => {
  expect([0, 0.005812, 28.137, 1240.4, 1e-7, -3.5, Number.NaN].map(figureText)).toEqual([
    ...['0', '0.005812', '28.14', '1\u202f240', '1.0e-7', '−3.5', '–'],
  ]);
  expect([0.7, 0.125, -25.649, Number.NEGATIVE_INFINITY].map(percentText)).toEqual([
    ...['70\u202f%', '12.5\u202f%', '−2565\u202f%', '–'],
  ]);
  expect([1, 0.84, 185, 7440].map(durationText)).toEqual([
    ...['1 second', '0.8 seconds', '3 minutes 5 seconds', '2 hours 4 minutes'],
  ]);
  expect(countText(1_234_567)).toBe('1\u202f234\u202f567');
  expect([amount(1, 'row'), amount(0, 'row')]).toEqual(['1 row', '0 rows']);
  const moment = Date.UTC(2024, 0, 31, 13, 5);
  expect([momentText(moment, true), momentText(moment, false), momentText(moment + 7000, false)]).toEqual([
    ...['2024-01-31', '2024-01-31 13:05', '2024-01-31 13:05:07'],
  ]);
});
