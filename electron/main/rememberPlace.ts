import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, screen } from 'electron';
import { choosePlace, formatPlace, parsePlace, type WindowPlace } from './windowPlace';

const SETTLED_AFTER_MS = 500;

/** Where the window opens, by what `file` holds and by the screens of now. The app must be ready. */
export function placeFrom(file: string): WindowPlace {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return choosePlace(
    parsePlace(readText(file)),
    [primary, ...others].map(({ workArea }) => workArea),
  );
}

/** Writes to `file` where the window stands, whenever it has come to rest and when it closes. */
export function rememberPlace(window: BrowserWindow, file: string): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let written = '';
  const write = (): void => {
    timer = null;
    if (window.isDestroyed()) return;
    const text = formatPlace({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    if (text === written) return;
    try {
      // At once, because the app may end right after; not flushed, because losing it costs nothing but the place.
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
      written = text;
    } catch (error) {
      console.warn('window place', error);
    }
  };
  const plan = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(write, SETTLED_AFTER_MS);
  };
  window.on('resize', plan);
  window.on('move', plan);
  window.on('maximize', plan);
  window.on('unmaximize', plan);
  window.on('close', write);
  window.on('closed', () => {
    if (timer !== null) clearTimeout(timer);
  });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
