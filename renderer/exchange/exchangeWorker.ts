import { proxy, transfer } from 'comlink';
import { type ExportFile, type ExportKind, makeProblem, type Project, UserError } from '#engine';
import type { ModelFiles } from '#contract';
import { KeptWorker } from '../worker/KeptWorker';
import { type Outcome, valueOf } from '../worker/outcome';
import { workerPort } from '../worker/workerHandle';
import { useSettings } from '../state/settingsStore';
import type { ExchangeApi, ImportedProject, PageTools } from './exchangeApi';

/** The worker that imports and exports. */
export const EXCHANGE_WORKER = new KeptWorker<ExchangeApi>(() =>
  workerPort(new Worker(new URL('./exchange.worker.ts', import.meta.url), { type: 'module', name: 'exchange' })),
);

/** Milliseconds that reading a model may take. */
const PATIENCE_MS = 2000;
const PATIENCE_MS_A_MEGABYTE = 100;
const TICK_MS = 50;

/**
 * Reads a model that was made elsewhere. Rejects with a `UserError` that says what is wrong with it, and for a file that was
 * made to keep its reader busy for ever.
 */
export async function readModel(model: ModelFiles, signal?: AbortSignal): Promise<ImportedProject> {
  signal?.addEventListener('abort', () => EXCHANGE_WORKER.end());
  const buffers = model.files.map(({ bytes }) => bytes.buffer as ArrayBuffer);
  const size = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const given = transfer(model, buffers);
  // Starting is not reading.
  await EXCHANGE_WORKER.call((api) => api.start());
  let [gaveUp, left] = [false, (PATIENCE_MS + (PATIENCE_MS_A_MEGABYTE * size) / 2 ** 20) / TICK_MS];
  // Ticks, not the clock: a computer that sleeps or is busy has not been reading.
  const ticking = setInterval(() => {
    if (left-- > 0) return;
    gaveUp = true;
    EXCHANGE_WORKER.end();
  }, TICK_MS);
  try {
    return valueOf(await EXCHANGE_WORKER.call<Outcome<ImportedProject>>((api) => api.importModel(given)));
  } catch (error) {
    throw gaveUp ? new UserError([makeProblem('import.endless', { file: model.name })]) : error;
  } finally {
    clearInterval(ticking);
  }
}

/** Makes the files of an export, pictures in the colors of `look`, texts in the user's language. Rejects with a `UserError` with all that the project still lacks. */
export async function makeExport(
  kind: ExportKind,
  project: Project,
  data: Uint8Array | null,
  look: 'light' | 'dark',
  page: PageTools,
  signal?: AbortSignal,
): Promise<readonly ExportFile[]> {
  signal?.addEventListener('abort', () => EXCHANGE_WORKER.end());
  const tools = proxy(page);
  const { language } = useSettings.getState();
  return valueOf(
    await EXCHANGE_WORKER.call<Outcome<readonly ExportFile[]>>((api) =>
      api.exportProject(kind, project, data, look, language, tools),
    ),
  );
}
