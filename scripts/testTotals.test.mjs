import { describe, expect, it } from 'vitest';
import { closingLine, playwrightTotals, totalsOfRun, vitestTotals } from './testTotals.mjs';

describe('closingLine', () => {
  it('adds up all runs and mentions skipped tests only where there are some', () => {
    const unit = { passed: 10, failed: 1, skipped: 0 };
    expect(closingLine([unit, { passed: 3, failed: 0, skipped: 0 }])).toBe('13 passed, 1 failed');
    expect(closingLine([unit, { passed: 3, failed: 0, skipped: 2 }])).toBe('13 passed, 1 failed, 2 skipped');
  });
});

describe('totalsOfRun', () => {
  it('counts a run that broke outside its tests as one failure', () => {
    expect(totalsOfRun(1, null)).toEqual({ passed: 0, failed: 1, skipped: 0, failures: [] });
    expect(totalsOfRun(1, { passed: 5, failed: 0, skipped: 0 })).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(totalsOfRun(1, { passed: 5, failed: 2, skipped: 0 })).toEqual({ passed: 5, failed: 2, skipped: 0 });
    expect(totalsOfRun(0, { passed: 5, failed: 0, skipped: 1 })).toEqual({ passed: 5, failed: 0, skipped: 1 });
  });
});

describe('the totals of a report', () => {
  it('come from Vitest', () => {
    const failed = { fullName: 'adds up', failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\n  at sum.ts:3'] };
    const testResults = [{ assertionResults: [failed, { fullName: 'is quick', failureMessages: [] }] }];
    const report = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults };
    const failures = ['adds up\n    expected 1\n      at sum.ts:3'];
    expect(vitestTotals(report)).toEqual({ passed: 4, failed: 1, skipped: 3, failures });
  });

  it('come from Playwright, where a flaky test is a failed one', () => {
    const test = { projectName: 'web', results: [{ errors: [{ message: 'timed out' }] }, { errors: [] }] };
    const specs = [{ file: 'files.spec.ts', title: 'it opens', tests: [test] }];
    const report = { stats: { expected: 7, unexpected: 1, flaky: 2, skipped: 3 }, suites: [{ suites: [{ specs }] }] };
    const failures = ['[web] files.spec.ts it opens\n    timed out'];
    expect(playwrightTotals(report)).toEqual({ passed: 7, failed: 3, skipped: 3, failures });
  });
});
