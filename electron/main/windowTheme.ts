import { type BrowserWindow, nativeTheme } from 'electron';
import type { Theme } from '../ipc/contract';

// `--bg` of renderer/ui/tokens.css: what is seen before the page has drawn itself.
const LIGHT = '#f6f7f9';
const DARK = '#14161b';

/** Makes the page's media query, the window's frame and the system's dialogs follow the user's choice. */
export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}

/** The color of an empty window. */
export function windowColor(): string {
  return nativeTheme.shouldUseDarkColors ? DARK : LIGHT;
}

/** Keeps the color behind the page that of the theme: it shows while the window is resized. */
export function followTheme(window: BrowserWindow): void {
  const follow = (): void => window.setBackgroundColor(windowColor());
  nativeTheme.on('updated', follow);
  window.on('closed', () => nativeTheme.off('updated', follow));
}
