import path from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import { showMenus } from './appMenu';
import { declareAppProtocol, serveAppProtocol } from './appProtocol';
import { openAppWindow, tellPage } from './appWindow';
import { registerCalls } from './callRegistry';
import { desktopCalls } from './desktopCalls';
import { FileVault } from './fileVault';
import { RecentFiles } from './recentFiles';
import { RecoveryStore } from './recoveryStore';
import { projectInArguments, RequestedFiles } from './requestedFiles';
import { confineNavigation, denyPermissions } from './security';

const requested = new RequestedFiles();

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
  // Chromium still hides WebGPU on Linux behind a switch; the page falls back by itself where the driver has none.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-unsafe-webgpu');
  requested.request(projectInArguments(process.argv, process.cwd()));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    requested.request(file);
  });
  app.on('second-instance', (_event, args, folder) => {
    focusWindow();
    requested.request(projectInArguments(args, folder));
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

async function start(): Promise<void> {
  denyPermissions(session.defaultSession);
  serveAppProtocol(path.join(__dirname, '../renderer'));
  showMenus([], () => {});
  const userData = app.getPath('userData');
  const vault = new FileVault();
  const recent = await RecentFiles.load(path.join(userData, 'recent.json'), vault, Date.now);
  const recovery = new RecoveryStore(path.join(userData, 'recovery.bin'));
  registerCalls(desktopCalls({ vault, recent, recovery, requested }));
  requested.onRequest(() => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) tellPage(window, 'fileRequested');
    else openAppWindow();
  });
  openAppWindow();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openAppWindow();
  });
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
