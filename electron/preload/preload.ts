import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopApi, DesktopCalls, DesktopEvents, TrainerPortNote } from '../ipc/contract';

// The contract has types only, so its names are repeated here; one too many or too few does not compile.
const CALLS: Record<Exclude<keyof DesktopCalls, 'openDropped'>, true> = {
  openFile: true,
  openModel: true,
  takeRequestedFile: true,
  saveFile: true,
  saveFileAs: true,
  exportFiles: true,
  listRecent: true,
  openRecent: true,
  addRecent: true,
  removeRecent: true,
  clearRecent: true,
  storeRecoveryPart: true,
  storeRecovery: true,
  listRecovery: true,
  loadRecovery: true,
  clearRecovery: true,
  setMenu: true,
  connectTrainer: true,
  setDocumentState: true,
  reportSaving: true,
  setTrainingState: true,
  setTheme: true,
};
const EVENTS: Record<keyof DesktopEvents, true> = {
  command: true,
  saveBeforeClose: true,
  fileRequested: true,
  trainerGone: true,
};

const calls = Object.fromEntries(
  Object.keys(CALLS).map((call) => [call, (...args: unknown[]) => ipcRenderer.invoke(call, ...args)]),
) as Omit<DesktopApi, 'on' | 'openDropped'>;

const openDropped: DesktopApi['openDropped'] = async (file) => {
  // The system says where a file lies; one that a script has made lies nowhere.
  const path = webUtils.getPathForFile(file);
  if (path === '') return { ok: true, value: null };
  return (await ipcRenderer.invoke('openDropped', path)) as Awaited<ReturnType<DesktopApi['openDropped']>>;
};

const on: DesktopApi['on'] = (event, listener) => {
  // The page passes the name; without this check it could listen on any channel.
  if (!Object.hasOwn(EVENTS, event)) throw new Error(`There is no event ${String(event)}`);
  // Electron's event object would hand the page its own ipcRenderer.
  const forward = (_event: unknown, ...args: unknown[]) => listener(...(args as DesktopEvents[typeof event]));
  ipcRenderer.on(event, forward);
  return () => void ipcRenderer.off(event, forward);
};

contextBridge.exposeInMainWorld('desktop', { ...calls, openDropped, on } satisfies DesktopApi);

// Ports cannot pass the context bridge, so they go to the page as a message.
ipcRenderer.on('trainerPort', ({ ports }, note: TrainerPortNote) =>
  window.postMessage(note, location.origin, [...ports]),
);
