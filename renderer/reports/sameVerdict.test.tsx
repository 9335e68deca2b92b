import * as tf from '@tensorflow/tfjs';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { exportProject, type ExportTools, type Report, type TargetReport } from '#engine';
import { reportText, resultData } from '../../cli/resultReport';
import { drawChain, makeExchangeProject } from '../../engine/testing/exchangeProject';
import { classTarget, numberTarget, YESTERDAY } from '../../engine/testing/reports';
import { EN } from '#engine';
import { showLanguage, useLocale } from '../i18n/locale';
import { changeSettings } from '../state/settingsStore';
import { ReportScores } from './ReportScores';

const LAST_WEEK = { id: 'seasonal168', name: { code: 'baseline.sameHourLastWeek' } as const };
const MAJORITY = { id: 'majorityClass', name: { code: 'baseline.majorityClass' } as const };

/** What a place says of a target: its verdict, and the cells of its table of scores without the names of the rows. */
interface Said {
  readonly verdict: string;
  readonly cells: readonly string[];
}

const page = document.createElement('div');
const root = createRoot(page);

function draw(report: Report, target: TargetReport): HTMLElement {
  flushSync(() => root.render(<ReportScores report={report} target={target} />));
  return page;
}

const texts = (elements: Iterable<Element>): string[] =>
  Array.from(elements, (element) => element.textContent ?? '').filter((text) => text !== '');

function app(report: Report): readonly Said[] {
  return report.targets.map((target) => {
    const drawn = draw(report, target);
    const verdict = drawn.querySelector('[data-testid="verdict"]')?.textContent ?? '';
    return { verdict, cells: texts(drawn.querySelectorAll('[data-testid="score-table"] td')) };
  });
}

/** One text of the command line has all targets; each begins with its name, has its table and then its verdict. */
function commandLine(report: Report): readonly Said[] {
  return report.targets.map((target) => {
    const lines = reportText({ ...report, targets: [target] }).split('\n');
    const rule = lines.findIndex((line) => line.startsWith('─'));
    const end = lines.indexOf('', rule);
    const cells = lines.slice(rule + 1, end).flatMap((line) => line.split(/ {2,}/).slice(1));
    return { verdict: lines[end + 1] ?? '', cells };
  });
}

let trained: Awaited<ReturnType<typeof makeExchangeProject>>;

beforeAll(async () => {
  await tf.setBackend('cpu');
  const graph = drawChain(['Input', 'input'], ['LSTM', 'lstm', { units: 3 }], ['Dense', 'dense'], ['Target', 'target']);
  trained = await makeExchangeProject(tf, { name: 'Hours', graph });
});

async function card(report: Report): Promise<readonly Said[]> {
  const versions = { seqloom: '1.0.0', tfjs: '4.0.0' };
  const said = report.targets.map(async (target): Promise<Said> => {
    const tools = { evaluate: () => Promise.resolve({ ...report, targets: [target] }), versions };
    const files = await exportProject('card', trained.project, trained.data, tools as unknown as ExportTools);
    const html = new TextDecoder().decode(files.find(({ path }) => path.endsWith('.html'))?.bytes);
    const results = new DOMParser().parseFromString(html, 'text/html').querySelector('section');
    const table = results?.querySelector('table');
    return {
      verdict: results?.querySelector('.note')?.textContent ?? '',
      cells: texts(table?.querySelectorAll('td') ?? []),
    };
  });
  return Promise.all(said);
}

/** The verdicts that `--json` and `metrics.json` hold. */
function asData(report: Report): unknown[] {
  const ended = { history: [], end: 'completed', bestEpoch: 0, backend: 'cpu' } as unknown as Parameters<
    typeof resultData
  >[0];
  return (resultData(ended, report, []).targets as { verdict: unknown }[]).map(({ verdict }) => verdict);
}

/** Of RMSE and MAE, which lie equally far from the baseline's. */
const both = (difference: string): string =>
  ['RMSE', 'MAE'].map((measure) => `${measure} ${difference} “same as yesterday”`).join(', ');

beforeEach(() => {
  useLocale.setState(EN, true);
});
afterEach(() => {
  useLocale.setState(EN, true);
});

describe.each([
  [0.9, 'better', `Better than every baseline: ${both('10% lower than')}.`],
  [0.985, 'better', `Better than every baseline: ${both('1.5% lower than')}.`],
  [0.995, 'equal', `No better than the best baseline: ${both('0.5% lower than')}.`],
  [1, 'equal', `No better than the best baseline: ${both('equal to')}.`],
  [1.005, 'equal', `No better than the best baseline: ${both('0.5% higher than')}.`],
  [1.2, 'worse', `Worse than the best baseline: ${both('20% higher than')}.`],
] as const)('at an error of %d times that of the baseline', (ratio, kind, sentence) => {
  const one = numberTarget({ unit: 'MW', rmse: 35.1 * ratio, baselines: [{ ...YESTERDAY, rmse: 35.1 }] });
  const two = numberTarget({
    ...{ name: 'price', rmse: 4 * ratio },
    baselines: [
      { ...LAST_WEEK, rmse: 7 },
      { ...YESTERDAY, rmse: 4 },
    ],
  });
  const report: Report = { part: 'test', targets: [one, two] };

  it('app, command line and card say the same, with the same figures', async () => {
    const [first, second] = app(report);
    expect(first?.verdict).toBe(sentence);
    // A weaker baseline beside it changes nothing.
    expect(second?.verdict).toBe(sentence);
    expect(first?.cells).toHaveLength(6);
    expect(commandLine(report)).toEqual(app(report));
    expect(await card(report)).toEqual(app(report));
    expect(asData(report)).toMatchObject([
      { kind, text: first?.verdict },
      { kind, text: second?.verdict },
    ]);
  });
});

/** A report on a hundred answers in two classes, so many of them wrong; the baseline is wrong in forty. */
function classes(wrong: number): TargetReport {
  const actual = Array.from({ length: 100 }, (_, i) => (i < 60 ? 0 : 1));
  const model = actual.map((code, i) => (i < wrong ? 1 - code : code));
  return classTarget(['calm', 'storm'], {
    ...{ actual, model },
    baselines: [{ ...MAJORITY, values: actual.map(() => 0) }],
  });
}

test.each([
  [10, 'Better than every baseline: error rate 75% lower than “always the most common class”.'],
  [40, 'No better than the best baseline: error rate equal to “always the most common class”.'],
  [44, 'Worse than the best baseline: error rate 10% higher than “always the most common class”.'],
])('of classes, %d of 100 wrong, all say the same', async (wrong, sentence) => {
  const report: Report = { part: 'test', targets: [classes(wrong)] };
  expect(app(report)[0]?.verdict).toBe(sentence);
  expect(commandLine(report)).toEqual(app(report));
  expect(await card(report)).toEqual(app(report));
});

test('the app says it in the user’s language, with its numbers', async () => {
  changeSettings({ language: 'zh-CN' });
  await showLanguage('zh-CN');
  const target = numberTarget({ rmse: 12_345.6, baselines: [{ ...YESTERDAY, rmse: 20_000 }], sampleCount: 1736 });
  const report: Report = { part: 'test', targets: [target] };
  const [said] = app(report);
  expect(said?.verdict).toBe('优于所有基线：RMSE比“与昨天相同”低 38.3%、MAE比“与昨天相同”低 38.3%。');
  expect(said?.cells).toEqual(['12,346', '6,173', '20,000', '10,000', '+38.3%', '+38.3%']);
  expect(draw(report, target).textContent).toContain('1,736 个窗口');
});
