import type { PressedKey } from '../wire';

// Keys by which a text field edits: Chromium handles them there, and its menu never hears of them.
const EDITING = new Set(['a', 'c', 'v', 'x', 'y', 'z']);

/** Gives keys that the page has left alone to the app's menu, as Electron does after the page has had its say. */
export function passKeysToMenu(press: (key: PressedKey) => void): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      const editsText = isTextField(event.target) && (ctrlKey || metaKey) && EDITING.has(key.toLowerCase());
      if (editsText || !(ctrlKey || metaKey || /^F\d+$/.test(key))) return;
      // After every listener of the page, which may prevent it.
      setTimeout(() => {
        if (!event.defaultPrevented) press({ key, mod: ctrlKey || metaKey, shift: shiftKey, alt: altKey });
      });
    },
    { capture: true },
  );
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
