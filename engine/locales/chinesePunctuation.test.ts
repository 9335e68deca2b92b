import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { analyze, refuseWire } from '../layers/analyze';
import { nodeTexts } from '../exports/picture/nodeTexts';
import { describeGraph } from '../exports/picture/pictureSvg';
import { problemText } from '../problem/problem';
import { writeReport } from '../reports/writeReport';
import { makeGraph, makeNode, STOCK_SIGNATURE, stockGraph } from '../testing/graphs';
import { halfWidthIn } from '../testing/halfWidth';
import { classTarget, numberTarget, YESTERDAY } from '../testing/reports';
import { fill, type MessageValue } from '../text/phrase';
import { makeWriter } from '../text/writer';
import { ZH_CN } from './zhCN';

const WRITER = makeWriter(ZH_CN);

/** Every text of a tree. */
function textsOf(tree: object): string[] {
  return Object.values(tree).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : textsOf(value as object),
  );
}

/** A text with this in every place. */
function filled(text: string, value: MessageValue): string {
  const names = [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '');
  return fill(ZH_CN, text, Object.fromEntries(names.map((name) => [name, value])));
}

test('half-width punctuation is found beside Chinese characters, not in programs, numbers and names of files', () => {
  for (const text of ['损失, 训练', '损失:训练', '好.', '损失 (训练)', '“损失”, 训练', 'LSTM, 训练', '1.5; 训练']) {
    expect(halfWidthIn(text), text).not.toEqual([]);
  }
  for (const text of [
    '损失，训练',
    '选择 .keras 文件',
    '用 numpy.save(file, array) 写出',
    '填 24, 168：昨天',
    '0.5 即中位数',
  ]) {
    expect(halfWidthIn(text), text).toEqual([]);
  }
});

test('every Chinese text has the punctuation of Chinese, whatever stands in its places', () => {
  const texts = textsOf(ZH_CN).flatMap((text) => [filled(text, '汉字'), filled(text, 7), filled(text, ['甲', '乙'])]);
  expect(texts.flatMap(halfWidthIn)).toEqual([]);
});

test('so do the README and the glossary in Chinese', () => {
  const read = (name: string) => readFileSync(path.resolve(import.meta.dirname, '../..', name), 'utf8').split('\n');
  const terms = read('docs/glossary.md').map((line) => line.split('|')[2] ?? '');
  // Links, emphasis and code keep their own signs.
  const lines = read('README.zh-CN.md').map((line) => line.replace(/\]\([^)]*\)|!\[|[*`[\]]/g, ''));
  expect([...terms, ...lines.flatMap((line) => line.split('|'))].flatMap(halfWidthIn)).toEqual([]);
});

test('what is joined from several texts has it too', () => {
  const at = { kind: 'time' as const, values: Float64Array.of(0, 3_600_000) };
  const report = writeReport(
    {
      part: 'test',
      targets: [
        numberTarget({ name: '负荷', unit: '兆瓦', at, baselines: [{ ...YESTERDAY, rmse: 10 }] }),
        classTarget(['平静', '风暴'], { actual: [0, 0, 1, -1], model: [0, 1, 1, 1] }),
      ],
    },
    WRITER,
  );
  const graph = stockGraph();
  const loose = makeGraph([makeNode('Input', 'input'), makeNode('Dense', 'dense'), makeNode('LSTM 2', 'lstm')], []);
  const nodes = graph.nodes.map((node) => nodeTexts(node, undefined, STOCK_SIGNATURE, WRITER));
  const said = [textsOf(report), textsOf(nodes), describeGraph(graph, WRITER), describeGraph(loose, WRITER)].flat();
  expect(said.join('\n')).toContain('RMSE（兆瓦）');
  expect(said).toContain('输入 → LSTM；LSTM → 全连接；全连接 → 目标');
  expect(said).toContain('输入、全连接、LSTM 2');
  expect(said.flatMap(halfWidthIn)).toEqual([]);
});

test('problems call a node what the canvas calls it: its own name, or its layer in Chinese', () => {
  const graph = makeGraph(
    [
      makeNode('Dense', 'dense'),
      makeNode('Dense 2', 'dense'),
      makeNode('Denser', 'dense'),
      makeNode('Target', 'target'),
    ],
    ['Dense>Dense 2'],
  );
  const said = analyze(graph, STOCK_SIGNATURE).problems.map((problem) => problemText(problem, ZH_CN).message);
  for (const title of ['全连接 2', 'Denser']) {
    expect(said).toContain(`${title} 没有通向目标，因此不在模型之内。`);
  }
  const from = { node: 'Dense 2', port: 'out' };
  const cycle = refuseWire(graph, STOCK_SIGNATURE, from, { node: 'Dense', port: 'in' });
  expect(cycle && problemText(cycle, ZH_CN).message).toBe('全连接 处于一个回路中：全连接 2 → 全连接 → … → 全连接 2。');
});
