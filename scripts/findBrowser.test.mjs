import { describe, expect, it } from 'vitest';
import { installedBrowsers } from './findBrowser.mjs';

describe('installedBrowsers', () => {
  it('looks along the path on Linux, Chrome before Chromium before Edge', () => {
    const found = installedBrowsers({ PATH: '/usr/local/bin:/usr/bin' }, 'linux');
    expect(found.indexOf('/usr/bin/google-chrome')).toBeLessThan(found.indexOf('/usr/local/bin/chromium'));
    expect(found.indexOf('/usr/bin/chromium')).toBeLessThan(found.indexOf('/usr/local/bin/microsoft-edge'));
  });

  it("looks among the system's and the user's applications on macOS", () => {
    const found = installedBrowsers({ HOME: '/Users/ada' }, 'darwin');
    expect(found).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(found).toContain('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium');
  });

  it('looks in the program folders that Windows names', () => {
    const found = installedBrowsers({ ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Ada\\Local' }, 'win32');
    expect(found).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(found).toContain('C:\\Ada\\Local\\Google\\Chrome\\Application\\chrome.exe');
    expect(found).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
  });
});
