import { strict } from './strict';

/** Electron's module `dialog`. Nobody sits before the screen: a spec replaces what it expects to be asked. */
export function dialogModule() {
  const unanswered = (name: string) => () => {
    throw new Error(`Nobody answers dialog.${name}: replace it with electronApp.evaluate(({ dialog }) => { … }).`);
  };
  return strict('dialog', {
    showOpenDialog: unanswered('showOpenDialog'),
    showSaveDialog: unanswered('showSaveDialog'),
    showMessageBox: unanswered('showMessageBox'),
    showMessageBoxSync: unanswered('showMessageBoxSync'),
  });
}

/** Electron's module `shell`. Nothing leaves a test run: an address opens nowhere. */
export function shellModule() {
  return strict('shell', { openExternal: () => Promise.resolve() });
}

/** Electron's module `session`. The stand-in's Chromium keeps its own permissions. */
export function sessionModule() {
  const defaultSession = strict('session.defaultSession', {
    setPermissionRequestHandler: () => {},
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
  });
  return strict('session', { defaultSession });
}
