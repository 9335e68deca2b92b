import { PRIMARY_DISPLAY, type Rectangle } from './screen';
import { StrictEmitter } from './strict';

const DEFAULT_WIDTH_PX = 800;
const DEFAULT_HEIGHT_PX = 600;

export interface FrameOptions extends Partial<Rectangle> {
  readonly show?: boolean;
}

/** Knows which of all frames has the focus. */
export interface FrameHost {
  focusedFrame: WindowFrame | null;
}

/**
 * Where a window stands and whether it is seen, with the events that tell of it. A frame has no borders: its size is the
 * page's. Minimizing is Chromium's own; a hidden window, which headless Chromium cannot have, is minimized too.
 */
export abstract class WindowFrame<Host extends FrameHost = FrameHost> extends StrictEmitter {
  /** The page inside. */
  abstract readonly webContents: {
    resize(size: { width: number; height: number }): void;
    setWindowState(state: 'normal' | 'minimized'): void;
  };
  private visible: boolean;
  private minimized = false;
  private maximized = false;
  private normal: Rectangle;

  constructor(
    protected readonly host: Host,
    { show = true, ...place }: FrameOptions,
  ) {
    super();
    const { workArea } = PRIMARY_DISPLAY;
    const width = place.width ?? DEFAULT_WIDTH_PX;
    const height = place.height ?? DEFAULT_HEIGHT_PX;
    const x = place.x ?? workArea.x + Math.round((workArea.width - width) / 2);
    const y = place.y ?? workArea.y + Math.round((workArea.height - height) / 2);
    this.normal = { x, y, width, height };
    this.visible = show;
  }

  getBounds(): Rectangle {
    return this.maximized ? PRIMARY_DISPLAY.workArea : this.normal;
  }

  getNormalBounds(): Rectangle {
    return this.normal;
  }

  setBounds(change: Partial<Rectangle>): void {
    const before = this.normal;
    this.normal = { ...before, ...change };
    this.maximized = false;
    this.webContents.resize(this.normal);
    if (this.normal.x !== before.x || this.normal.y !== before.y) this.emit('move', {});
    if (this.normal.width !== before.width || this.normal.height !== before.height) this.emit('resize', {});
  }

  show(): void {
    this.setVisible(true);
  }

  hide(): void {
    this.setVisible(false);
  }

  isVisible(): boolean {
    return this.visible && !this.minimized;
  }

  minimize(): void {
    this.setMinimized(true);
  }

  restore(): void {
    this.setMinimized(false);
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  maximize(): void {
    if (this.maximized) return;
    this.maximized = true;
    this.webContents.resize(this.getBounds());
    this.emit('maximize', {});
    this.emit('resize', {});
    this.show();
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  focus(): void {
    const before = this.host.focusedFrame;
    if (!this.isVisible() || before === this) return;
    before?.blur();
    this.host.focusedFrame = this;
    this.emit('focus', {});
  }

  blur(): void {
    if (!this.isFocused()) return;
    this.host.focusedFrame = null;
    this.emit('blur', {});
  }

  isFocused(): boolean {
    return this.host.focusedFrame === this;
  }

  private setVisible(visible: boolean): void {
    if (this.visible === visible) return;
    this.visible = visible;
    this.changeState(visible, visible ? 'show' : 'hide');
  }

  private setMinimized(minimized: boolean): void {
    if (this.minimized === minimized) return;
    this.minimized = minimized;
    this.changeState(!minimized, minimized ? 'minimize' : 'restore');
  }

  private changeState(seen: boolean, event: string): void {
    this.webContents.setWindowState(seen ? 'normal' : 'minimized');
    this.emit(event, {});
    if (seen) this.focus();
    else this.blur();
  }
}
