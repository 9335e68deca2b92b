import { proxy, transfer } from 'comlink';
import { type ExportFile, type ExportKind, type Project, UserError } from '#engine';
import type { ModelFiles } from '../host/Host';
import type { Outcome } from '../worker/trainingApi';
import { holdWorker, type WorkerHandle, type WorkerPort, workerPort } from '../worker/workerHandle';
import type { ExchangeApi, ImportedProject, PageTools } from './exchangeApi';

let handle: WorkerHandle<ExchangeApi> | null = null;
let spawn: () => WorkerPort = spawnExchangeWorker;

/** Puts something else in the worker's place, for tests. */
export function setExchangeWorker(other: () => WorkerPort): void {
  endExchange();
  spawn = other;
}

/** Ends what the worker is doing; its calls reject with `WorkerEnded`. */
export function endExchange(): void {
  handle?.end();
  handle = null;
}

function worker(): WorkerHandle<ExchangeApi> {
  if (!handle || handle.ended) handle = holdWorker<ExchangeApi>(spawn());
  return handle;
}

/** Reads a model that was made elsewhere. Rejects with a `UserError` that says what is wrong with it. */
export async function readModel(model: ModelFiles): Promise<ImportedProject> {
  const buffers = model.files.map(({ bytes }) => bytes.buffer as ArrayBuffer);
  const given = transfer(model, buffers);
  return valueOf(await worker().call<Outcome<ImportedProject>>((api) => api.importModel(given)));
}

/** Makes the files of an export, pictures in the colours of `look`. Rejects with a `UserError` with all that the project still lacks. */
export async function makeExport(
  kind: ExportKind,
  project: Project,
  data: Uint8Array | null,
  look: 'light' | 'dark',
  page: PageTools,
): Promise<readonly ExportFile[]> {
  const tools = proxy(page);
  return valueOf(
    await worker().call<Outcome<readonly ExportFile[]>>((api) => api.exportProject(kind, project, data, look, tools)),
  );
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new UserError(outcome.problems);
}

function spawnExchangeWorker(): WorkerPort {
  return workerPort(new Worker(new URL('./exchange.worker.ts', import.meta.url), { type: 'module', name: 'exchange' }));
}
