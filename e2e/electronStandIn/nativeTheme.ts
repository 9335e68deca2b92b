import { StrictEmitter } from './strict';

type Source = 'system' | 'light' | 'dark';

/** Electron's module `nativeTheme`. The system of the stand-in is light. */
export class NativeTheme extends StrictEmitter {
  private source: Source = 'system';

  constructor(private readonly host: { readonly windows: Iterable<{ readonly webContents: { showScheme(): void } }> }) {
    super();
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    if (source === this.source) return;
    this.source = source;
    for (const window of this.host.windows) window.webContents.showScheme();
    this.emit('updated', {});
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }
}
