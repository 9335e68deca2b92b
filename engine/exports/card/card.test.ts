import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import type { Project } from '../../project/project';
import { drawChain, exchangeTable, makeExchangeProject, type ExchangeCase } from '../../testing/exchangeProject';
import { hourlyProject, tableNamed } from '../../testing/projects';
import type { Report } from '../../reports/report';
import { strongestOf } from '../../reports/judge';
import { numberTarget, YESTERDAY } from '../../testing/reports';
import { ENGLISH } from '../../text/english';
import { evaluateTrained } from '../../training/useTrained';
import { foreignWords, MADE_UP } from '../../testing/madeUpLocale';
import type { ExportTools } from '../defineExport';
import { exportCard } from './exportCard';
/** Names of programs, hashes and losses, which are the same in every language, and a unit that Intl writes. */
const NOT_WORDS = ['Seqloom', 'TensorFlow', 'js', 'SHA', 'MSE', 'adam', 'second'];

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

async function evaluationOf({ graph, task, trained }: Project): Promise<Report> {
  if (!trained) throw new Error('not trained');
  return evaluateTrained(tf, { graph, task, trained, table: exchangeTable() }, 'test');
}

test('a card says what the model does, with what, how it is built and how good it is', async () => {
  const { project, data } = await makeExchangeProject(tf, HOURS);
  const evaluation = await evaluationOf(project);
  const { markdown } = await cardsOf(
    project,
    data,
    toolsOf(() => Promise.resolve(evaluation)),
  );
  expect(markdown).toContain('# Hours\n\nForecasts load up to 1 hour ahead from the last 6 hours of load, warmth.');
  for (const line of [
    '| File | hours.csv |',
    '| Span | 2024-01-01 00:00 to 2024-01-03 23:00 |',
    '| load | Feature, Target | MW | none | 0 |',
    '| test | 20% | 14 | 14 | 2024-01-03 10:00 | 2024-01-03 23:00 |',
    '| LSTM | LSTM | 3 units · last state | 3 | 72 |',
    '| Optimizer | Adam |',
    '| Learning rate | 0.01 |',
    '| Seqloom | 1.2.3 |',
    '| TensorFlow.js | 4.5.6 |',
    '76 parameters',
  ]) {
    expect(markdown).toContain(line);
  }
  const [target] = evaluation.targets;
  const { mae, rmse } = target?.model.metrics ?? {};
  expect(markdown).toMatch(/\| load \| RMSE \(MW\) \| MAE \(MW\) \| RMSE better by \| MAE better by \|/);
  const cells = /\| model \| (\S+) \| (\S+) \|  \|  \|/.exec(markdown)?.slice(1).map(Number);
  expect(cells?.[0]).toBeCloseTo(rmse ?? 0, 2);
  expect(cells?.[1]).toBeCloseTo(mae ?? 0, 2);
});

test('a naive forecast that wins is said to win, in bold', async () => {
  const { project, data } = await makeExchangeProject(tf, {
    ...HOURS,
    recipe: { split: { train: 0.4, validation: 0.1 } },
  });
  const evaluation = await evaluationOf(project);
  const [target] = evaluation.targets;
  // The weights are random: no such model can win.
  expect(target && strongestOf(target)?.comparisons[0]?.ratio).toBeGreaterThan(1);
  const { markdown, html } = await cardsOf(
    project,
    data,
    toolsOf(() => Promise.resolve(evaluation)),
  );
  const sentence = /Worse than the best baseline: RMSE \S+% higher than “.+”.*\./;
  expect(markdown).toMatch(new RegExp(`\\*\\*${sentence.source}\\*\\*`));
  expect(html).toMatch(new RegExp(`<p class="note">${sentence.source}</p>`));
  expect(markdown).toContain('lower error for load. Do not rely on the model there.');
});

