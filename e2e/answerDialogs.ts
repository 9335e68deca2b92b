import type { ElectronApplication } from '@playwright/test';

/** What the user would answer; a dialog that is not named is canceled. */
export interface DialogAnswers {
  readonly open?: string;
  readonly save?: string;
  /** Asked before unsaved work is lost. Where it cannot be saved, `save` cancels. */
  readonly close?: 'save' | 'discard' | 'cancel';
}

/** Answers the native dialogs of the desktop app from now on. */
export async function answerDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  await app.evaluate(({ dialog }, { open, save, close = 'cancel' }) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: open === undefined, filePaths: open === undefined ? [] : [open] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' });
    // Overloaded: the options are the last argument.
    dialog.showMessageBox = (...args: unknown[]) => {
      const { buttons = [] } = args.at(-1) as { buttons?: readonly string[] };
      const order = buttons.length === 3 ? ['save', 'discard', 'cancel'] : ['discard', 'cancel'];
      const asked = (globalThis as { askedQuestions?: unknown[] }).askedQuestions;
      asked?.push(args.at(-1));
      const pressed = order.indexOf(close);
      return Promise.resolve({ response: pressed < 0 ? order.length - 1 : pressed, checkboxChecked: false });
    };
  }, answers);
}

/** Collects the addresses that the app hands to the system's browser, in place of opening them. */
export async function catchOpenedLinks(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  const caught = await app.evaluateHandle(({ shell }) => {
    const links: string[] = [];
    shell.openExternal = (url) => {
      links.push(url);
      return Promise.resolve();
    };
    return links;
  });
  return () => caught.jsonValue();
}
