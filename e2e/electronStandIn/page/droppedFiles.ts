import { HELD_FILES } from '../wire';

/**
 * Electron's `webUtils`. Only Chromium's debugger knows where a file lies, and it has to be asked: so a drop is held
 * back until the places of its files are known, and then let go with the same files.
 */
export function createWebUtils(askForPaths: () => Promise<readonly string[]>) {
  const paths = new WeakMap<File, string>();
  const released = new WeakSet<Event>();

  const release = async (held: DragEvent, target: EventTarget, files: readonly File[]): Promise<void> => {
    Object.defineProperty(globalThis, HELD_FILES, { value: files, configurable: true });
    const found = await askForPaths();
    files.forEach((file, index) => paths.set(file, found[index] ?? ''));
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    const { clientX, clientY } = held;
    const drop = new DragEvent('drop', {
      bubbles: true,
      cancelable: true,
      composed: true,
      clientX,
      clientY,
      dataTransfer,
    });
    released.add(drop);
    target.dispatchEvent(drop);
  };

  window.addEventListener(
    'drop',
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (released.has(event) || files.length === 0 || !event.target) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      void release(event, event.target, files);
    },
    { capture: true },
  );
  return {
    getPathForFile(file: File): string {
      if (!(file instanceof File)) throw new TypeError('getPathForFile: the argument is no File.');
      return paths.get(file) ?? '';
    },
  };
}
