import path from 'node:path';
import { type Browser, firefox } from '@playwright/test';

/** Where a Firefox puts what it downloads: not each tells Playwright of it. */
const folders = new WeakMap<Browser, string>();

/** Starts the Firefox that SEQLOOM_FIREFOX names; what it downloads lands in `downloads`. */
export async function launchFirefox(downloads: string): Promise<Browser> {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: path.join(import.meta.dirname, 'firefox.mjs'),
    firefoxUserPrefs: {
      'intl.locale.requested': 'en-US',
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.alwaysOpenPanel': false,
      'browser.download.always_ask_before_handling_new_types': false,
    },
  });
  folders.set(browser, downloads);
  return browser;
}

/** The folder of a Firefox's downloads; null for another browser. */
export function downloadFolder(browser: Browser | null): string | null {
  return (browser && folders.get(browser)) ?? null;
}
