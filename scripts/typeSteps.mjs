import { toolScript } from './runTool.mjs';

// Each wall has its own compiler options: what it may not use does not compile there. The root holds the tests.
const PROJECTS = [
  'engine',
  'engine/exports/typescript/tsconfig.programs.json',
  'engine/exports/typescript/tsconfig.sequences.json',
  'templates',
  'renderer',
  'electron',
  'cli',
  'e2e',
  'e2e/electronStandIn',
  '.',
];

const NAMES = {
  '.': 'tests',
  'engine/exports/typescript/tsconfig.programs.json': 'exported programs',
  'engine/exports/typescript/tsconfig.sequences.json': 'exported sequence programs',
};

/** One type check for each wall. */
export const TYPE_STEPS = PROJECTS.map((project) => ({
  name: `types ${NAMES[project] ?? project}`,
  script: toolScript('typescript', 'tsc'),
  args: ['-p', project, '--pretty', 'false'],
}));
