import { describe, expect, it } from 'vitest';
import { alignedTable, appRows, markdownTable, targetRows, timeRows } from './tables.mjs';

const CASE = {
  id: 'B',
  description: 'LSTM(32)',
  engines: {
    stock: { status: 'measured', medianMs: 44.91 },
    'fused-one': { status: 'failed', reason: 'no' },
    'fused-all': { status: 'measured', medianMs: 2 },
    torch: { status: 'measured', medianMs: 1600, threads: 2 },
  },
};

describe('timeRows', () => {
  it('shows times and ratios, and a dash or a word where there is no figure', () => {
    const [head, row] = timeRows([CASE]);
    expect(Object.fromEntries(head.map((name, k) => [name, row[k]]))).toEqual({
      case: 'B · LSTM(32)',
      'stock tfjs-wasm': '44.9 ms',
      'fused, 1 thread': 'failed',
      'fused, all': '2 ms',
      'Keras-CPU': '–',
      'PyTorch-CPU': '1600 ms (2t)',
      'stock ÷ fused': '22.5×',
      '1 thread ÷ all': '–',
      'fused ÷ Keras': '–',
      'fused ÷ PyTorch': '0.00125×',
    });
  });
});

describe('targetRows', () => {
  it('says what was asked, what was measured, and why there is no verdict', () => {
    const target = { case: 'A', what: 'as fast', comparison: 'atLeast', bound: 18, value: 17.123, verdict: 'missed' };
    const unknown = { ...target, comparison: 'atMost', value: null, verdict: 'notRun', reason: 'keras was not run' };
    expect(targetRows([target, unknown]).slice(1)).toEqual([
      ['A', 'as fast', '≥ 18', '17.1', 'MISSED'],
      ['A', 'as fast', '≤ 18', '–', 'not run: keras was not run'],
    ]);
  });
});

describe('appRows', () => {
  it('marks what is above its target', () => {
    const row = { what: 'an epoch', value: 6, unit: 's', target: 5 };
    expect(appRows([row, { ...row, target: null }]).slice(1)).toEqual([
      ['an epoch', '6.00 s', '≤ 5 s MISSED'],
      ['an epoch', '6.00 s', '–'],
    ]);
  });
});

describe('a table', () => {
  const rows = [
    ['case', 'ms'],
    ['A', '1000'],
  ];

  it('is aligned for the terminal, numbers to the right', () => {
    expect(alignedTable(rows, [1])).toBe('case    ms\n────  ────\nA     1000');
  });

  it('is Markdown for the README', () => {
    expect(markdownTable(rows)).toBe('| case | ms |\n| --- | --- |\n| A | 1000 |');
  });
});
