import { type BrowserWindow, ipcMain } from 'electron';
import type { DesktopCalls, Result } from '../ipc/contract';
import { DesktopFailure } from './desktopFailure';
import { editorWindow } from './editorWindow';
import { requestSchemas } from './requestSchemas';
import { isTrustedSender } from './security';

/** Main's side of the contract: each call, with the window that made it as its last argument. */
export type CallHandlers = {
  readonly [Call in keyof DesktopCalls]: (
    ...args: [...Parameters<DesktopCalls[Call]>, window: BrowserWindow]
  ) => ReturnType<DesktopCalls[Call]> | Promise<ReturnType<DesktopCalls[Call]>>;
};

/**
 * Answers every call of the contract. The one place where a request's sender and arguments are checked, and where an
 * expected failure becomes a `Result`. A bug still rejects, so that it is seen.
 */
export function registerCalls(handlers: CallHandlers): void {
  for (const call of Object.keys(handlers) as (keyof DesktopCalls)[]) {
    ipcMain.handle(call, async (event, ...args: unknown[]): Promise<Result<unknown>> => {
      const window = editorWindow();
      if (window === null || event.sender !== window.webContents || !isTrustedSender(event)) {
        return failed(new DesktopFailure('refused'));
      }
      const parsed = requestSchemas[call].safeParse(args);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        if (issue?.code === 'custom' && issue.params?.tooLarge) {
          return failed(new DesktopFailure('request-too-large', undefined, { limit: '1 GB' }));
        }
        const where = issue?.path.join('.') ?? '';
        return failed(new DesktopFailure('bad-request', undefined, { call, where }));
      }
      try {
        // The schema of this call gave the arguments of this call; the compiler cannot follow that through the loop.
        const handler = handlers[call] as (...all: unknown[]) => unknown;
        return { ok: true, value: await handler(...parsed.data, window) };
      } catch (error) {
        if (error instanceof DesktopFailure) return failed(error);
        throw error;
      }
    });
  }
}

/** Of an error object only the message would cross to the page. */
function failed({ code, fileName, values }: DesktopFailure): Result<never> {
  return { ok: false, error: { code, fileName, values } };
}
