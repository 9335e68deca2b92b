import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { damagedModel } from '../engine/testing/fuzzModel';
import { expect, test } from './launchApp';
import { changeContent } from './projectContent';
import { Studio } from './studio';

const rows = (count: number, cells: (day: number) => string) =>
  Array.from({ length: count }, (_, i) => {
    const date = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
    return `${date},${cells(i)}`;
  }).join('\n');

/** Files that cannot be read at all: each is refused with what is wrong, the line, and what to do. */
const UNREADABLE_DATA: Readonly<Record<string, { file: string | Uint8Array; says: RegExp }>> = {
  'empty.csv': { file: '', says: /^The file empty\.csv is empty\. Choose a CSV file with a header line/ },
  'ragged.csv': {
    file: 'date,load\n2024-01-01,1\n2024-01-02,2,3\n2024-01-03\n',
    says: /Line 3 of ragged\.csv has 3 fields, but the table has 2 \(2 lines like it\)\. Add or remove fields there/,
  },
  'binary.csv': {
    file: Uint8Array.from([0x64, 0x2c, 0x6c, 0x0a, 0x31, 0x2c, 0x00, 0x0a]),
    says: /binary\.csv is not a text file: it contains a zero byte on line 2/,
  },
  'quote.csv': {
    file: 'date,load\n2024-01-01,1\n"2024-01-02,2\n2024-01-03,3\n',
    says: /A quotation mark that opens on line 3 of quote\.csv is never closed/,
  },
};

/** Data that can be read but not trained on: it takes the old data's place, and its problems are listed. */
const UNFIT_DATA: Readonly<Record<string, { file: string; says: RegExp }>> = {
  'few.csv': {
    file: `date,open,high,low,close,volume\n${rows(24, (i) => `${i + 1},${i + 2},${i + 1},${i + 2},${i + 9}`)}\n`,
    says: /The training part has 16 rows, but a window needs 31: lookback 30 \+ horizon 1\. Use more data/,
  },
  'constant.csv': {
    file: `date,open,high,low,close,volume\n${rows(400, (i) => `${i + 1},${i + 2},${i + 1},7,${(i % 9) + 1}`)}\n`,
    says: /The target “close” is always [07] in the training part: there is nothing to learn\. Choose another target/,
  },
};

test('files that are no good are named with place and remedy, and the open project is untouched', async ({
  page,
  desktopApp,
  workFolder,
}) => {
  const studio = new Studio(page, desktopApp, workFolder);
  await studio.openTemplate('stock-price');
  const good = await studio.catchFile('good.seqloom', () => studio.chooseInMenu('file.saveAs'));
  await studio.rename('Precious');
  const before = await openProject(page);
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = path.join(workFolder, name);
    await writeFile(file, content);
    return file;
  };
  const readDialog = async (): Promise<{ title: string; problems: string[] }> => {
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    const title = await dialog.getByRole('heading').innerText();
    const problems = (await dialog.getByRole('listitem').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog).toBeHidden();
    return { title, problems };
  };

  for (const [name, { file, says }] of Object.entries(UNREADABLE_DATA)) {
    await test.step(name, async () => {
      await studio.showPanel('data');
      await studio.openFile(await write(name, file), () => page.getByTestId('choose-data').click());
      const { title, problems } = await readDialog();
      expect(title).toBe('The data file cannot be read');
      expect(problems).toEqual([expect.stringMatching(says)]);
      expect(await openProject(page)).toEqual(before);
    });
  }

  const projects: Readonly<Record<string, { file: string | Uint8Array; says: RegExp }>> = {
    'truncated.seqloom': {
      file: good.subarray(0, Math.floor(good.length * 0.6)),
      says: /^truncated\.seqloom is damaged or incomplete: .+\. Copy it again from its source/,
    },
    'newer.seqloom': {
      file: changeContent(good, (content) => {
        content.version = 99;
      }),
      says: /^newer\.seqloom was saved by a newer version of Seqloom \(file version 99; this one reads up to \d+\)\. Update Seqloom/,
    },
    'letter.seqloom': {
      file: 'Dear Ada,',
      says: /^letter\.seqloom is not a Seqloom project\. Choose a file that ends in \.seqloom/,
    },
    'archive.seqloom': {
      file: zipSync({ 'letter.txt': strToU8('Dear Ada,') }),
      says: /^archive\.seqloom is not a Seqloom project\./,
    },
    'edited.seqloom': {
      file: changeContent(good, ({ graph }) => {
        Object.assign(graph.nodes[1] ?? {}, { params: 'none' });
      }),
      says: /^edited\.seqloom is not a valid project: graph\.nodes\[1\]\.params .+\. Open an earlier copy, or correct that place/,
    },
  };
  for (const [name, { file, says }] of Object.entries(projects)) {
    await test.step(name, async () => {
      await studio.openFile(await write(name, file), () => studio.chooseInMenu('file.open'));
      const { title, problems } = await readDialog();
      expect(title).toBe('The project cannot be opened');
      expect(problems).toEqual([expect.stringMatching(says)]);
      expect(await openProject(page)).toEqual(before);
    });
  }

  await test.step('a model of 500 MB is refused before it is read', async () => {
    const file = await write('huge.keras', '');
    await truncate(file, 500e6);
    await studio.openFile(file, () => studio.chooseInMenu('file.importModel'));
    const says =
      /^“huge\.keras” is too large: a model may take 384 MB\. Save the model without the state of its optimizer/s;
    await expect(page.getByTestId('notice')).toHaveText(says);
    expect(await openProject(page)).toEqual(before);
  });

  await test.step('a model that its reader never gets through is given up', async () => {
    const fixtures = path.join(import.meta.dirname, '../engine/imports/fixtures');
    const names = (await readdir(fixtures)).filter((name) => /\.(h5|keras)$/.test(name));
    const files = await Promise.all(
      names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(path.join(fixtures, name))) })),
    );
    // A case of `npm run fuzz:models` that keeps HDF5 busy for ever.
    const { name, bytes } = damagedModel(files, 1, 225);
    await studio.openFile(await write(name, bytes), () => studio.chooseInMenu('file.importModel'));
    await expect(page.getByRole('dialog').getByRole('listitem')).toBeVisible();
    const { title, problems } = await readDialog();
    expect(title).toBe('The model cannot be imported');
    expect(problems).toEqual([
      expect.stringContaining(`${name} takes more time or memory than any model of its size needs.`),
    ]);
    expect(await openProject(page)).toEqual(before);
  });

  for (const [name, { file, says }] of Object.entries(UNFIT_DATA)) {
    await test.step(name, async () => {
      const panel = await studio.showPanel('data');
      await studio.openFile(await write(name, file), () => page.getByTestId('choose-data').click());
      await expect(page.getByTestId('data-problems')).toHaveText(says);
      await page.getByTestId('train-button').click();
      await expect((await studio.showPanel('problems')).getByTestId('problem').first()).toHaveText(says);
      await expect(page.getByTestId('train-button')).toBeVisible();
      await page.getByTestId('command-edit.undo').click();
      await studio.showPanel('data');
      await expect(panel.getByTestId('data-problems')).toBeHidden();
      expect(await openProject(page)).toEqual({ ...before, redo: true });
    });
  }

  await page.getByTestId('command-edit.undo').click();
  await expect(page.getByTestId('document-title')).not.toHaveText('Precious');
});

