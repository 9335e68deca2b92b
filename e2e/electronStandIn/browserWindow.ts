import type { Desktop } from './desktop';
import { emitPreventable, StrictEmitter } from './strict';
import { WebContents, type WebPreferences } from './webContents';

const DEFAULT_WIDTH_PX = 800;
const DEFAULT_HEIGHT_PX = 600;

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly show?: boolean;
  readonly webPreferences?: WebPreferences;
}

/** One of the app's windows. */
export class BrowserWindow extends StrictEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  private title: string;
  private visible: boolean;
  private edited = false;
  private ready = false;
  private destroyed = false;

  constructor(
    private readonly desktop: Desktop,
    options: WindowOptions = {},
  ) {
    super();
    const { nodeIntegration = false, contextIsolation = true, sandbox = true } = options.webPreferences ?? {};
    if (nodeIntegration || !contextIsolation || !sandbox) {
      throw new Error("Electron's stand-in runs only sandboxed, isolated pages without Node.");
    }
    this.id = desktop.nextId();
    this.title = options.title ?? desktop.app.getName();
    this.visible = options.show ?? true;
    const size = { width: options.width ?? DEFAULT_WIDTH_PX, height: options.height ?? DEFAULT_HEIGHT_PX };
    this.webContents = new WebContents(desktop, this, options.webPreferences ?? {}, size);
    desktop.windows.add(this);
    desktop.app.emit('web-contents-created', {}, this.webContents);
    desktop.app.emit('browser-window-created', {}, this);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.visible = true;
  }

  isVisible(): boolean {
    return this.visible;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  focus(): void {}

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  setDocumentEdited(edited: boolean): void {
    this.edited = edited;
  }

  isDocumentEdited(): boolean {
    return this.edited;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  close(): void {
    if (!this.destroyed && !emitPreventable(this, 'close')) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.desktop.windows.delete(this);
    void this.webContents.discard().catch(() => undefined);
    this.webContents.emit('destroyed');
    this.emit('closed');
    this.desktop.app.windowClosed();
  }

  /** The page has drawn itself for the first time. */
  showReady(): void {
    if (this.ready) return;
    this.ready = true;
    this.emit('ready-to-show');
  }
}
