import { expect, test } from 'vitest';
import { makeProblem } from '#engine';
import { formatProblems } from './printProblems';

test('a problem is told with its place and what to do, errors first', () => {
  const warning = makeProblem(
    'data.missingFilled',
    { column: 'close', count: 2, line: 7 },
    { line: 7, column: 'close', severity: 'warning' },
  );
  const error = makeProblem('graph.danglingInput', { node: 'LSTM 2', port: 'input' }, { nodeId: 'n7' });
  expect(formatProblems([warning, error])).toBe(
    [
      'error: LSTM 2 has nothing connected to its input.',
      '       at node LSTM 2',
      '       Connect a node to it, or remove LSTM 2.',
      'warning: 2 empty cells of “close” were filled with the last value before (first on line 7). The model learns from filled values, but is not evaluated on them.',
      '         at line 7, column “close”',
      '         If that is wrong for this data, fill the cells in the file.',
      '',
    ].join('\n'),
  );
});

test('of a kind that comes very often the first are told, and how many more there are', () => {
  const problems = Array.from({ length: 1025 }, (_, i) =>
    makeProblem('graph.danglingInput', { node: `N${i}`, port: 'input' }),
  );
  const lines = formatProblems([...problems, makeProblem('graph.noTarget')]).split('\n');
  expect(lines.filter((line) => line.startsWith('error: N'))).toHaveLength(20);
  expect(lines.slice(-4)).toEqual([
    'error: The model has no Target.',
    expect.stringContaining('Add a Target node'),
    'And 1,005 more problems of the same kinds.',
    '',
  ]);
});

test('no problems, no words', () => {
  expect(formatProblems([])).toBe('');
});
