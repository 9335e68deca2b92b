import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { answerDialogs } from './answerDialogs';
import { downloadFolder } from './firefox/launchFirefox';
import { expect } from './launchApp';

/** A place on the screen, in pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Drives the main window with mouse and keyboard, as a user does, in either edition. */
export class Studio {
  /** So many were caught: each in a folder of its own. */
  private exports = 0;

  constructor(
    readonly page: Page,
    private readonly desktopApp: ElectronApplication | null,
    private readonly workFolder: string,
  ) {}

  /** Starts from a template of the gallery and waits for its model and its data; `rows` is the word for rows. */
  async openTemplate(id: string, rows = 'rows'): Promise<void> {
    await this.page.getByTestId(`template-${id}`).click();
    await expect(this.page.getByTestId('node-target')).toBeVisible();
    await expect(this.page.getByTestId('status-data')).toContainText(rows);
  }

  /** Shows a panel of the dock. */
  async showPanel(name: 'data' | 'training' | 'predictions' | 'code' | 'problems'): Promise<Locator> {
    await this.page.getByTestId(`dock-tab-${name}`).click();
    return this.page.getByTestId(`dock-panel-${name}`);
  }

  /** Runs a command of the main menu. */
  async chooseInMenu(id: string): Promise<void> {
    await this.page.getByTestId('main-menu').click();
    await this.page.getByTestId(`menu-${id}`).click();
  }

  /** Enters a number among the training settings, with nothing selected on the canvas. */
  async setTraining(name: 'epochs' | 'batchSize' | 'learningRate' | 'patience', value: number): Promise<void> {
    await this.clickEmptyCanvas();
    await this.enter(`training-${name}`, value);
  }

  /** Enters a number among the settings of a node. */
  async setParam(nodeId: string, name: string, value: number): Promise<void> {
    await this.page.getByTestId(`node-${nodeId}`).click();
    await this.enter(`param-${name}`, value);
  }

  /** Enters how many steps a window holds. */
  async setLookback(steps: number): Promise<void> {
    await this.showPanel('data');
    await this.enter('lookback', steps);
  }

  private async enter(testId: string, value: number): Promise<void> {
    const field = this.page.getByTestId(testId);
    await field.press('ControlOrMeta+a');
    await field.pressSequentially(String(value));
    await field.press('Enter');
  }

