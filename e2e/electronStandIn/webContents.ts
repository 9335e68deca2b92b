import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import type { Chromium } from './chromium';
import type { IpcMain } from './ipcMain';
import { type Menu, pressKeys } from './menu';
import type { MessagePortMain, Switchboard } from './messagePorts';
import type { NativeTheme } from './nativeTheme';
import type { ProtocolServer } from './protocolServer';
import type { Session } from './session';
import { emitPreventable, StrictEmitter } from './strict';
import {
  BINDING,
  type CallAnswer,
  DELIVER,
  DELIVER_TO_PORT,
  HELD_FILES,
  type PageCall,
  type PageInfo,
  type PageQuestion,
  type Parcel,
} from './wire';

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

/** What all pages share. */
export interface ContentsHost {
  readonly chromium: Chromium;
  readonly ipcMain: IpcMain;
  readonly menu: Menu | null;
  readonly nativeTheme: NativeTheme;
  readonly server: ProtocolServer;
  readonly session: Session;
  readonly switchboard: Switchboard;
  nextId(): number;
  fail(error: unknown): void;
}

/** The window around a page. */
interface ContentsWindow {
  destroy(): void;
  /** The page has drawn itself for the first time. */
  showReady(): void;
}

/** What a window shows: a page of Chromium with the app's preload in it. */
export class WebContents extends StrictEmitter {
  readonly id: number;
  targetId = '';
  private page: Page | null = null;
  private debuggerSession: CDPSession | null = null;
  private openHandler: OpenHandler | null = null;
  private lastSent: Promise<unknown> = Promise.resolve();
  private readonly attached: Promise<Page>;

  constructor(
    private readonly host: ContentsHost,
    readonly window: ContentsWindow,
    private readonly preferences: WebPreferences,
    size: { width: number; height: number },
  ) {
    super();
    this.id = host.nextId();
    this.attached = this.attach(size);
    this.attached.catch((error: unknown) => host.fail(error));
  }

  get mainFrame() {
    return { url: this.getURL(), parent: null };
  }

  getURL(): string {
    return this.page ? this.host.server.fromHttp(this.page.url()) : '';
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** The switch of the same name says it to Chromium. */
  setWebRTCIPHandlingPolicy(_policy: string): void {}

  send(channel: string, ...args: unknown[]): void {
    const parcel = this.host.server.pack(structuredClone(args));
    this.lastSent = this.lastSent.then(() => this.deliver(DELIVER, [channel, parcel]));
  }

  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMain[] = []): void {
    const parcel = this.host.server.pack(structuredClone([message]));
    const portIds = transfer.map(({ id }) => id);
    this.lastSent = this.lastSent.then(() => this.deliver(DELIVER, [channel, parcel, portIds]));
    this.host.switchboard.handOver(portIds, this);
  }

  /** Carries to the page what was said on one of its ports; null says that the other end has closed. */
  sendToPort(portId: string, parcel: Parcel | null): void {
    this.lastSent = this.lastSent.then(() => this.deliver(DELIVER_TO_PORT, [portId, parcel]));
  }

  /** Crashes the page's process, as the method of this name does. */
  forcefullyCrashRenderer(): void {
    // The page is gone before it could answer.
    void this.attached.then((page) => this.host.chromium.crash(page)).catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.attached;
    const address = this.host.server.toHttp(url);
    const { origin } = new URL(address);
    const { chromium, session } = this.host;
    // An address without an origin of its own, such as `data:`, has no permissions to set.
    if (origin !== 'null') await chromium.denyPermissions(session.deniedTo(this, origin), origin);
    await page.goto(address);
  }

  reload(): void {
    void this.attached.then((page) => page.reload());
  }

  /** Makes the page's media query answer as the app's theme says. */
  showScheme(): void {
    const { themeSource } = this.host.nativeTheme;
    const features = [{ name: 'prefers-color-scheme', value: themeSource === 'system' ? 'light' : themeSource }];
    this.debug((session) => session.send('Emulation.setEmulatedMedia', { features }));
  }

