/**
 * A key combination in text, such as `Mod+Shift+S`, `Ctrl+M`, `F2`, `/` or `Delete`. `Mod` is Command on a Mac and Control
 * elsewhere, `Ctrl` is Control everywhere. Letters are written large; signs stand as they are typed.
 */
export type Shortcut = string;

interface ParsedShortcut {
  readonly mod: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/** True where Command takes the part of Control. */
function isMac(platform: string = navigator.platform): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

function parse(shortcut: Shortcut): ParsedShortcut {
  const parts = shortcut.split('+');
  // A plus sign as the key itself leaves two empty parts at the end.
  const key = shortcut.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  return { mod: parts.includes('Mod'), ctrl: parts.includes('Ctrl'), shift: parts.includes('Shift'), key };
}

/** The parts of a key event that a shortcut is compared with. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** True when the key event is this shortcut on this platform. */
export function matchesShortcut(shortcut: Shortcut, event: KeyPress, mac: boolean = isMac()): boolean {
  const wanted = parse(shortcut);
  const control = wanted.ctrl || (wanted.mod && !mac);
  const command = wanted.mod && mac;
  if (event.ctrlKey !== control || event.metaKey !== command || event.altKey) return false;
  // Signs such as `?` need Shift on some keyboards and not on others: the sign itself is what counts.
  const isSign = wanted.key.length === 1 && !/[A-Z0-9]/.test(wanted.key);
  if (!isSign && event.shiftKey !== wanted.shift) return false;
  return event.key.length === 1 ? event.key.toUpperCase() === wanted.key : event.key === wanted.key;
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Enter: '↩', Delete: '⌦', Backspace: '⌫', Escape: '⎋' };
const KEY_WORDS: Readonly<Record<string, string>> = { Delete: 'Del', Escape: 'Esc' };

/** The shortcut as menus show it: `⇧⌘S` on a Mac, `Ctrl+Shift+S` elsewhere. */
export function formatShortcut(shortcut: Shortcut, mac: boolean = isMac()): string {
  const { mod, ctrl, shift, key } = parse(shortcut);
  if (mac) return `${ctrl ? '⌃' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${MAC_SIGNS[key] ?? key}`;
  return [(mod || ctrl) && 'Ctrl', shift && 'Shift', KEY_WORDS[key] ?? key].filter(Boolean).join('+');
}

/** The shortcut in Electron's notation, or undefined for keys that a native menu must not show: single ones, and Control on a Mac. */
export function toAccelerator(shortcut: Shortcut, mac: boolean = isMac()): string | undefined {
  const { mod, ctrl, shift, key } = parse(shortcut);
  const withControl = mod || (ctrl && !mac);
  if (!withControl && (ctrl || !/^F\d+$/.test(key))) return undefined;
  return [withControl && 'CmdOrCtrl', shift && 'Shift', key].filter(Boolean).join('+');
}

/** The shortcut for `aria-keyshortcuts`. */
export function toAriaShortcut(shortcut: Shortcut, mac: boolean = isMac()): string {
  const { mod, ctrl, shift, key } = parse(shortcut);
  return [ctrl && 'Control', mod && (mac ? 'Meta' : 'Control'), shift && 'Shift', key].filter(Boolean).join('+');
}