  /** Gives the project another name. */
  async rename(name: string): Promise<void> {
    await this.page.getByTestId('document-title').click();
    await this.page.getByLabel('Name of the project').fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByTestId('document-title')).toHaveText(name);
  }

  /** Presses Train and waits until it is done. */
  async train(limitMs = 90_000): Promise<void> {
    // Looked for from before the click on: a small training is over between two looks.
    const started = this.page.getByTestId('stop-button').waitFor();
    await this.page.getByTestId('train-button').click();
    await started;
    await expect(this.page.getByTestId('train-button')).toBeVisible({ timeout: limitMs });
  }

  /** Drags a layer from the palette to a place on the canvas and returns its node. */
  async dragFromPalette(type: string, to: Point): Promise<Locator> {
    const before = await this.nodeIds();
    await this.drag(await this.middleOf(this.page.getByTestId(`palette-item-${type}`)), to);
    await expect.poll(async () => (await this.nodeIds()).length).toBe(before.length + 1);
    const added = (await this.nodeIds()).find((id) => !before.includes(id));
    return this.page.getByTestId(added ?? '');
  }

  /** Pulls a wire by mouse from the output of one node to the input of another; `look` runs while it is held there. */
  async wire(from: Locator, to: Locator, look?: () => Promise<void>): Promise<void> {
    await this.drag(await this.portOf(from, 'out'), await this.portOf(to, 'in'), look);
  }

  /** Pulls a wire, reads why it is refused while it is held over the port, and lets go. */
  async readRefusal(from: Locator, to: Locator): Promise<string> {
    const start = await this.portOf(from, 'out');
    const end = await this.portOf(to, 'in');
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 12 });
    const refusal = await this.page.getByTestId('refusal').innerText();
    await this.page.mouse.up();
    return refusal;
  }

  /** Clicks a wire and sees that it is chosen. */
  async chooseWire(id: string): Promise<void> {
    const wire = this.page.locator(`.react-flow__edge[data-id="${id}"]`);
    // Right after a drag the canvas takes a click for its end; a person is never that fast.
    await expect(async () => {
      const { x, y } = await this.middleOf(wire);
      await this.page.mouse.click(x, y);
      await expect(wire).toHaveClass(/selected/, { timeout: 500 });
    }).toPass();
  }

  async drag(from: Point, to: Point, look?: () => Promise<void>): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 });
    await this.page.mouse.move(to.x, to.y, { steps: 6 });
    await look?.();
    await this.page.mouse.up();
    // Until its timer has run, a drag of d3 keeps the click that ends it, and any other within milliseconds, from the page.
    await this.page.evaluate(() => new Promise((done) => setTimeout(done)));
  }

  /** A place on the canvas as shares of its width and height. */
  async onCanvas(x: number, y: number): Promise<Point> {
    const box = await this.page.getByTestId('canvas').boundingBox();
    if (!box) throw new Error('The canvas is not shown.');
    return { x: box.x + x * box.width, y: box.y + y * box.height };
  }

  async clickEmptyCanvas(): Promise<void> {
    const { x, y } = await this.onCanvas(0.04, 0.12);
    // A menu that is open takes the first click to close itself.
    await expect(async () => {
      await this.page.mouse.click(x, y);
      await expect(this.page.getByTestId('trained-state')).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 15_000 });
  }

  /** The middle of an element once it has come to rest: the canvas moves smoothly to what it is to show. */
  async middleOf(locator: Locator): Promise<Point> {
    await (await locator.elementHandle())?.waitForElementState('stable');
    const box = await locator.boundingBox();
    if (!box) throw new Error(`${String(locator)} is not shown.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** The nodes that reach beyond the canvas's edges. */
  async nodesOutOfView(): Promise<string[]> {
    return this.page.getByTestId('canvas').evaluate((canvas) => {
      const view = canvas.getBoundingClientRect();
      const beyond = [...canvas.querySelectorAll('.react-flow__node')].filter((node) => {
        const box = node.getBoundingClientRect();
        return box.left < view.left || box.right > view.right || box.top < view.top || box.bottom > view.bottom;
      });
      return beyond.map((node) => node.textContent);
    });
  }

  /** Runs what makes the app save one file, and returns that file's bytes. */
  async catchFile(name: string, act: () => Promise<void>): Promise<Uint8Array> {
    const file = path.join(this.workFolder, name);
    if (this.desktopApp) {
      await answerDialogs(this.desktopApp, { save: file });
      await act();
      await expect.poll(() => readFile(file).catch(() => null)).not.toBeNull();
      return readFile(file);
    }
    await this.withoutPickers();
    const folder = downloadFolder(this.page.context().browser());
    if (folder) {
      await act();
      // Under another name until it is whole.
      const finished = async () => (await readdir(folder)).filter((downloaded) => !downloaded.endsWith('.part'));
      await expect.poll(finished).toHaveLength(1);
      await rename(path.join(folder, (await finished())[0] ?? ''), file);
      return readFile(file);
    }
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    await download.saveAs(file);
    return readFile(file);
  }

  /** Runs what makes the app export files, and returns the folder that holds them; `proof` is one of the files. */
  async catchExport(act: () => Promise<void>, proof = 'package.json'): Promise<string> {
    this.exports += 1;
    const parent = path.join(this.workFolder, `exports-${this.exports}`);
    await mkdir(parent, { recursive: true });
    if (this.desktopApp) {
      await answerDialogs(this.desktopApp, { open: parent });
      await act();
      // All files of an export appear at once, under another name until then.
      const finished = async () => (await readdir(parent)).filter((name) => !name.endsWith('.tmp'));
      await expect.poll(finished).toHaveLength(1);
      const folder = path.join(parent, (await finished())[0] ?? '');
      await readFile(path.join(folder, proof));
      await expect(this.page.getByTestId('notice')).toBeVisible();
      return folder;
    }
    const zip = await this.catchFile('export.zip', act);
    const entries = unzipSync(zip);
    for (const [name, bytes] of Object.entries(entries)) {
      const file = path.join(parent, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, name.endsWith('.json') ? strFromU8(bytes) : bytes);
    }
    return path.join(parent, Object.keys(entries)[0]?.split('/')[0] ?? '');
  }

  /** Opens a file through the app's own dialog or the browser's upload. */
  async openFile(file: string, act: () => Promise<void>): Promise<void> {
    if (this.desktopApp) {
      await answerDialogs(this.desktopApp, { open: file });
      await act();
      return;
    }
    const chosen = this.page.waitForEvent('filechooser');
    // The browser must have heard of the wait before the dialog opens: by the answer to this, it has.
    await this.withoutPickers();
    const [chooser] = await Promise.all([chosen, act()]);
    await chooser.setFiles(file);
  }

  private async nodeIds(): Promise<string[]> {
    const nodes = await this.page.locator('.react-flow__node [data-testid^="node-"]').all();
    return Promise.all(nodes.map(async (node) => (await node.getAttribute('data-testid')) ?? ''));
  }

  private async portOf(node: Locator, port: 'in' | 'out'): Promise<Point> {
    const id = (await node.getAttribute('data-testid'))?.replace(/^node-/, '') ?? '';
    return this.middleOf(this.page.getByTestId(`port-${id}-${port}`));
  }

  // A browser's own file pickers cannot be answered from outside; without them the app downloads and uploads.
  private async withoutPickers(): Promise<void> {
    await this.page.evaluate(() => {
      Object.assign(window, {
        showSaveFilePicker: undefined,
        showOpenFilePicker: undefined,
        showDirectoryPicker: undefined,
      });
    });
  }
}
