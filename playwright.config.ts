import { defineConfig } from '@playwright/test';
import type { AppOptions } from './e2e/launchApp';
import { findBrowser, findFirefox } from './scripts/findBrowser.mjs';

// Found once; the workers inherit it. `npm test` has set it, a run from an editor has not.
process.env.SEQLOOM_BROWSER ??= (await findBrowser()) ?? '';
process.env.SEQLOOM_FIREFOX ??= (await findFirefox()) ?? '';

export default defineConfig<object, AppOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  // A training run and a software GPU share the cores with the browser that is watched.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  projects: [
    { name: 'web', testIgnore: '**/*.desktop.spec.ts', use: { edition: 'web' } },
    { name: 'desktop', testIgnore: '**/*.web.spec.ts', use: { edition: 'desktop' } },
    ...(process.env.SEQLOOM_FIREFOX
      ? [
          {
            name: 'firefox',
            testMatch: ['mainPath.spec.ts', 'isolation.spec.ts'],
            use: { edition: 'web' as const, browserName: 'firefox' as const },
          },
        ]
      : []),
    // Not part of a plain run: scripts/endurance.mjs names it.
    ...(process.env.SEQLOOM_ENDURANCE
      ? [{ name: 'endurance', testMatch: '**/*.endurance.ts', use: { edition: 'desktop' as const } }]
      : []),
  ],
});
