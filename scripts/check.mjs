// `npm run check`: everything that can be said of the sources without running the app.
//   node scripts/check.mjs [--without-unit-tests]
import path from 'node:path';
import { ROOT } from './repositoryRoot.mjs';
import { runSteps } from './runSteps.mjs';
import { toolScript } from './runTool.mjs';
import { TYPE_STEPS } from './typeSteps.mjs';

const SOURCE_FOLDERS = ['engine', 'renderer', 'templates', 'cli', 'electron', 'e2e', 'scripts'];

// The slowest first: two run at a time, and a long one started last would be waited for alone.
const steps = [
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

const skipped = process.argv.includes('--without-unit-tests') ? 'unit tests' : null;
process.exitCode = (await runSteps(steps.filter((step) => step.name !== skipped))) ? 0 : 1;
