import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'e2e/**/*.spec.ts'];
const CONFIGS = ['*.config.ts', '*.config.js', 'electron-builder.config.*'];
const PROGRAMS = ['engine/exports/typescript/files/**/*.ts', 'engine/tasks/*/code/typescript/*.ts'];
const MAX_LINES = 350;

const NO_STAR_EXPORT = {
  selector: 'ExportAllDeclaration',
  message: 'Name what a door lets through; `export *` hides it from readers and from dead-code checks.',
};
const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Use a named export: it keeps one name everywhere.',
};
const NO_RAW_IPC = ['ipcMain', 'ipcRenderer'].map((name) => ({
  selector: `Identifier[name="${name}"]`,
  message: `${name} belongs to electron/ alone; state the call in electron/ipc/contract.ts and use window.desktop.`,
}));

const syntax = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules] });

export default tseslint.config(
  {
    ignores: [
      'out/',
      'dist-app/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      'run/',
      'e2e/.work/',
      'bench/peers/.venv/',
      // AssemblyScript, checked by its own compiler.
      'engine/kernels/assembly/',
      '**/*.d.ts',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: MAX_LINES }],
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'electron', message: 'Only electron/ runs inside Electron; elsewhere this import throws.' }],
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      ...syntax(NO_STAR_EXPORT, NO_DEFAULT_EXPORT, ...NO_RAW_IPC),
    },
  },
  {
    files: ['electron/**'],
    rules: { 'no-restricted-imports': 'off', ...syntax(NO_STAR_EXPORT, NO_DEFAULT_EXPORT) },
  },
  {
    // The stand-in answers in Electron's place: it has both ends of the wire, and Electron's types.
    files: ['e2e/electronStandIn/**'],
    rules: { 'no-restricted-imports': 'off', ...syntax(NO_STAR_EXPORT, NO_DEFAULT_EXPORT) },
  },
  { files: TESTS, rules: { 'max-lines': 'off' } },
  { files: CONFIGS, rules: syntax(NO_STAR_EXPORT, ...NO_RAW_IPC) },
  {
    // The files of exported programs, which lie in several folders and leave as one.
    files: PROGRAMS,
    languageOptions: {
      parserOptions: { projectService: false, project: 'engine/exports/typescript/tsconfig.{programs,sequences}.json' },
    },
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // Scripts run unbuilt in Node, without a compiler.
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
