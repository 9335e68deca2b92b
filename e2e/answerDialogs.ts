import type { ElectronApplication } from '@playwright/test';

/** What the user would answer; a dialog that is not named is cancelled. */
export interface DialogAnswers {
  readonly open?: string;
  readonly save?: string;
  /** The index of the button pressed in a question. */
  readonly question?: number;
}

/** Answers the native dialogs of the desktop app from now on. */
export async function answerDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  await app.evaluate(({ dialog }, { open, save, question }) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: open === undefined, filePaths: open === undefined ? [] : [open] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' });
    dialog.showMessageBoxSync = () => question ?? 1;
  }, answers);
}

/** Collects the addresses that the app hands to the system's browser, in place of opening them. */
export async function catchOpenedLinks(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const caught: string[] = [];
    Object.assign(globalThis, { caughtLinks: caught });
    shell.openExternal = (url) => {
      caught.push(url);
      return Promise.resolve();
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { caughtLinks: string[] }).caughtLinks);
}
