import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Tf } from '#engine';

/** What the exported program reads: the contents of its files. */
export interface ExportedContents {
  readonly csv: string;
  readonly model: string;
  readonly weights: Uint8Array;
  readonly fitted: string;
}

/** What the exported program forecasts of one column; classes with how probable each is, window by window. */
export interface ExportedForecast {
  readonly column: string;
  readonly values: readonly (number | string)[];
  readonly probabilities?: readonly (readonly number[])[];
}

/** The forecasts of the test part. */
export interface ExportedAnswer {
  readonly forecasts: readonly ExportedForecast[];
  /** By window, what the data file calls its first forecast row: its time, or its number. */
  readonly labels: readonly string[];
}

/** A module of the export before it has run. */
export type ExportedModule = (require: (name: string) => unknown, exports: object) => void;

interface Prepared {
  readonly labels: readonly string[];
}

/** What the modules of an export offer, so far as it is used here. */
interface ExportedProgram {
  readonly table: { readonly parseTable: (text: string) => unknown };
  readonly recipe: { readonly recipe: { readonly lookback?: number } };
  readonly data: {
    readonly prepare: (table: unknown, fitted: unknown) => Prepared;
    readonly samplesOf: (prepared: Prepared, part: 'test') => number[];
  };
  readonly modelFiles: {
    readonly loadTrained: (
      read: (file: URL) => Promise<Uint8Array>,
    ) => Promise<{ readonly model: LayersModel; readonly fitted: unknown }>;
  };
  readonly inference: {
    readonly infer: (model: LayersModel, prepared: Prepared, starts: readonly number[]) => readonly ExportedForecast[];
  };
}

/** Progress is told about this often. */
const PIECE_MS = 400;
const FIRST_PIECE = 4;
const MOST_AT_ONCE = 256;

/**
 * Runs exported modules from the contents of the exported files to the forecasts of the test part, and tells how many
 * windows are done. All of it is the export's own code; only the windows are handed to it in pieces.
 */
export async function runModules(
  tf: Tf,
  modules: Readonly<Record<string, ExportedModule>>,
  { csv, model: topology, weights, fitted: preparation }: ExportedContents,
  onProgress: (done: number, total: number) => void,
): Promise<ExportedAnswer> {
  const load = loader(tf, modules);
  await tf.setBackend('cpu');
  const contents = new Map<string | undefined, Uint8Array>([
    ['model.json', new TextEncoder().encode(topology)],
    ['weights.bin', weights],
    ['preprocessing.json', new TextEncoder().encode(preparation)],
  ]);
  const { model, fitted } = await load('modelFiles').loadTrained((file) =>
    Promise.resolve(contents.get(file.pathname.split('/').at(-1)) ?? new Uint8Array()),
  );
  const { prepare, samplesOf } = load('data');
  const prepared = prepare(load('table').parseTable(csv), fitted);
  const starts = samplesOf(prepared, 'test');
  const pieces: (readonly ExportedForecast[])[] = [];
  let size = FIRST_PIECE;
  for (let from = 0; from < starts.length; ) {
    const piece = starts.slice(from, from + size);
    const startedAt = performance.now();
    pieces.push(load('inference').infer(model, prepared, piece));
    from += piece.length;
    onProgress(from, starts.length);
    // A worker that is busy without a pause is not heard in every browser.
    await new Promise((resolve) => setTimeout(resolve));
    const wanted = (size * PIECE_MS) / Math.max(1, performance.now() - startedAt);
    size = Math.max(1, Math.min(MOST_AT_ONCE, 4 * size, Math.floor(wanted)));
  }
  // A forecast is called by its first row, another answer by its own name.
  const { lookback = 0 } = load('recipe').recipe;
  return { forecasts: join(pieces), labels: starts.map((start) => prepared.labels[start + lookback] ?? '') };
}

/** Runs each module when it is first asked for, as Node does. */
function loader(tf: Tf, modules: Readonly<Record<string, ExportedModule>>) {
  const loaded = new Map<string, object>();
  const load = (name: string): object => {
    const known = loaded.get(name);
    if (known) return known;
    const run = modules[name];
    if (!run) throw new Error(`The export has no module ${name}.`);
    const exports = {};
    loaded.set(name, exports);
    run(
      (from) => (from.startsWith('./') ? load(from.endsWith('.js') ? from.slice(2, -'.js'.length) : from) : tf),
      exports,
    );
    return exports;
  };
  return <Name extends keyof ExportedProgram>(name: Name): ExportedProgram[Name] => load(name) as ExportedProgram[Name];
}

/** Puts the pieces together, column by column. */
function join(pieces: readonly (readonly ExportedForecast[])[]): ExportedForecast[] {
  const [first = []] = pieces;
  return first.map(({ column, probabilities }, i) => ({
    column,
    values: pieces.flatMap((piece) => piece[i]?.values ?? []),
    ...(probabilities && { probabilities: pieces.flatMap((piece) => piece[i]?.probabilities ?? []) }),
  }));
}
