// Who may import whom, as docs/architecture.md says. Each rule forbids; its comment says what is allowed instead.

const TEST = '\\.(test|spec)\\.(ts|tsx|mjs)$';
// Where files still know each other in a circle, as types. This list only shrinks.
const TYPE_CIRCLES = '^engine/project/';
const NPM = '^node_modules/';
// Bundled for a browser: the kernels run on a GPU only, and the app does not show what they compute.
const KERNEL_PAGE = '^e2e/webgpuKernels/';

/** Forbids imports from `from` to our own folders other than those in `allowed` (regular expressions of paths). */
const wall = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  // Tests may reach for fixtures and for what stands above; the sources may not.
  from: { path: from, pathNot: [TEST, '^engine/testing/'] },
  to: { path: '^(engine|renderer|templates|cli|electron|e2e|scripts)/', pathNot: allowed },
});

/** As `wall`, and for what may be imported as a type only. */
const typesOnly = (name, from, to, comment, except = {}) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: TEST, ...except },
  to: { path: to, dependencyTypesNot: ['type-only'] },
});

// The engine's folders, lowest first. Each may import its own level and those below, as a type too.
const ENGINE_LEVELS = [
  ['problem', 'random', 'text', 'locales'],
  ['tensors'],
  ['samples', 'reports', 'tables', 'media'],
  ['graph', 'emit'],
  ['layers', 'losses', 'metrics', 'optimizers'],
  ['plan'],
  ['kernels'],
  ['tasks'],
  ['project'],
  ['training'],
  ['inspect'],
  ['runs'],
  ['exports', 'imports'],
];
const engineOrder = ENGINE_LEVELS.map((folders, level) => {
  const allowed = ENGINE_LEVELS.slice(0, level + 1).flat();
  return wall(
    `engine-order-${folders.join('-')}`,
    `^engine/(${folders.join('|')})/`,
    allowed.map((folder) => `^engine/${folder}/`),
    `These may import ${allowed.join(', ')}.`,
  );
});

