import { proxy, transfer } from 'comlink';
import { type ExportFile, type FullOutput, type Project, type Table, UserError } from '#engine';
import type { Outcome } from '../worker/outcome';
import { WorkerEnded, WorkerHandle, type WorkerPort, workerPort } from '../worker/workerHandle';
import type { AppForecastApi } from './app.worker';
import { bundleModules, bytesOf, textOf, UnusableExport } from './bundleModules';
import { compareForecasts, type Verification } from './compareForecasts';
import type { ExportedApi } from './exported.worker';
import type { ExportedAnswer, ExportedContents } from './runModules';
import runnerUrl from './exported.worker.ts?worker&url';

/** A worker that tells nothing for so long is given up. */
const PATIENCE_MS = 60_000;

/** How a verification is stopped, and whom it tells how far it is. */
export interface VerifyHooks {
  readonly signal: AbortSignal;
  /** Told which share of the test part the export has forecast, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Who makes the workers, and how long they may be silent; tests put something else in their place. */
export interface VerifyTools {
  readonly spawnApp: () => WorkerPort;
  /** Makes a worker of modules, given as the text of an object. */
  readonly spawnExported: (modules: string) => WorkerPort;
  readonly patienceMs: number;
}

const HERE: VerifyTools = { spawnApp: spawnAppForecast, spawnExported, patienceMs: PATIENCE_MS };

/**
 * Runs an exported TypeScript program on the test part, from the bytes of its files to forecasts, and compares them with
 * the app's own, which are computed meanwhile. Both run in workers of their own, which end with this. Rejects with the
 * signal's reason when it is aborted, with `WorkerEnded` when a worker fails or is silent for too long, with
 * `UnusableExport` when files are missing, and with a `UserError` when the project itself cannot forecast.
 */
export async function verifyTypeScript(
  project: Project,
  table: Table,
  files: readonly ExportFile[],
  { signal, onProgress }: VerifyHooks,
  tools: VerifyTools = HERE,
): Promise<Verification> {
  const { graph, task, trained } = project;
  if (!trained) throw new UnusableExport('The project is not trained.');
  const modules = await bundleModules(files);
  const contents = contentsOf(files);
  signal.throwIfAborted();
  const app = new WorkerHandle<AppForecastApi>(tools.spawnApp());
  const exported = new WorkerHandle<ExportedApi>(tools.spawnExported(modules));
  const end = (): void => {
    app.end();
    exported.end();
  };
  signal.addEventListener('abort', end);
  try {
    const [own, theirs] = await Promise.all([
      app.call<Outcome<readonly FullOutput[]>>((api) => api.forecast({ graph, task, table, trained })),
      runWatched(exported, contents, onProgress, tools.patienceMs),
    ]);
    if (!own.ok) throw new UserError(own.problems);
    return compareForecasts(own.value, theirs);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

/** Runs the export and ends its worker when it is silent for too long. */
async function runWatched(
  handle: WorkerHandle<ExportedApi>,
  contents: ExportedContents,
  onProgress: (share: number) => void,
  patienceMs: number,
): Promise<ExportedAnswer> {
  let watch = setTimeout(() => handle.end('timeout'), patienceMs);
  const hear = proxy((done: number, total: number) => {
    if (handle.ended) return;
    clearTimeout(watch);
    watch = setTimeout(() => handle.end('timeout'), patienceMs);
    onProgress(done / total);
  });
  try {
    return await handle.call<ExportedAnswer>((api) =>
      api.run(transfer(contents, [contents.weights.buffer as ArrayBuffer]), hear),
    );
  } finally {
    clearTimeout(watch);
  }
}

/** What the exported program reads, out of the exported files alone. */
function contentsOf(files: readonly ExportFile[]): ExportedContents {
  const data = files.find(({ path }) => path.startsWith('data/'));
  if (!data) throw new UnusableExport('The export has no data.');
  return {
    csv: textOf(files, data.path),
    model: textOf(files, 'model/model.json'),
    weights: bytesOf(files, 'model/weights.bin').slice(),
    fitted: textOf(files, 'model/preprocessing.json'),
  };
}

/** Why a verification came to nothing; a detail is in the words of what failed. */
export interface VerifyFailure {
  readonly why: 'silent' | 'crashed' | 'refused';
  readonly detail: string;
}

/** Describes what `verifyTypeScript` rejected with. */
export function failureOf(error: unknown): VerifyFailure {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof UserError || error instanceof UnusableExport) return { why: 'refused', detail };
  return { why: error instanceof WorkerEnded && error.why === 'timeout' ? 'silent' : 'crashed', detail };
}

/** Makes the worker that forecasts with the app's own engine. */
function spawnAppForecast(): WorkerPort {
  return workerPort(new Worker(new URL('./app.worker.ts', import.meta.url), { type: 'module', name: 'verify-app' }));
}

/**
 * Makes a worker whose script is made of exported modules. It is one single module that imports nothing but the app's own
 * tfjs by its address: the page's policy lets no script be evaluated from a text, nor be imported from elsewhere.
 */
function spawnExported(modules: string): WorkerPort {
  const runner = new URL(runnerUrl, location.href).href;
  const script = `import ${JSON.stringify(runner)};\nglobalThis.startExported(${modules});\n`;
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const port = workerPort(new Worker(address, { type: 'module', name: 'verify-export' }));
  return {
    ...port,
    terminate: () => {
      port.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
