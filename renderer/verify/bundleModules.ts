import type { ExportFile } from '#engine';

/** The modules that forecasting begins with; whatever they import comes along. */
const ROOTS = ['table', 'inference', 'data', 'modelFiles'];

const IMPORT = /\brequire\('([^']*)'\)/g;
const TFJS = '@tensorflow/tfjs';
const JSON_FILE = /^\.\/(\w+\.json)$/;

/** An export that cannot be run here: it lacks a file, or a module asks for something that a page does not have. */
export class UnusableExport extends Error {
  override readonly name = 'UnusableExport';
}

/**
 * The exported modules that forecast, as the text of one JavaScript object: by name, a function `(require, exports)` each.
 * Types are stripped, nothing else is changed. Throws `UnusableExport` for one that imports more than tfjs and its like.
 */
export async function bundleModules(files: readonly ExportFile[]): Promise<string> {
  // Fetched only when something is verified: no other part of the app needs it.
  const { transform } = await import('sucrase');
  const bundled = new Map<string, string>();
  const waiting = [...ROOTS];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (bundled.has(name)) continue;
    const { code } = transform(textOf(files, `src/${name}.ts`), {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
    });
    // A worker made of text has no address that files could lie beside.
    bundled.set(name, code.replaceAll('import.meta.url', "'file:///src/'"));
    for (const [, from = ''] of code.matchAll(IMPORT)) {
      const own = /^\.\/(\w+)\.js$/.exec(from)?.[1];
      if (own !== undefined) waiting.push(own);
      else if (JSON_FILE.test(from)) bundled.set(from, jsonModule(textOf(files, `src/${from.slice(2)}`)));
      else if (from !== TFJS) throw new UnusableExport(`src/${name}.ts imports “${from}”.`);
    }
  }
  const entries = [...bundled].map(([name, code]) => `${JSON.stringify(name)}: (require, exports) => {${code}\n}`);
  return `{${entries.join(',\n')}}`;
}

// What it says is all there is to import, so that a list may say it too.
const jsonModule = (json: string): string => `exports.__esModule = true; exports.default = ${json};`;

/** The text of one file of an export. */
export function textOf(files: readonly ExportFile[], path: string): string {
  return new TextDecoder().decode(bytesOf(files, path));
}

/** The bytes of one file of an export. */
export function bytesOf(files: readonly ExportFile[], path: string): Uint8Array {
  const found = files.find((file) => file.path === path);
  if (!found) throw new UnusableExport(`The export has no file ${path}.`);
  return found.bytes;
}
