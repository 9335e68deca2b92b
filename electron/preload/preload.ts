import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopApi, DesktopCalls, DesktopEvents } from '../ipc/contract';

// The contract has types only, so its names are repeated here; one too many or too few does not compile.
const CALLS: Record<keyof DesktopCalls, true> = {
  openFile: true,
  takeRequestedFile: true,
  saveFile: true,
  saveFileAs: true,
  exportFiles: true,
  listRecent: true,
  openRecent: true,
  addRecent: true,
  removeRecent: true,
  clearRecent: true,
  storeRecovery: true,
  loadRecovery: true,
  clearRecovery: true,
  setMenu: true,
  setDocumentState: true,
};
const EVENTS: Record<keyof DesktopEvents, true> = { command: true, fileRequested: true };

const calls = Object.fromEntries(
  Object.keys(CALLS).map((call) => [call, (...args: unknown[]) => ipcRenderer.invoke(call, ...args)]),
) as Omit<DesktopApi, 'on'>;

const on: DesktopApi['on'] = (event, listener) => {
  // The page passes the name; without this check it could listen on any channel.
  if (!Object.hasOwn(EVENTS, event)) throw new Error(`There is no event ${String(event)}`);
  // Electron's event object would hand the page its own ipcRenderer.
  const forward = (_event: unknown, ...args: unknown[]) => listener(...(args as DesktopEvents[typeof event]));
  ipcRenderer.on(event, forward);
  return () => void ipcRenderer.off(event, forward);
};

contextBridge.exposeInMainWorld('desktop', { ...calls, on } satisfies DesktopApi);
