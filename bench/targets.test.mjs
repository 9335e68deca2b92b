import { describe, expect, it } from 'vitest';
import { isFailure, judge, withBestTorch } from './targets.mjs';

const measured = (medianMs, more = {}) => ({ status: 'measured', medianMs, ...more });
const kept = (workspaceBytes, keptBytes) => ({ memory: { workspaceBytes, keptBytes } });

function judgeOne(id, engines, changes = {}) {
  return judge({ cases: [{ id, engines }], memory: null, cores: 2, load: 0.1, ...changes });
}

function find(targets, words) {
  const found = targets.find(({ what }) => what.includes(words));
  if (!found) throw new Error(`no target about ${words}`);
  return found;
}

describe('judge', () => {
  it('asks for a speed-up over stock tfjs that depends on the case', () => {
    const bounds = ['A', 'D', 'F'].map((id) => find(judgeOne(id, {}), 'stock').bound);
    expect(bounds).toEqual([18, 25, 8]);
    expect(find(judgeOne('A', { stock: measured(180), 'fused-all': measured(10) }), 'stock')).toMatchObject({
      value: 18,
      verdict: 'met',
    });
    expect(find(judgeOne('A', { stock: measured(179), 'fused-all': measured(10) }), 'stock').verdict).toBe('missed');
  });

  it('asks to be no slower than a peer, or as much slower as the case allows', () => {
    const engines = { 'fused-all': measured(15), keras: measured(10), torch: measured(9) };
    expect(find(judgeOne('A', engines), 'Keras')).toMatchObject({ value: 1.5, verdict: 'missed' });
    expect(find(judgeOne('D', engines), 'Keras')).toMatchObject({ value: 1.5, verdict: 'met' });
    expect(find(judgeOne('A', engines), 'PyTorch').verdict).toBe('met');
    expect(find(judgeOne('B', engines), 'PyTorch').verdict).toBe('missed');
    expect(judgeOne('F', engines).some(({ what }) => /Keras|PyTorch/.test(what))).toBe(false);
  });

  it('judges threads only where cores are free', () => {
    const engines = { 'fused-one': measured(10), 'fused-all': measured(9) };
    expect(find(judgeOne('A', engines), 'one thread').verdict).toBe('missed');
    expect(find(judgeOne('A', engines, { load: 1.2 }), 'one thread')).toMatchObject({
      verdict: 'notJudged',
      reason: 'the machine was busy at the start (load 1.20)',
    });
    expect(find(judgeOne('A', engines, { cores: 1 }), 'one thread').verdict).toBe('notJudged');
  });

  it('compares the workspace with what must be kept', () => {
    expect(find(judgeOne('A', { 'fused-all': measured(1, kept(130, 100)) }), 'workspace').verdict).toBe('met');
    expect(find(judgeOne('A', { 'fused-all': measured(1, kept(131, 100)) }), 'workspace').verdict).toBe('missed');
    expect(find(judgeOne('A', { 'fused-all': measured(1) }), 'workspace').verdict).toBe('notMeasured');
  });

  it('sees whatever grows over a long training', () => {
    const sample = (changes) => ({ workspaceBytes: 100, numTensors: 5, numBytes: 50, ...changes });
    const growth = (...samples) => find(judgeOne('B', {}, { memory: { case: 'B', samples } }), '1000 steps');
    expect(growth(sample(), sample({ residentBytes: 9 }), sample())).toMatchObject({ value: 0, verdict: 'met' });
    expect(growth(sample(), sample({ numTensors: 6 }))).toMatchObject({ value: 1, verdict: 'missed' });
    expect(growth(sample(), sample({ workspaceBytes: 164 }), sample()).verdict).toBe('missed');
    const { verdict, reason } = find(
      judgeOne('B', {}, { memory: { case: 'B', reason: 'It ended with 1.\nTraceback' } }),
      '1000 steps',
    );
    expect([verdict, reason]).toEqual(['notMeasured', 'It ended with 1.']);
  });

  it('tells an engine that nobody ran from one that failed', () => {
    const engines = { 'fused-all': { status: 'failed', reason: 'out of memory' }, stock: measured(1) };
    expect(find(judgeOne('A', engines), 'stock')).toMatchObject({ verdict: 'notMeasured', reason: 'out of memory' });
    expect(find(judgeOne('A', { 'fused-all': measured(1) }), 'Keras').verdict).toBe('notRun');
  });

  it('leaves out targets of cases that were not run', () => {
    expect(new Set(judgeOne('C', {}).map((target) => target.case))).toEqual(new Set(['C']));
  });
});

describe('isFailure', () => {
  it('holds for missed targets and for figures that were tried for and are missing', () => {
    const verdicts = ['met', 'missed', 'notMeasured', 'notJudged', 'notRun'];
    expect(verdicts.filter((verdict) => isFailure({ verdict }))).toEqual(['missed', 'notMeasured']);
  });
});

describe('withBestTorch', () => {
  it('takes PyTorch at the thread count that was fastest', () => {
    const engines = { stock: measured(1), 'torch-1': measured(5), 'torch-2': measured(3), 'torch-16': measured(4) };
    expect(withBestTorch(engines).torch).toEqual({ status: 'measured', medianMs: 3, threads: 2 });
  });

  it('passes over a thread count that failed, and adds nothing where PyTorch was not run', () => {
    const failed = { status: 'failed', reason: 'no' };
    expect(withBestTorch({ 'torch-1': failed, 'torch-2': measured(3) }).torch.threads).toBe(2);
    expect(withBestTorch({ 'torch-1': failed }).torch.status).toBe('failed');
    expect(withBestTorch({ stock: measured(1) })).toEqual({ stock: measured(1) });
  });
});
