import { proxy, transfer } from 'comlink';
import type { ExportFile, ExportKind, Project } from '#engine';
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

/** Reads a model that was made elsewhere. Rejects with a `UserError` that says what is wrong with it. */
export async function readModel(model: ModelFiles): Promise<ImportedProject> {
  const buffers = model.files.map(({ bytes }) => bytes.buffer as ArrayBuffer);
  const given = transfer(model, buffers);
  return valueOf(await EXCHANGE_WORKER.call<Outcome<ImportedProject>>((api) => api.importModel(given)));
}

/** Makes the files of an export, pictures in the colors of `look`, texts in the user's language. Rejects with a `UserError` with all that the project still lacks. */
export async function makeExport(
  kind: ExportKind,
  project: Project,
  data: Uint8Array | null,
  look: 'light' | 'dark',
  page: PageTools,
): Promise<readonly ExportFile[]> {
  const tools = proxy(page);
  const { language } = useSettings.getState();
  return valueOf(
    await EXCHANGE_WORKER.call<Outcome<readonly ExportFile[]>>((api) =>
      api.exportProject(kind, project, data, look, language, tools),
    ),
  );
}
