import { readFileSync } from 'node:fs';

/** Lines of an error that are shown: what was expected, what came, and where. */
const SHOWN_LINES = 10;

/** The counts in a Vitest JSON report, and what each failed test says. */
export function vitestTotals(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: (report.testResults ?? []).flatMap(({ assertionResults }) =>
      assertionResults.flatMap(({ fullName, failureMessages }) =>
        failureMessages.map((message) => failure(fullName, message)),
      ),
    ),
  };
}

/** The counts in a Playwright JSON report, and what each failed test says. A test that passed only on a second try counts as failed. */
export function playwrightTotals(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failures = specsOf(report).flatMap(({ file, title, tests }) =>
    tests.flatMap(({ projectName, results }) =>
      results.flatMap(({ errors }) => errors.map((e) => failure(`[${projectName}] ${file} ${title}`, e.message))),
    ),
  );
  return { passed: expected, failed: unexpected + flaky, skipped, failures };
}

const specsOf = ({ suites = [], specs = [] }) => [...specs, ...suites.flatMap(specsOf)];

// Without the codes that color a terminal.
const failure = (name, message = '') =>
  [
    name,
    ...message
      .replace(/\u001b\[\d*m/g, '')
      .split('\n')
      .filter((line) => line.trim())
      .slice(0, SHOWN_LINES),
  ].join('\n    ');

/**
 * The counts of a run that ended with `code`. One that ended badly without a failed test (a file that does not load,
 * an error outside any test, no report at all: null) counts as one failure, so that it cannot hide.
 */
export function totalsOfRun(code, totals) {
  const counted = totals ?? { passed: 0, failed: 0, skipped: 0, failures: [] };
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** Reads a report with `totals`, or gives null where the run wrote none. */
export function readTotals(file, totals) {
  try {
    return totals(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What failed in all runs, a paragraph a test. */
export function failureList(runs) {
  return runs.flatMap(({ failures }) => failures);
}

/** The line that closes a test run: `12 passed, 0 failed`, and `, 1 skipped` where some were. */
export function closingLine(runs) {
  const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
