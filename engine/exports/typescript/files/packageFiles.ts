import type { ExportPlan } from '../exportPlan';

/** `package.json`. */
export function packageFile(plan: ExportPlan): string {
  const start = plan.trained ? 'npm run evaluate' : 'npm run train && npm run evaluate';
  const content = {
    name: plan.packageName,
    version: '1.0.0',
    private: true,
    description: 'A sequence model made with Seqloom.',
    type: 'module',
    engines: { node: '>=20.19' },
    scripts: {
      start: `npm run build && ${start}`,
      build: 'tsc',
      train: 'node dist/train.js',
      evaluate: 'node dist/evaluate.js',
      predict: 'node dist/predict.js',
      web: 'vite',
      'build:web': 'vite build --base ./ --outDir web',
    },
    dependencies: { '@tensorflow/tfjs': '^4.22.0' },
    devDependencies: { '@types/node': '^20.19.0', typescript: '^6.0.3', vite: '^8.3.0' },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** `tsconfig.json`. */
export function tsconfigFile(): string {
  const content = {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      module: 'NodeNext',
      types: ['node'],
      rootDir: 'src',
      outDir: 'dist',
      strict: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      verbatimModuleSyntax: true,
      skipLibCheck: true,
    },
    include: ['src'],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** `.gitignore`. */
export function gitignoreFile(): string {
  return 'dist/\nnode_modules/\nweb/\n';
}
