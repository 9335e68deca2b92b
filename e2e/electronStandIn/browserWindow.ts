import type { Rectangle } from './screen';
import { emitPreventable, StrictEmitter } from './strict';
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
export class BrowserWindow extends StrictEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  private title: string;
  private readonly frame: WindowFrame;
  private edited = false;
  private ready = false;
  private destroyed = false;

  constructor(
    private readonly host: WindowHost,
    options: WindowOptions = {},
  ) {
    super();
    const { nodeIntegration = false, contextIsolation = true, sandbox = true } = options.webPreferences ?? {};
    if (nodeIntegration || !contextIsolation || !sandbox) {
      throw new Error("Electron's stand-in runs only sandboxed, isolated pages without Node.");
    }
    this.id = host.nextId();
    this.title = options.title ?? host.app.getName();
    this.frame = new WindowFrame(host, this, options);
    this.webContents = new WebContents(host, this, options.webPreferences ?? {}, this.frame.bounds);
    if (options.backgroundColor !== undefined) this.setBackgroundColor(options.backgroundColor);
    host.windows.add(this);
    host.app.emit('web-contents-created', {}, this.webContents);
    host.app.emit('browser-window-created', {}, this);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.frame.setVisible(true, this.webContents);
  }

  hide(): void {
    this.frame.setVisible(false, this.webContents);
  }

  isVisible(): boolean {
    return this.frame.visible && !this.frame.minimized;
  }

  minimize(): void {
    this.frame.setMinimized(true, this.webContents);
  }

  restore(): void {
    this.frame.setMinimized(false, this.webContents);
  }

  isMinimized(): boolean {
    return this.frame.minimized;
  }

  maximize(): void {
    this.frame.setMaximized(true, this.webContents);
  }

  unmaximize(): void {
    this.frame.setMaximized(false, this.webContents);
  }

  isMaximized(): boolean {
    return this.frame.maximized;
  }

  focus(): void {
    this.frame.focus();
  }

  blur(): void {
    this.frame.blur();
  }

  isFocused(): boolean {
    return this.frame.focused;
  }

  getBounds(): Rectangle {
    return this.frame.bounds;
  }

  getNormalBounds(): Rectangle {
    return this.frame.normalBounds;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.frame.setBounds(bounds, this.webContents);
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
    this.frame.blur();
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
