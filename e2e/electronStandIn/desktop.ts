import { App } from './app';
import { BrowserWindow, type WindowOptions } from './browserWindow';
import { Chromium } from './chromium';
import { IpcMain } from './ipcMain';
import { type Menu, menuModule } from './menu';
import { Switchboard } from './messagePorts';
import { NativeTheme } from './nativeTheme';
import { ProtocolServer } from './protocolServer';
import { screenModule } from './screen';
import { Session } from './session';
import { SingleInstance } from './singleInstance';
import type { Surroundings } from './surroundings';
import { strict } from './strict';
import { dialogModule, powerSaveBlockerModule, shellModule, SystemNotification } from './systemModules';
import type { WebContents } from './webContents';
import type { WindowFrame } from './windowFrame';

/** One run of the stand-in: everything that Electron's modules share. */
export class Desktop {
  readonly app: App;
  readonly ipcMain = new IpcMain();
  readonly server = new ProtocolServer();
  readonly switchboard = new Switchboard();
  readonly windows = new Set<BrowserWindow>();
  readonly session = new Session();
  readonly nativeTheme: NativeTheme;
  readonly instance: SingleInstance;
  /** The application's menu. */
  menu: Menu | null = null;
  focusedFrame: WindowFrame | null = null;
  private browser: Chromium | null = null;
  private ending = false;
  private lastId = 0;

  constructor(private readonly surroundings: Surroundings) {
    this.instance = new SingleInstance(surroundings.userData);
    this.nativeTheme = new NativeTheme(this);
    this.app = new App(this, surroundings);
    this.server.answerQuestion = (contentsId, question) => this.findContents(contentsId)?.forbids(question) ?? false;
  }

  get chromium(): Chromium {
    if (!this.browser) throw new Error('A window can be opened only when the app is ready.');
    return this.browser;
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** The module `electron`, as the app's main process and Playwright load it. */
  electronModule(): object {
    const { windows, switchboard } = this;
    const open = (options?: WindowOptions) => new BrowserWindow(this, options);
    // Electron's constructor knows its app; `new` on this function gives the window made here.
    const Window = function Window(options?: WindowOptions) {
      return open(options);
    };
    Window.getAllWindows = () => [...windows];
    Window.fromWebContents = (contents: WebContents | undefined) => contents?.window ?? null;
    return strict('electron', {
      app: this.app,
      BrowserWindow: strict('BrowserWindow', Window),
      dialog: dialogModule(),
      ipcMain: this.ipcMain,
      Menu: menuModule(this),
      nativeTheme: this.nativeTheme,
      Notification: strict('Notification', SystemNotification),
      powerSaveBlocker: powerSaveBlockerModule(),
      MessageChannelMain: function MessageChannelMain() {
        return switchboard.openChannel();
      },
      protocol: this.server.protocol,
      screen: screenModule(),
      session: strict('session', { defaultSession: this.session }),
      shell: shellModule(),
      webContents: strict('webContents', {
        fromDevToolsTargetId: (targetId: string) =>
          [...this.windows].find((window) => window.webContents.targetId === targetId)?.webContents,
      }),
    });
  }

  /** Starts the browser and makes the app ready, when its main module has run. */
  async start(): Promise<void> {
    // A second instance has ended already.
    if (this.ending) return;
    await this.server.listen(this.surroundings.userData);
    this.browser = await Chromium.start(this.surroundings, () => void this.end(1));
    // Playwright waits for this line.
    process.stderr.write(`DevTools listening on ${this.browser.endpoint}\n`);
    this.app.becomeReady();
  }

  fail(error: unknown): void {
    if (this.ending) return;
    console.error(error);
    void this.end(1);
  }

  /** Ends the browser and the process. */
  async end(code: number): Promise<void> {
    if (this.ending) return;
    this.ending = true;
    this.server.close();
    await this.instance.told.catch((error: unknown) => console.error(error));
    await this.browser?.end();
    this.instance.release();
    this.surroundings.cleanUp();
    process.exit(code);
  }

  private findContents(contentsId: number): WebContents | undefined {
    return [...this.windows].map((window) => window.webContents).find((contents) => contents.id === contentsId);
  }
}
