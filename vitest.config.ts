import { defineConfig } from 'vitest/config';

const LONG = '{engine,cli,scripts}/**/*.long.test.{ts,mjs}';

/** Another order each time, told at the start of the run; the same one again with SEQLOOM_TEST_SEED. */
const seed = Number(process.env.SEQLOOM_TEST_SEED ?? Date.now() % 1_000_000);

export default defineConfig({
  test: {
    sequence: { shuffle: true, seed },
    // The first step of a compiled model is slow on a busy machine; a hung test is still found.
    testTimeout: 30_000,
    restoreMocks: true,
    // A worker for each core: nothing here measures time.
    maxWorkers: '100%',
    // The fused kernels that tests run are those of these sources.
    globalSetup: ['scripts/buildForTests.mjs'],
    coverage: {
      provider: 'v8',
      include: ['{engine,renderer,templates,cli,electron}/**/*.{ts,tsx}', 'scripts/**/*.mjs'],
      exclude: ['engine/testing/**', 'engine/kernels/assembly/**', '**/*.test.*', '**/*.d.ts', 'templates/tools/**'],
      reportsDirectory: 'coverage',
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{engine,templates,cli}/**/*.test.ts', '{scripts,bench}/**/*.test.mjs'],
          exclude: [LONG],
          // The engine keeps no state, so its modules are loaded once for all files of a worker.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'desktop',
          include: ['electron/**/*.test.ts'],
        },
      },
      {
        // Numbers beside stock tfjs, whole trainings and programs, and hostile files in processes of their own. `npm test` runs them, `npm run test:unit` does not.
        extends: true,
        test: {
          name: 'long',
          include: [LONG],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