// The renderer's folders, lowest first: each may import itself and those before it, types included. main.tsx stands above.
const RENDERER_ORDER = [
  'ui',
  'host',
  'state',
  'i18n',
  'commands',
  'worker',
  'trainer',
  'training',
  'files',
  'verify',
  'exchange',
  'canvas',
  'inspector',
  'reports',
  'recipes',
  'tasks',
  'panels',
  'workbench',
];
// Panels and tasks: each folder knows itself, and what all of them share.
const RENDERER_PEERS = ['tasks', 'panels'];
const rendererRules = [
  ...RENDERER_ORDER.map((folder, at) => {
    const below = RENDERER_ORDER.slice(0, at + 1);
    return {
      name: `renderer-order-${folder}`,
      severity: 'error',
      comment: `renderer/${folder} may import, of the renderer, ${below.join(', ')}.`,
      from: { path: `^renderer/${folder}/`, pathNot: TEST },
      to: { path: '^renderer/', pathNot: `^renderer/(${below.join('|')})/` },
    };
  }),
  ...RENDERER_PEERS.map((folder) => ({
    name: `renderer-peers-${folder}`,
    severity: 'error',
    comment: `A folder of renderer/${folder} stands alone: what two of them need stands below.`,
    from: { path: `^renderer/${folder}/([^/]+)/` },
    to: { path: `^renderer/${folder}/[^/]+/`, pathNot: `^renderer/${folder}/$1/` },
  })),
  {
    name: 'renderer-has-places',
    severity: 'error',
    comment: 'Every folder of the renderer has its place in RENDERER_ORDER.',
    from: {},
    to: { path: '^renderer/[^/]+/', pathNot: `^renderer/(${RENDERER_ORDER.join('|')})/` },
  },
  {
    name: 'ui-knows-nothing',
    severity: 'error',
    comment: 'The design system knows neither the engine nor the contract: what it shows is handed in.',
    from: { path: '^renderer/ui/', pathNot: TEST },
    to: { path: '^(engine|templates|electron)/' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'Files that import each other in a circle cannot be understood or loaded one at a time.',
      from: { pathNot: TYPE_CIRCLES },
      to: { circular: true },
    },
    {
      name: 'no-loaded-circle',
      severity: 'error',
      comment: 'As no-circle, but for types.',
      from: { path: TYPE_CIRCLES },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'This import leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'engine-door',
      severity: 'error',
      comment: 'The engine has one door, engine/index.ts; everything behind it may change.',
      from: { pathNot: ['^engine/', KERNEL_PAGE] },
      to: { path: '^engine/', pathNot: ['^engine/index\\.ts$', '^engine/testing/'] },
    },
    {
      name: 'testing-in-tests',
      severity: 'error',
      comment: 'What engine/testing makes is for tests, of the engine and of others.',
      from: { pathNot: [TEST, '^engine/testing/'] },
      to: { path: '^engine/testing/' },
    },
    {
      name: 'templates-door',
      severity: 'error',
      comment: 'The templates have one door, templates/index.ts.',
      from: { pathNot: '^templates/' },
      to: { path: '^templates/', pathNot: '^templates/index\\.ts$' },
    },
    wall('engine-alone', '^engine/', ['^engine/'], 'The engine imports nothing of ours but itself.'),
    {
      name: 'engine-packages',
      severity: 'error',
      comment: 'The engine uses TensorFlow.js (as types: it is handed in) and the few libraries its folders need.',
      from: { path: '^engine/', pathNot: TEST },
      to: {
        path: NPM,
        pathNot:
          '^node_modules/(@tensorflow/|@types/papaparse/|papaparse/|fflate/|fzstd/|hyparquet/|zod/|@bufbuild/protobuf/|h5wasm/)',
      },
    },
    {
      name: 'engine-without-node',
      severity: 'error',
      comment: 'The engine runs in a browser worker too: clock, files and randomness are handed in.',
      from: { path: '^engine/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    typesOnly(
      'engine-tfjs-types',
      '^engine/',
      '^node_modules/@tensorflow/',
      'TensorFlow.js is handed to the engine, so that its host chooses the backend and loads it when needed.',
    ),
    typesOnly(
      'engine-hdf5-types',
      '^engine/',
      '^node_modules/h5wasm/',
      'h5wasm is handed to the engine: it is large, and each host loads it in its own way and only when needed.',
    ),
    ...engineOrder,
    wall('templates-walls', '^templates/', ['^templates/', '^engine/'], 'templates may import engine.'),
    wall(
      'renderer-walls',
      '^renderer/',
      ['^renderer/', '^engine/', '^templates/', '^electron/ipc/contract\\.ts$'],
      'renderer may import engine, templates and the types of electron/ipc/contract.',
    ),
    ...rendererRules,
    typesOnly(
      'contract-types',
      '^(renderer|e2e)/',
      '^electron/ipc/contract\\.ts$',
      'Outside of electron the contract is types only.',
    ),
    wall('cli-walls', '^cli/', ['^cli/', '^engine/', '^templates/'], 'cli may import engine and templates.'),
    wall(
      'electron-main-walls',
      '^electron/main/',
      ['^electron/(main|ipc|serve)/'],
      'electron/main may import electron/ipc and electron/serve.',
    ),
    wall(
      'electron-preload-walls',
      '^electron/preload/',
      ['^electron/(preload|ipc)/'],
      'electron/preload may import electron/ipc.',
    ),
    wall('electron-ipc-walls', '^electron/ipc/', ['^electron/ipc/'], 'The contract stands alone.'),
    wall('electron-serve-walls', '^electron/serve/', ['^electron/serve/'], 'electron/serve stands alone.'),
    {
      name: 'preload-packages',
      severity: 'error',
      comment: 'A sandboxed preload can load nothing but electron.',
      from: { path: '^electron/preload/', pathNot: TEST },
      to: { path: NPM, pathNot: '^node_modules/electron/' },
    },
    {
      name: 'electron-inside-only',
      severity: 'error',
      comment: 'Outside of Electron this import starts a download and throws. The stand-in takes its types.',
      from: { pathNot: '^electron/' },
      to: { path: '^node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kernel-page',
      severity: 'error',
      comment:
        'The page that checks the WebGPU kernels needs these, their types and derivative, a patch of tfjs, the loss and the door, and nothing else.',
      from: { path: KERNEL_PAGE },
      to: {
        path: '^(engine|renderer|templates|cli|electron|scripts)/',
        pathNot:
          '^engine/(index|emit/kernels/kernelLayer|kernels/(recurrentOp|recurrentGradient|webgpu/.+)|plan/patchTfjs|losses/computeLoss|optimizers/tfjsUpdate)\\.ts$',
      },
    },
    wall(
      'e2e-walls',
      '^e2e/(?!webgpuKernels/|electronStandIn/)',
      ['^e2e/(?!electronStandIn/)', '^scripts/', '^electron/ipc/contract\\.ts$'],
      'e2e drives the built app; it may use the scripts that find and start it.',
    ),
    wall(
      'stand-in-alone',
      '^e2e/electronStandIn/',
      ['^e2e/electronStandIn/'],
      'The stand-in for Electron is a package of its own and knows nothing of the app.',
    ),
    wall(
      'scripts-walls',
      '^scripts/',
      ['^scripts/', '^electron/serve/', '^e2e/electronStandIn/build\\.mjs$'],
      'scripts may import electron/serve and what builds the stand-in for Electron.',
    ),
    {
      name: 'shipped-packages',
      severity: 'error',
      comment: 'A devDependency is not there where the app is installed. Electron itself is what the app runs in.',
      from: { path: '^(engine|renderer|templates|cli|electron)/', pathNot: [TEST, '^templates/tools/'] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/electron/',
      },
    },
    {
      name: 'declared-packages',
      severity: 'error',
      comment: 'A package that package.json does not name is there by accident.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      comment: 'Tests import the product, never the other way.',
      from: { pathNot: TEST },
      to: { path: TEST },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        '^(out|dist-app|coverage|test-results|playwright-report|run|docs)/',
        // The files of exported programs: several folders become one, see engine/exports/typescript/tsconfig.programs.json.
        '^engine/exports/[^/]+/files/',
        '^engine/tasks/[^/]+/code/(typescript|python)/',
      ],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
