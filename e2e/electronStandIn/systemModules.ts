import { strict, StrictEmitter } from './strict';

/** Electron's module `dialog`. Nobody sits before the screen: a spec replaces what it expects to be asked. */
export function dialogModule() {
  const unanswered = (name: string) => () => {
    throw new Error(`Nobody answers dialog.${name}: replace it with electronApp.evaluate(({ dialog }) => { … }).`);
  };
  return strict('dialog', {
    showOpenDialog: unanswered('showOpenDialog'),
    showSaveDialog: unanswered('showSaveDialog'),
    showMessageBox: unanswered('showMessageBox'),
  });
}

/** Electron's module `shell`. Nothing leaves a test run: an address opens nowhere. */
export function shellModule() {
  return strict('shell', { openExternal: () => Promise.resolve() });
}

/** Electron's module `powerSaveBlocker`. It keeps the books; a test run lets the machine sleep if it likes. */
export function powerSaveBlockerModule() {
  const started = new Set<number>();
  let lastId = -1;
  return strict('powerSaveBlocker', {
    start: (_type: 'prevent-app-suspension' | 'prevent-display-sleep') => {
      lastId += 1;
      started.add(lastId);
      return lastId;
    },
    stop: (id: number) => started.delete(id),
    isStarted: (id: number) => started.has(id),
  });
}

/** Electron's class `Notification`. It is shown to nobody; a spec hears of `show` and clicks it by its event. */
export class SystemNotification extends StrictEmitter {
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: { readonly title?: string; readonly body?: string } = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    this.emit('show', {});
  }
}
