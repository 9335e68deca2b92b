// `npm run check`: everything that can be said of the sources without running the app; `npm run check:types`: the types alone.
//   node scripts/check.mjs [--types | --without-unit-tests]
import path from 'node:path';
import { ROOT } from './repositoryRoot.mjs';
import { runNode, toolScript } from './runTool.mjs';

const SOURCE_FOLDERS = ['engine', 'renderer', 'templates', 'cli', 'electron', 'e2e', 'scripts'];

// Each wall has its own compiler options: what it may not use does not compile there. The root holds the tests.
const TYPE_PROJECTS = {
  engine: 'engine',
  'exported programs': 'engine/exports/typescript/tsconfig.programs.json',
  'exported sequence programs': 'engine/exports/typescript/tsconfig.sequences.json',
  templates: 'templates',
  renderer: 'renderer',
  electron: 'electron',
  cli: 'cli',
  e2e: 'e2e',
  'e2e/electronStandIn': 'e2e/electronStandIn',
  tests: '.',
};

const TYPE_STEPS = Object.entries(TYPE_PROJECTS).map(([name, project]) => ({
  name: `types ${name}`,
  script: toolScript('typescript', 'tsc'),
  args: ['-p', project, '--pretty', 'false'],
}));

// The slowest first: two run at a time, and a long one started last would be waited for alone.
const STEPS = [
  // Without ESLint's cache: it does not know that a type in another file has changed.
  { name: 'lint', script: toolScript('eslint'), args: ['.', '--max-warnings', '0'] },
  { name: 'unit tests', script: toolScript('vitest'), args: ['run', '--project', '!long', '--reporter', 'dot'] },
  ...TYPE_STEPS,
  {
    name: 'import order',
    script: toolScript('dependency-cruiser', 'depcruise'),
    args: [...SOURCE_FOLDERS, '--output-type', 'err-long'],
  },
  { name: 'folder circles', script: path.join(ROOT, 'scripts/folderCircles.mjs'), args: [] },
  { name: 'dead code', script: toolScript('knip'), args: ['--no-progress'] },
  { name: 'format', script: toolScript('@biomejs/biome', 'biome'), args: ['format', '.'] },
];

// More at once would fight over the cores and the memory of a laptop.
const AT_ONCE = 2;

const skipped = process.argv.includes('--without-unit-tests') ? 'unit tests' : null;
const steps = process.argv.includes('--types') ? TYPE_STEPS : STEPS.filter(({ name }) => name !== skipped);
const widthChars = Math.max(...steps.map(({ name }) => name.length));
const waiting = [...steps];
const failed = [];
await Promise.all(Array.from({ length: AT_ONCE }, runWaiting));
for (const { name, output } of failed) console.log(`\n── ${name} ──\n${output.trimEnd()}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Runs step after step; prints a line for each as it ends. */
async function runWaiting() {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const { name, script, args } = step;
    const { code, output, elapsedMs } = await runNode(script, args, { capture: true });
    const verdict = code === 0 ? 'ok    ' : 'FAILED';
    console.log(`${verdict} ${name.padEnd(widthChars)} ${(elapsedMs / 1000).toFixed(1).padStart(6)} s`);
    if (code !== 0) failed.push({ name, output });
  }
}
