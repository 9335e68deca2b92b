import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { BrowserWindow } from './browserWindow';
import type { Desktop } from './desktop';
import { emitPreventable, StrictEmitter } from './strict';
import { BINDING, DELIVER, type PageCall, type PageInfo, type PageQuestion, type Parcel } from './wire';

// The page's side, bundled as text by the build.
declare const PAGE_RUNTIME_SOURCE: string;

export interface WebPreferences {
  readonly preload?: string;
  readonly contextIsolation?: boolean;
  readonly sandbox?: boolean;
  readonly nodeIntegration?: boolean;
}

type OpenHandler = (details: { url: string; disposition: string; frameName: string; features: string }) => {
  action: 'allow' | 'deny';
};

/** What a window shows: a page of Chromium with the app's preload in it. */
export class WebContents extends StrictEmitter {
  readonly id: number;
  targetId = '';
  private page: Page | null = null;
  private openHandler: OpenHandler | null = null;
  private lastSent: Promise<unknown> = Promise.resolve();
  private readonly attached: Promise<Page>;

  constructor(
    private readonly desktop: Desktop,
    readonly window: BrowserWindow,
    private readonly preferences: WebPreferences,
    size: { width: number; height: number },
  ) {
    super();
    this.id = desktop.nextId();
    this.attached = this.attach(size);
    this.attached.catch((error: unknown) => desktop.fail(error));
  }

  get mainFrame() {
    return { url: this.getURL(), parent: null };
  }

  getURL(): string {
    return this.page ? this.desktop.server.fromHttp(this.page.url()) : '';
  }

  isDestroyed(): boolean {
    return this.window.isDestroyed();
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    const parcel = this.desktop.server.pack(structuredClone(args));
    this.lastSent = this.lastSent.then(() => this.deliver(channel, parcel));
  }

  async loadURL(url: string): Promise<void> {
    await (await this.attached).goto(this.desktop.server.toHttp(url));
  }

  reload(): void {
    void this.attached.then((page) => page.reload());
  }

  close(): void {
    this.window.close();
  }

  /** Closes the page for good; the window's own `destroy` comes first. */
  async discard(): Promise<void> {
    await (await this.attached).close();
  }

  /** Whether the app forbids what the page is about to do. */
  forbids({ kind, url }: PageQuestion): boolean {
    if (kind === 'navigate') return emitPreventable(this, 'will-navigate', { url });
    const details = { url, disposition: 'foreground-tab', frameName: '', features: '' };
    return this.openHandler?.(details).action === 'deny';
  }

  private async attach({ width, height }: { width: number; height: number }): Promise<Page> {
    const { chromium, ipcMain, server } = this.desktop;
    const { page, targetId } = await chromium.newPage(width, height);
    this.page = page;
    this.targetId = targetId;
    await page.exposeBinding(BINDING, (_source, call: PageCall) => ipcMain.answer(server, this, call));
    await page.addInitScript({ content: this.pageScript(chromium.version) });
    page.on('domcontentloaded', () => this.emit('dom-ready', {}));
    page.on('load', () => {
      this.emit('did-finish-load', {});
      this.window.showReady();
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('close', () => this.window.destroy());
    return page;
  }

  private pageScript(chromeVersion: string): string {
    const { preload } = this.preferences;
    const info: PageInfo = {
      contentsId: this.id,
      platform: process.platform,
      versions: { electron: process.versions.electron ?? '', node: process.versions.node, chrome: chromeVersion },
    };
    const preloadSource = preload === undefined ? '' : readFileSync(preload, 'utf8');
    return `(() => {
${PAGE_RUNTIME_SOURCE}
StandInPage.runPreload(${JSON.stringify(info)}, function (require, module, exports, process) {
${preloadSource}
});
})();`;
  }

  private async deliver(channel: string, parcel: Parcel): Promise<void> {
    const page = await this.attached;
    // As text, because the types of a message are too deep for the compiler to follow through `evaluate`.
    await page
      .evaluate(`globalThis.${DELIVER}?.(...${JSON.stringify([channel, parcel])})`)
      // The page went away meanwhile; Electron drops such a message too.
      .catch(() => undefined);
  }
}