  /** Shows a color, as #rrggbb, where the page has drawn nothing. */
  showBackground(color: string): void {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
    const rgba = { r, g, b, a: 1 };
    this.debug((session) => session.send('Emulation.setDefaultBackgroundColorOverride', { color: rgba }));
  }

  resize({ width, height }: { width: number; height: number }): void {
    void this.attached.then((page) => page.setViewportSize({ width, height })).catch(() => undefined);
  }

  setWindowState(windowState: 'normal' | 'minimized'): void {
    const { chromium } = this.host;
    void this.attached.then(() => chromium.setWindowState(this.targetId, windowState)).catch(() => undefined);
  }

  /** Closes the page for good; the window's own `destroy` comes first. */
  async discard(): Promise<void> {
    await (await this.attached).close();
  }

  /** Whether the app forbids what the page is about to do. */
  forbids({ kind, url }: PageQuestion): boolean {
    if (kind === 'navigate') {
      const details = { url, isMainFrame: true };
      return emitPreventable(this, 'will-frame-navigate', details) || emitPreventable(this, 'will-navigate', details);
    }
    const details = { url, disposition: 'foreground-tab', frameName: '', features: '' };
    return this.openHandler?.(details).action === 'deny';
  }

  private async attach({ width, height }: { width: number; height: number }): Promise<Page> {
    const { chromium, server, switchboard } = this.host;
    const { page, targetId } = await chromium.newPage(width, height);
    this.page = page;
    this.targetId = targetId;
    this.debuggerSession = await page.context().newCDPSession(page);
    await this.debuggerSession.send('Page.enable');
    this.debuggerSession.on('Page.downloadWillBegin', (download) => {
      if (this.host.session.prevents(download, this)) void chromium.cancelDownload(download.guid);
    });
    this.debuggerSession.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      switchboard.closeAllOf(this);
      this.emit('did-navigate', {}, server.fromHttp(frame.url), 200, 'OK');
    });
    this.showScheme();
    await page.exposeBinding(BINDING, (_source, call: PageCall) => this.answer(call));
    await page.addInitScript({ content: this.pageScript(chromium.version) });
    page.on('load', () => this.window.showReady());
    page.on('crash', () => {
      switchboard.closeAllOf(this);
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('close', () => {
      switchboard.closeAllOf(this);
      this.window.destroy();
    });
    return page;
  }

  private async answer(call: PageCall): Promise<CallAnswer> {
    const { ipcMain, menu, server, switchboard } = this.host;
    switch (call.kind) {
      case 'paths':
        return { ok: true, value: server.pack(await this.pathsOfHeldFiles()) };
      case 'key':
        if (menu) pressKeys(menu, call.key);
        return { ok: true, value: server.pack(null) };
      default:
        return ipcMain.answer(server, switchboard, this, call);
    }
  }

  private async pathsOfHeldFiles(): Promise<readonly string[]> {
    const session = this.debuggerSession;
    if (!session) return [];
    const { result } = await session.send('Runtime.evaluate', { expression: `globalThis.${HELD_FILES}.length` });
    return Promise.all(
      Array.from({ length: Number(result.value) }, async (_, index) => {
        const expression = `globalThis.${HELD_FILES}[${index}]`;
        const { objectId } = (await session.send('Runtime.evaluate', { expression })).result;
        return objectId === undefined ? '' : (await session.send('DOM.getFileInfo', { objectId })).path;
      }),
    );
  }

  /** Tells Chromium's debugger of the page, as soon as there is one; a page that is gone hears nothing. */
  private debug(command: (session: CDPSession) => Promise<unknown>): void {
    const run = async () => {
      await this.attached;
      if (this.debuggerSession) await command(this.debuggerSession);
    };
    run().catch(() => undefined);
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

  private async deliver(receiver: string, args: readonly unknown[]): Promise<void> {
    const page = await this.attached;
    // As text, because the types of a message are too deep for the compiler to follow through `evaluate`.
    await page
      .evaluate(`globalThis.${receiver}?.(...${JSON.stringify(args)})`)
      // The page went away meanwhile; Electron drops such a message too.
      .catch(() => undefined);
  }
}
