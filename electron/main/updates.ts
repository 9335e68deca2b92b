import { existsSync } from 'node:fs';
import path from 'node:path';
import type { UpdateWords } from '../ipc/contract';

/** The part of electron-updater that is used. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  readonly checkForUpdates: () => Promise<{
    readonly isUpdateAvailable: boolean;
    readonly updateInfo: { readonly version: string };
  } | null>;
  readonly downloadUpdate: () => Promise<unknown>;
  readonly quitAndInstall: () => void;
}

/** What looking for updates needs of its surroundings. */
export interface UpdateSurroundings {
  /** Installed from a package, and not run from its sources. */
  readonly isPackaged: boolean;
  /** Where a package keeps `app-update.yml`, which names the place of its updates. */
  readonly resourcesPath: string;
  /** Loads electron-updater: only then is anything of it run. */
  readonly loadUpdater: () => Promise<Updater>;
  /** Asks the user; resolves to whether the first of the two buttons was pressed. */
  readonly ask: (question: { message: string; detail: string; yes: string; no: string }) => Promise<boolean>;
  readonly log: (message: string, error: unknown) => void;
}

/**
 * Looks for a newer version where the package has a feed for it, and only when told to. Nothing is downloaded before
 * the user has agreed, and what goes wrong stays in the log: being offline is no news to the user.
 */
export class Updates {
  /** False where there is nothing to look at: then no code of the updater is ever loaded. */
  readonly possible: boolean;
  private looking = false;

  constructor(private readonly surroundings: UpdateSurroundings) {
    const { isPackaged, resourcesPath } = surroundings;
    this.possible = isPackaged && existsSync(path.join(resourcesPath, 'app-update.yml'));
  }

  /** Looks once; does nothing while it is looking. Never throws. */
  async look(words: UpdateWords): Promise<void> {
    if (!this.possible || this.looking) return;
    this.looking = true;
    try {
      await this.offer(words);
    } catch (error) {
      this.surroundings.log('The look for updates failed', error);
    } finally {
      this.looking = false;
    }
  }

  private async offer(words: UpdateWords): Promise<void> {
    const { loadUpdater, ask } = this.surroundings;
    const updater = await loadUpdater();
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    const found = await updater.checkForUpdates();
    if (!found?.isUpdateAvailable) return;
    const named = (text: string): string => text.replaceAll('{version}', found.updateInfo.version);
    const wanted = await ask({
      message: named(words.available),
      detail: named(words.availableDetail),
      yes: words.download,
      no: words.later,
    });
    if (!wanted) return;
    await updater.downloadUpdate();
    updater.autoInstallOnAppQuit = true;
    const now = await ask({
      message: named(words.ready),
      detail: named(words.readyDetail),
      yes: words.restart,
      no: words.later,
    });
    if (now) updater.quitAndInstall();
  }
}
