import type { Page } from '@playwright/test';
import { expect, test } from './launchApp';

/**
 * Answers the pickers of the File System Access API with files of the page's private file system: real handles, which
 * the browser keeps across sessions as it keeps a user's.
 */
async function answerPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const root = () => navigator.storage.getDirectory();
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await root()).getFileHandle(suggestedName, { create: true }),
      showDirectoryPicker: async () => (await root()).getDirectoryHandle('exports', { create: true }),
    });
  });
  await page.reload();
}

/** Takes the API away, as in a browser that has none. */
async function withoutPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, {
      showOpenFilePicker: undefined,
      showSaveFilePicker: undefined,
      showDirectoryPicker: undefined,
    });
  });
  await page.reload();
}

async function openTemplate(page: Page): Promise<void> {
  await page.getByTestId('template-stock-price').click();
  await expect(page.getByTestId('node-target')).toBeVisible();
}

/** Changes the document: a copy of a node is one more. */
async function duplicateNode(page: Page): Promise<void> {
  await page.getByTestId('node-dense').click();
  await page.keyboard.press('ControlOrMeta+d');
  await expect(page.getByTestId('unsaved-mark')).toBeVisible();
}

const save = (page: Page) => page.keyboard.press('ControlOrMeta+s');
const nodeCount = (page: Page) => page.locator('.react-flow__node').count();

test('a project is saved to its file, saved in place, and opens from the recent list in a later session', async ({
  page,
}) => {
  await answerPickers(page);
  await openTemplate(page);
  const firstCount = await nodeCount(page);
  await save(page);
  const fileSize = () =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const sizes: number[] = [];
      for await (const handle of root.values()) {
        if (handle.name.endsWith('.seqloom')) sizes.push((await (handle as FileSystemFileHandle).getFile()).size);
      }
      return sizes;
    });
  await expect.poll(fileSize).toEqual([expect.any(Number)]);
  await expect.poll(async () => (await fileSize())[0]).toBeGreaterThan(10_000);
  await duplicateNode(page);
  await save(page);
  await expect(page.getByTestId('unsaved-mark')).toBeHidden();
  await expect(page.getByTestId('announcer')).toContainText('Saved in');
  expect(await fileSize()).toHaveLength(1);

  await page.reload();
  await page.getByTestId('recent-project').click();
  await expect(page.getByTestId('node-target')).toBeVisible();
  expect(await nodeCount(page)).toBe(firstCount + 1);
});

test('without the file system, saving downloads, and the recent list keeps a copy', async ({ page }) => {
  await withoutPickers(page);
  await openTemplate(page);
  const downloaded = page.waitForEvent('download');
  await save(page);
  expect((await downloaded).suggestedFilename()).toBe('Stock price forecast.seqloom');
  // Said when all of it is done: the list is kept by then.
  await expect(page.getByTestId('notice')).toContainText('was downloaded');

  await page.reload();
  await page.getByTestId('recent-project').click();
  await expect(page.getByTestId('node-target')).toBeVisible();
});

/** Changes the keys of what is kept for recovery, in the browser's storage; resolves to how many there are. */
const recoveryKeys = (page: Page, remove: 'nothing' | 'parts' = 'nothing') =>
  page.evaluate(
    (remove) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('seqloom');
        opening.onsuccess = () => {
          const store = opening.result.transaction('recovery', 'readwrite').objectStore('recovery');
          const request = store.getAllKeys();
          request.onsuccess = () => {
            opening.result.close();
            const keys = request.result as string[];
            if (remove === 'parts') for (const key of keys) if (!key.endsWith('/journal')) store.delete(key);
            resolve(keys.length);
          };
        };
      }),
    remove,
  );

/** Closes a page with unsaved work in it, once that is kept, without a question. Resolves to its number of nodes. */
async function leaveWork(page: Page): Promise<number> {
  await openTemplate(page);
  await duplicateNode(page);
  await expect.poll(() => recoveryKeys(page)).toBeGreaterThan(0);
  const count = await nodeCount(page);
  await page.close();
  return count;
}

test('unsaved work is offered again when the page was closed without a question', async ({ page }) => {
  const address = page.url();
  const later = await page.context().newPage();
  const count = await leaveWork(page);
  await later.goto(address);
  await later.getByTestId('recovered-note').getByRole('button').first().click();
  await expect(later.getByTestId('node-target')).toBeVisible();
  expect(await nodeCount(later)).toBe(count);
});

test('unsaved work that one tab has restored is neither restored nor discarded by another', async ({ page }) => {
  const address = page.url();
  const tabs = await Promise.all(['live', 'restoring', 'discarding'].map(() => page.context().newPage()));
  const count = await leaveWork(page);
  for (const tab of tabs) {
    await tab.goto(address);
    await expect(tab.getByTestId('recovered-note')).toBeVisible();
  }
  const [live, restoring, discarding] = tabs as [Page, Page, Page];
  await live.getByRole('button', { name: /^Restore/ }).click();
  await expect(live.getByTestId('node-target')).toBeVisible();
  for (const [stale, name] of [[restoring, /^Restore/] as const, [discarding, /^Discard/] as const]) {
    await stale.getByRole('button', { name }).click();
    await expect(stale.getByTestId('notice')).toContainText('is open in another tab');
    await expect(stale.getByTestId('recovered-note')).toBeHidden();
  }
  expect(await recoveryKeys(live)).toBeGreaterThan(0);
  expect(await nodeCount(live)).toBe(count);
});

test('recovered work of which a part is missing is said, and can be discarded', async ({ page }) => {
  const address = page.url();
  const later = await page.context().newPage();
  await leaveWork(page);
  await later.goto(address);
  await recoveryKeys(later, 'parts');
  await later.getByRole('button', { name: /^Restore/ }).click();
  await expect(later.getByTestId('notice')).toContainText('cannot be restored');
  await later.getByRole('button', { name: /^Discard/ }).click();
  await expect(later.getByTestId('recovered-note')).toBeHidden();
  expect(await recoveryKeys(later)).toBe(0);
});
