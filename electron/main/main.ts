import path from 'node:path';
import { app, dialog, session } from 'electron';
import { AppMenu } from './appMenu';
import { declareAppProtocol, serveAppProtocol } from './appProtocol';
import { openAppWindow, tellPage } from './appWindow';
import { registerCalls } from './callRegistry';
import { desktopCalls } from './desktopCalls';
import { editorWindow, endsWithLastWindow, focusWindow, watchQuitting } from './editorWindow';
import { FileVault } from './fileVault';
import { Preferences } from './preferences';
import { RecentFiles } from './recentFiles';
import { RecoveryStore } from './recoveryStore';
import { projectInArguments, RequestedFiles } from './requestedFiles';
import { confineNavigation, confineNetwork, denyPermissions } from './security';
import { Updates } from './updates';
import { applyTheme } from './windowTheme';
import { keepWriteRecords } from './writeRecords';

const requested = new RequestedFiles();
const updates = createUpdates();

// A second start hands its file to the first and ends.
if (app.requestSingleInstanceLock()) {
  prepare();
  void app.whenReady().then(start);
} else {
  app.quit();
}

function prepare(): void {
  declareAppProtocol();
  confineNavigation();
  confineNetwork(updates.possible);
  // Chromium still hides WebGPU on Linux behind a switch; the page falls back by itself where the driver has none.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-unsafe-webgpu');
  requested.request(projectInArguments(process.argv, process.cwd()));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    requested.request(file);
  });
  app.on('second-instance', (_event, args, folder) => {
    const window = editorWindow();
    if (window) focusWindow(window);
    requested.request(projectInArguments(args, folder));
  });
  watchQuitting();
  app.on('window-all-closed', () => {
    if (endsWithLastWindow()) app.quit();
  });
}

async function start(): Promise<void> {
  denyPermissions(session.defaultSession);
  serveAppProtocol(path.join(__dirname, '../renderer'));
  const kept = (name: string): string => path.join(app.getPath('userData'), name);
  const preferences = Preferences.load(kept('preferences.json'));
  applyTheme(preferences.values.theme);
  await keepWriteRecords(kept('writes'));
  const vault = new FileVault();
  const recent = await RecentFiles.load(kept('recent.json'), vault, Date.now);
  const recovery = await RecoveryStore.open(kept('recovery'), vault);
  const menu = new AppMenu({ recent, requested, preferences, updates });
  menu.draw();
  registerCalls(desktopCalls({ vault, recent, recovery, requested, preferences, menu }));
  const open = (): void => void openAppWindow(kept('window.json'));
  requested.onRequest(() => {
    const window = editorWindow();
    if (window) tellPage(window, 'fileRequested');
    else open();
  });
  open();
  app.on('activate', () => {
    if (editorWindow() === null) open();
  });
}

function createUpdates(): Updates {
  return new Updates({
    isPackaged: app.isPackaged,
    resourcesPath: process.resourcesPath,
    loadUpdater: async () => {
      // The pages have no way into a network; the updater's own session has the system's.
      await session.fromPartition('electron-updater', { cache: false }).setProxy({ mode: 'system' });
      return (await import('electron-updater')).autoUpdater;
    },
    ask: async ({ message, detail, yes, no }) => {
      const question = { message, detail, buttons: [yes, no], defaultId: 0, cancelId: 1, noLink: true };
      const window = editorWindow();
      const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
      return response === 0;
    },
    log: (message, error) => console.warn(message, error),
  });
}
