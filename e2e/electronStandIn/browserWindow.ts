import { emitPreventable } from './strict';
import { type ContentsHost, WebContents, type WebPreferences } from './webContents';
import { type FrameHost, type FrameOptions, WindowFrame } from './windowFrame';

export interface WindowOptions extends FrameOptions {
  readonly title?: string;
  readonly backgroundColor?: string;
  readonly webPreferences?: WebPreferences;
}

/** What all windows share. */
interface WindowHost extends ContentsHost, FrameHost {
  readonly app: { getName(): string; emit(event: string, ...args: unknown[]): boolean; windowClosed(): void };
  readonly windows: Set<BrowserWindow>;
}

/** One of the app's windows. */
export class BrowserWindow extends WindowFrame<WindowHost> {
  readonly id: number;
  readonly webContents: WebContents;
  private title: string;
  private ready = false;
  private destroyed = false;

  constructor(host: WindowHost, options: WindowOptions = {}) {
    super(host, options);
    const { nodeIntegration = false, contextIsolation = true, sandbox = true } = options.webPreferences ?? {};
    if (nodeIntegration || !contextIsolation || !sandbox) {
      throw new Error("Electron's stand-in runs only sandboxed, isolated pages without Node.");
    }
    this.id = host.nextId();
    this.title = options.title ?? host.app.getName();
    this.webContents = new WebContents(host, this, options.webPreferences ?? {}, this.getBounds());
    if (options.backgroundColor !== undefined) this.setBackgroundColor(options.backgroundColor);
    host.windows.add(this);
    host.app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  setBackgroundColor(color: string): void {
    this.webContents.showBackground(color);
  }

  /** There is no task bar. */
  setProgressBar(_share: number, _options?: { mode: string }): void {}

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  /** Only macOS shows it. */
  setDocumentEdited(_edited: boolean): void {}

  isDestroyed(): boolean {
    return this.destroyed;
  }

  close(): void {
    if (!this.destroyed && !emitPreventable(this, 'close')) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.blur();
    this.host.windows.delete(this);
    void this.webContents.discard().catch(() => undefined);
    this.webContents.emit('destroyed');
    this.emit('closed');
    this.host.app.windowClosed();
  }

  /** The page has drawn itself for the first time. */
  showReady(): void {
    if (this.ready) return;
    this.ready = true;
    this.emit('ready-to-show');
  }
}