test('a graph that cannot be trained says so on its nodes, in the list and to Train', async ({
  page,
  desktopApp,
  workFolder,
  keepScreenshot,
}) => {
  const studio = new Studio(page, desktopApp, workFolder);
  await studio.openTemplate('stock-price');
  const good = await studio.catchFile('good.seqloom', () => studio.chooseInMenu('file.saveAs'));
  const problems = page.getByTestId('dock-panel-problems').getByTestId('problem');

  await test.step('a wire that would close a loop is refused', async () => {
    const joint = await studio.dragFromPalette(
      'concatenate',
      await studio.middleOf(page.locator('.react-flow__edge[data-id="edge-2"]')),
    );
    await expect(page.locator('.react-flow__edge')).toHaveCount(4);
    expect(await studio.readRefusal(page.getByTestId('node-dense'), joint)).toMatch(
      /^Concatenate is part of a cycle: Dense → Concatenate → … → Dense\.\s+Remove one wire of the cycle/,
    );
    await expect(page.locator('.react-flow__edge')).toHaveCount(4);
    await page.getByTestId('command-edit.undo').click();
    await expect(page.locator('.react-flow__edge')).toHaveCount(3);
  });

  await test.step('an input that hangs in the air leaves no path to the target', async () => {
    await studio.chooseWire('edge-1');
    await page.keyboard.press('Delete');
    await page.getByTestId('train-button').click();
    await expect(page.getByTestId('notice')).toContainText('No path leads from an Input to Target.');
    await expect(page.getByTestId('dock-tab-problems')).toHaveAttribute('aria-selected', 'true');
    await expect(problems).toHaveText([
      /No path leads from an Input to Target\. Connect the nodes so that data can flow/,
      /LSTM has nothing connected to its input\. Connect a node to it, or remove LSTM\./,
      /Input does not lead to a Target, so it is left out of the model\. Connect it onward, or remove it\./,
    ]);
    await expect(page.getByTestId('problem-mark-lstm')).toBeVisible();
    await page.getByTestId('problem-mark-lstm').hover();
    await expect(page.getByTestId('problem-lstm')).toHaveText(/LSTM has nothing connected to its input/);
    await expect(page.getByTestId('problem-mark-target')).toBeVisible();
    await keepScreenshot('no-path');
  });

  await test.step('a file with a loop in it opens, with the loop shown on its nodes', async () => {
    const file = path.join(workFolder, 'loop.seqloom');
    await writeFile(
      file,
      changeContent(good, (content) => {
        content.name = 'Loop';
        const [first] = content.graph.edges;
        if (first) first.from = { node: 'dense', port: 'out' };
      }),
    );
    await studio.openFile(file, () => studio.chooseInMenu('file.open'));
    await page.getByTestId('unsaved-dialog').getByRole('button', { name: 'Do not save' }).click();
    await expect(page.getByTestId('document-title')).toHaveText('Loop');
    await page.getByTestId('train-button').click();
    await expect(problems).toHaveText([
      /LSTM is part of a cycle: LSTM → Dense → LSTM\. Remove one wire of the cycle\./,
      /Dense is part of a cycle: LSTM → Dense → LSTM\./,
      /No path leads from an Input to Target\./,
      /Input does not lead to a Target/,
    ]);
    await expect(page.getByTestId('problem-mark-lstm')).toBeVisible();
    await expect(page.getByTestId('problem-mark-dense')).toBeVisible();
    await keepScreenshot('loop');
  });
});

/** What a user sees of the project that is open. */
async function openProject(page: Page): Promise<Record<string, unknown>> {
  const texts = (locator: string) => page.locator(locator).allInnerTexts();
  return {
    title: await page.getByTestId('document-title').innerText(),
    nodes: await texts('.react-flow__node'),
    wires: await texts('.react-flow__edge-text, [data-testid^="shape-"]'),
    rows: await page.getByTestId('status-data').innerText(),
    unsaved: await page.getByTestId('unsaved-mark').isVisible(),
    undo: await page.getByTestId('command-edit.undo').isEnabled(),
    redo: await page.getByTestId('command-edit.redo').isEnabled(),
  };
}
