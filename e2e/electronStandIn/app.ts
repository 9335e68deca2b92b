import os from 'node:os';
import path from 'node:path';
import type { SingleInstance } from './singleInstance';
import type { Surroundings } from './surroundings';
import { emitPreventable, strict, StrictEmitter } from './strict';

/** What the app runs in. */
interface AppHost {
  readonly instance: SingleInstance;
  readonly windows: ReadonlySet<{ close(): void }>;
  end(code: number): Promise<void>;
}

/** Electron's module `app`. */
export class App extends StrictEmitter {
  readonly isPackaged = false;
  readonly commandLine;
  private readonly readyPromise: Promise<void>;
  private resolveReady: () => void = () => {};
  private quitting = false;

  constructor(
    private readonly host: AppHost,
    private readonly surroundings: Surroundings,
  ) {
    super();
    this.readyPromise = new Promise((resolve) => (this.resolveReady = resolve));
    const { switches } = surroundings;
    this.commandLine = strict('app.commandLine', {
      appendSwitch: (name: string, value = '') => void switches.set(name, value),
    });
  }

  whenReady(): Promise<void> {
    return this.readyPromise;
  }

  /** Chromium runs; the app may open windows. */
  becomeReady(): void {
    this.emit('ready', {}, {});
    this.resolveReady();
  }

  getName(): string {
    return this.surroundings.name;
  }

  getPath(name: string): string {
    const { userData } = this.surroundings;
    const known: Record<string, string> = { userData, temp: os.tmpdir(), home: os.homedir() };
    return known[name] ?? path.join(userData, name);
  }

  requestSingleInstanceLock(): boolean {
    const own = { argv: process.argv, folder: process.cwd() };
    return this.host.instance.acquire(own, ({ argv, folder }) => {
      void this.readyPromise.then(() => this.emit('second-instance', {}, argv, folder, {}));
    });
  }

  addRecentDocument(): void {}

  clearRecentDocuments(): void {}

  quit(): void {
    if (emitPreventable(this, 'before-quit')) return;
    this.quitting = true;
    for (const window of [...this.host.windows]) window.close();
    this.quitting = this.host.windows.size === 0;
    if (this.quitting) this.exit(0);
  }

  exit(code = 0): void {
    void this.host.end(code);
  }

  /** A window closed; the last one ends the app unless somebody listens for it. */
  windowClosed(): void {
    if (this.quitting || this.host.windows.size > 0) return;
    if (!this.emit('window-all-closed')) this.quit();
  }
}
