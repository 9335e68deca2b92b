// `npm test`: unit tests, a build, and the app driven in a real browser; then one closing line for all.
//   node scripts/test.mjs [--unit | --e2e] [arguments for Playwright ...]
import { runAppTests, runVitest } from './testRuns.mjs';
import { closingLine, failureList } from './testTotals.mjs';

const given = process.argv.slice(2);
const only = given.find((argument) => argument === '--unit' || argument === '--e2e');
const forPlaywright = given.filter((argument) => argument !== '--unit' && argument !== '--e2e');

const runs = [];
if (only !== '--e2e') runs.push(await runVitest('unit'));
if (only !== '--unit') runs.push(await runAppTests(forPlaywright));
console.log(['', ...failureList(runs), '', closingLine(runs)].join('\n'));
process.exitCode = runs.some((run) => run.failed > 0) ? 1 : 0;
