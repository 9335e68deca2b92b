import type { Page } from '@playwright/test';
import type { DesktopApi, DesktopCalls, Result } from '#contract';

/** Calls the desktop from the page, as the app's own code does. */
export async function callDesktop<Call extends keyof DesktopCalls>(
  page: Page,
  call: Call,
  ...args: Parameters<DesktopCalls[Call]>
): Promise<Result<ReturnType<DesktopCalls[Call]>>> {
  return callDesktopFreely(page, call, args) as Promise<Result<ReturnType<DesktopCalls[Call]>>>;
}

/** As `callDesktop`, with arguments that the contract does not allow: what an attacker's script would send. */
export async function callDesktopFreely(page: Page, call: keyof DesktopCalls, args: readonly unknown[]) {
  return page.evaluate(
    ([name, given]) => {
      const { desktop } = window as unknown as { desktop: DesktopApi };
      const method = desktop[name] as (...all: unknown[]) => Promise<Result<unknown>>;
      return method(...given);
    },
    [call, args] as const,
  );
}
