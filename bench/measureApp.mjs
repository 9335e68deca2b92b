import { measureCode } from './measureCode.mjs';
import { measureExports } from './measureExports.mjs';
import { measureFiles } from './measureFiles.mjs';
import { measureImport } from './measureImport.mjs';
import { measurePage } from './measurePage.mjs';
import { measureTraining } from './measureTraining.mjs';
import { measureWindow } from './measureWindow.mjs';
import { median } from './medians.mjs';

const TEMPLATES = ['stock-price', 'traffic-flow'];
/** The cpu backend stands beside wasm for the ratio; it is slow, so one round of it must do. */
const BACKENDS = ['wasm', 'cpu'];

const BYTES_PER_MEGABYTE = 1e6;

/** Seconds of epochs of templates from the command line, rounds interleaved: all of them, and as rows of a table. */
export async function measureTemplates(rounds) {
  const epochs = Object.fromEntries(TEMPLATES.map((template) => [template, { wasm: [], cpu: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const backend of BACKENDS) {
      if (backend === 'cpu' && round > 0) continue;
      for (const template of TEMPLATES) epochs[template][backend].push(...(await measureTraining(template, backend)));
    }
  }
  const rows = [
    ...TEMPLATES.map((template) => ({
      what: `an epoch of ${template}, tfjs-wasm`,
      value: median(epochs[template].wasm),
      unit: 's',
      target: template === 'stock-price' ? 5 : null,
    })),
    ...TEMPLATES.map((template) => ({
      what: `the same on tfjs-cpu, times as long (${template})`,
      value: median(epochs[template].cpu) / median(epochs[template].wasm),
      unit: '×',
      target: null,
    })),
  ];
  return { epochs, rows };
}

/** How the page starts: what was measured, and as rows of a table. Null where no browser is found. */
export async function measureStart(rounds) {
  const page = await measurePage(2 * rounds + 1);
  if (!page) return null;
  const rows = [
    {
      what: 'from opening the page to a template on the canvas',
      value: median(page.interactiveMs) / 1000,
      unit: 's',
      target: 3,
    },
    {
      what: 'first load, gzip, without workers',
      value: page.firstLoad.pageBytes / BYTES_PER_MEGABYTE,
      unit: 'MB',
      target: 1.5,
    },
    {
      what: 'workers loaded by then, gzip',
      value: page.firstLoad.workerBytes / BYTES_PER_MEGABYTE,
      unit: 'MB',
      target: null,
    },
  ];
  return { page, rows };
}

/** How a large project opens and is saved: what was measured, and as rows of a table. Null where no browser is found. */
export async function measureLargeProject(rounds) {
  const measured = await measureFiles(rounds);
  if (!measured) return null;
  const what = '100 nodes, a million rows, 5 MB of weights';
  const rows = [
    { what: `opening a project: ${what}`, value: median(measured.openMs) / 1000, unit: 's', target: 2 },
    { what: 'saving it', value: median(measured.saveMs) / 1000, unit: 's', target: 1 },
    {
      what: 'the interface held up by the saving, at most',
      value: median(measured.saveBlockedMs),
      unit: 'ms',
      target: 50,
    },
  ];
  return { measured, rows };
}

/** How soon the Code panel follows an edit of a large model, by language, and as rows of a table. Null without a browser. */
export async function measureCodePanel(rounds) {
  const followMs = await measureCode(rounds);
  if (!followMs) return null;
  const rows = Object.entries(followMs).map(([language, times]) => ({
    what: `the code of 100 nodes follows a parameter, ${language}`,
    value: median(times),
    unit: 'ms',
    target: 50,
  }));
  return { followMs, rows };
}

/** How a large model from elsewhere is imported, and one too large is refused, and as rows of a table. Null without a browser. */
export async function measureLargeImport(rounds) {
  const measured = await measureImport(rounds);
  if (!measured) return null;
  const size = `${Math.round(measured.bytes / BYTES_PER_MEGABYTE)} MB`;
  const refused = `${Math.round(measured.refusedBytes / BYTES_PER_MEGABYTE)} MB`;
  const rows = [
    { what: `importing a model of ${size}`, value: median(measured.importMs) / 1000, unit: 's', target: null },
    {
      what: 'the interface held up by it, at most',
      value: median(measured.importBlockedMs),
      unit: 'ms',
      target: null,
    },
    { what: `refusing a model of ${refused}`, value: median(measured.refuseMs) / 1000, unit: 's', target: 1 },
    {
      what: 'the interface held up by the refusal, at most',
      value: median(measured.refuseBlockedMs),
      unit: 'ms',
      target: 100,
    },
  ];
  return { measured, rows };
}

/** How long each export of a model with five million parameters takes on the command line, and as rows of a table. */
export async function measureLargeExports(rounds) {
  const { parameters, seconds } = await measureExports(rounds);
  const rows = Object.entries(seconds).map(([kind, times]) => ({
    what: `seqloom export --to ${kind}, ${(parameters / 1e6).toFixed(1)} M parameters`,
    value: median(times),
    unit: 's',
    target: 2,
  }));
  return { parameters, seconds, rows };
}

/** How soon the desktop app shows its window: as a row of a table, or why it was not measured. */
export async function measureDesktopStart(rounds) {
  const { shownMs, reason } = await measureWindow(2 * rounds + 1);
  if (shownMs === null) return { rows: [], shownMs, reason };
  const row = { what: 'from starting Electron to its window', value: median(shownMs) / 1000, unit: 's', target: 1.5 };
  return { rows: [row], shownMs, reason };
}
