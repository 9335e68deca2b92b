import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import type { Surroundings } from './surroundings';

// Node's own debugger and Playwright's port are set by the stand-in itself.
const NOT_FORWARDED = new Set(['inspect', 'remote-debugging-port', 'user-data-dir']);
const END_TIMEOUT_MS = 5000;
/** What the app keeps from the network has to leave out the server that stands for the app's own scheme. */
const OWN_SERVER: Readonly<Record<string, string>> = {
  'proxy-bypass-list': ';*.localhost',
  'host-resolver-rules': ', EXCLUDE *.localhost',
};

/** The browser in which the app's windows are pages. */
export class Chromium {
  private lastOpened: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly child: ChildProcess,
    private readonly context: BrowserContext,
    private readonly session: CDPSession,
    /** Where another debugger, Playwright's, can connect. */
    readonly endpoint: string,
    readonly version: string,
  ) {}

  /** Starts the browser with the app's switches. `onEnd` hears when it ends, whoever ended it. */
  static async start({ switches, userData }: Surroundings, onEnd: () => void): Promise<Chromium> {
    const program = process.env.ELECTRON_STAND_IN_CHROMIUM;
    if (!program) throw new Error('ELECTRON_STAND_IN_CHROMIUM must name a Chromium, Chrome or Edge.');
    const forwarded = [...switches].filter(([name]) => !NOT_FORWARDED.has(name));
    const child = spawn(
      program,
      [
        '--remote-debugging-port=0',
        '--no-startup-window',
        '--no-first-run',
        `--user-data-dir=${path.join(userData, 'chromium')}`,
        ...(process.env.ELECTRON_STAND_IN_HEADED ? [] : ['--headless=new']),
        ...forwarded.map(([name, value]) =>
          value === '' ? `--${name}` : `--${name}=${value}${OWN_SERVER[name] ?? ''}`,
        ),
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    child.once('exit', onEnd);
    const endpoint = await debuggerAddress(child);
    const browser = await chromium.connectOverCDP(endpoint);
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium has no default context.');
    return new Chromium(child, context, await browser.newBrowserCDPSession(), endpoint, browser.version());
  }

  /** A new page, empty, in a window of this size. One after another: the browser does not say which page is whose. */
  newPage(width: number, height: number): Promise<{ page: Page; targetId: string }> {
    const opened = this.lastOpened.then(() => this.openPage(width, height));
    this.lastOpened = opened.catch(() => undefined);
    return opened;
  }

  /** Crashes the process of a page. */
  async crash(page: Page): Promise<void> {
    const session = await this.context.newCDPSession(page);
    await session.send('Page.crash');
  }

  private async openPage(width: number, height: number): Promise<{ page: Page; targetId: string }> {
    const opened = this.context.waitForEvent('page');
    const { targetId } = await this.session.send('Target.createTarget', {
      url: 'about:blank',
      width,
      height,
      newWindow: true,
    });
    const page = await opened;
    // The size asked for is the content's; Chromium would take its own bars off it.
    await page.setViewportSize({ width, height });
    return { page, targetId };
  }

  /** Denies these permissions, by Chromium's names, to all pages of an origin. */
  async denyPermissions(names: readonly string[], origin: string): Promise<void> {
    for (const name of names) {
      await this.session.send('Browser.setPermission', { permission: { name }, setting: 'denied', origin });
    }
  }

  async cancelDownload(guid: string): Promise<void> {
    // One that has failed by itself is as good.
    await this.session.send('Browser.cancelDownload', { guid }).catch(() => undefined);
  }

  async setWindowState(targetId: string, windowState: 'normal' | 'minimized'): Promise<void> {
    const { windowId } = await this.session.send('Browser.getWindowForTarget', { targetId });
    await this.session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  }

  /** Ends the browser in order, so that what the page stored is written; by force if it does not answer. */
  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    const timer = setTimeout(() => this.child.kill('SIGKILL'), END_TIMEOUT_MS);
    await this.session.send('Browser.close').catch(() => this.child.kill('SIGTERM'));
    await ended;
    clearTimeout(timer);
  }
}

function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Chromium ended with code ${code}:\n${output}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /^DevTools listening on (ws:\/\/\S+)$/m.exec(output)?.[1];
      if (address) resolve(address);
    });
  });
}
