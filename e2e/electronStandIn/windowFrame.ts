import type { EventEmitter } from 'node:events';
import { PRIMARY_DISPLAY, type Rectangle } from './screen';

const DEFAULT_WIDTH_PX = 800;
const DEFAULT_HEIGHT_PX = 600;

export interface FrameOptions extends Partial<Rectangle> {
  readonly show?: boolean;
}

/** Knows which of all frames has the focus. */
export interface FrameHost {
  focusedFrame: WindowFrame | null;
}

/** What a frame does to the page inside it. */
export interface FramedPage {
  resize(size: { width: number; height: number }): void;
  setWindowState(state: 'normal' | 'minimized'): void;
}

/**
 * Where a window stands and whether it is seen, with the events that tell of it. A frame has no borders: its size is the
 * page's. Minimizing is Chromium's own; a hidden window, which headless Chromium cannot have, is minimized too.
 */
export class WindowFrame {
  visible: boolean;
  minimized = false;
  maximized = false;
  private normal: Rectangle;

  constructor(
    private readonly host: FrameHost,
    private readonly window: EventEmitter,
    { show = true, ...place }: FrameOptions,
  ) {
    const { workArea } = PRIMARY_DISPLAY;
    const width = place.width ?? DEFAULT_WIDTH_PX;
    const height = place.height ?? DEFAULT_HEIGHT_PX;
    const x = place.x ?? workArea.x + Math.round((workArea.width - width) / 2);
    const y = place.y ?? workArea.y + Math.round((workArea.height - height) / 2);
    this.normal = { x, y, width, height };
    this.visible = show;
  }

  get bounds(): Rectangle {
    return this.maximized ? PRIMARY_DISPLAY.workArea : this.normal;
  }

  get normalBounds(): Rectangle {
    return this.normal;
  }

  get focused(): boolean {
    return this.host.focusedFrame === this;
  }

  setBounds(change: Partial<Rectangle>, page: FramedPage): void {
    const before = this.normal;
    this.normal = { ...before, ...change };
    this.maximized = false;
    page.resize(this.normal);
    if (this.normal.x !== before.x || this.normal.y !== before.y) this.window.emit('move', {});
    if (this.normal.width !== before.width || this.normal.height !== before.height) this.window.emit('resize', {});
  }

  setMaximized(maximized: boolean, page: FramedPage): void {
    if (this.maximized === maximized) return;
    this.maximized = maximized;
    page.resize(this.bounds);
    this.window.emit(maximized ? 'maximize' : 'unmaximize', {});
    this.window.emit('resize', {});
    if (maximized) this.setVisible(true, page);
  }

  setMinimized(minimized: boolean, page: FramedPage): void {
    if (this.minimized === minimized) return;
    this.minimized = minimized;
    page.setWindowState(minimized ? 'minimized' : 'normal');
    this.window.emit(minimized ? 'minimize' : 'restore', {});
    if (minimized) this.blur();
    else this.focus();
  }

  setVisible(visible: boolean, page: FramedPage): void {
    if (this.visible === visible) return;
    this.visible = visible;
    page.setWindowState(visible ? 'normal' : 'minimized');
    this.window.emit(visible ? 'show' : 'hide', {});
    if (visible) this.focus();
    else this.blur();
  }

  focus(): void {
    const before = this.host.focusedFrame;
    if (!this.visible || this.minimized || before === this) return;
    before?.blur();
    this.host.focusedFrame = this;
    this.window.emit('focus', {});
  }

  blur(): void {
    if (!this.focused) return;
    this.host.focusedFrame = null;
    this.window.emit('blur', {});
  }
}