test('a model that wins is told by how much, and one that copies is told to', async () => {
  const { project, data } = await makeExchangeProject(tf, HOURS);
  const cardOf = async (copies: boolean): Promise<string> => {
    const imitates = copies ? 'lastValue' : null;
    const target = numberTarget({ rmse: copies ? 4 : 3, baselines: [{ ...YESTERDAY, rmse: 4 }], imitates });
    const evaluate = () => Promise.resolve({ part: 'test' as const, targets: [target] });
    return (await cardsOf(project, data, toolsOf(evaluate))).markdown;
  };
  const winner = await cardOf(false);
  expect(winner).toContain(
    '**Better than every baseline: RMSE 25% lower than “same as yesterday”, MAE 25% lower than “same as yesterday”.**',
  );
  expect(winner).not.toContain('Do not rely');
  expect(await cardOf(true)).toContain(
    '**No better, and little more than a repetition of the last value: RMSE equal to “same as yesterday”',
  );
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
  expect(markdown).toContain('Predicts the class of mood up to 1 hour ahead');
  const { accuracy = 0 } = evaluation.targets[0]?.model.metrics ?? {};
  expect(markdown).toContain(`| model | ${ENGLISH.numbers.share(accuracy)} |`);
  expect(markdown).toContain('| Class | Precision | Recall | F1 | Samples |');
  expect(markdown).toContain('| Texts | mood: 3 texts known |');
  expect(markdown).toContain('It cannot predict a class that does not occur in the training part.');
});

test('without weights, or with those of another model, a card claims no results', async () => {
  const { project, data } = await makeExchangeProject(tf, HOURS);
  const untrained = await cardsOf({ ...project, trained: null }, data, without);
  expect(untrained.markdown).toContain('The model has not been trained yet.');
  expect(untrained.markdown).not.toContain('## Results');
  const stale = { ...project, trained: { ...project.trained, fingerprint: 'other' } };
  const { markdown } = await cardsOf(
    stale,
    data,
    toolsOf(() => evaluationOf(project)),
  );
  expect(markdown).toContain('so its weights no longer fit');
  expect(markdown).not.toContain('## Results');
});

test('without data a card tells what it knows, and measures nothing', async () => {
  let asked = 0;
  const tools = toolsOf(() => Promise.resolve(void asked++).then(() => null));
  const { markdown } = await cardsOf(
    hourlyProject({ assets: [{ ...tableNamed('wave.csv'), sha256: 'ab12' }] }),
    null,
    tools,
  );
  expect(asked).toBe(0);
  expect(markdown).toContain('The data, wave.csv, was not available when this card was written.');
  expect(markdown).toContain('| SHA-256 | ab12 |');
  expect(markdown).toContain('The model is not complete:');
});

test('a card of a model that has had no data holds no empty table', async () => {
  const { markdown } = await cardsOf(hourlyProject({ assets: [] }), null, without);
  expect(markdown).toContain('No data has been chosen yet.');
  expect(markdown).not.toMatch(/\| --- \|\n\n/);
});

test('a card in a third language holds no word of another, in its pictures neither', async () => {
  const { project, data } = await makeExchangeProject(tf, { ...HOURS, training: { schedule: 'step', clipNorm: 1 } });
  const evaluation = await evaluationOf(project);
  const states: [Project, Uint8Array | null][] = [
    [project, data],
    [{ ...project, trained: null }, data],
    [{ ...project, trained: { ...project.trained, fingerprint: 'other' } }, null],
    [hourlyProject({ assets: [] }), null],
  ];
  const own = new Set(['Hours', 'hours', 'csv', 'load', 'warmth', 'hour', 'MW', 'cpu', ...NOT_WORDS]);
  for (const [of, bytes] of states) {
    const { markdown, html } = await cardsOf({ ...of, name: 'Hours' }, bytes, {
      ...toolsOf(() => Promise.resolve(evaluation)),
      locale: MADE_UP,
    });
    const names = of.graph.nodes.flatMap(({ name }) => name.split(' '));
    const picture = decodeURIComponent(/srcset="data:image\/svg\+xml,([^"]*)"/.exec(html)?.[1] ?? '');
    const shown = [markdown, ...[...picture.matchAll(/>([^<>]+)</g)].map(([, text]) => text ?? '')].join('\n');
    expect(shown).toContain('⟦…⟧');
    expect(html).toContain(`<html lang="${MADE_UP.id}">`);
    expect(foreignWords(shown).filter((word) => !own.has(word) && !names.includes(word))).toEqual([]);
  }
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
