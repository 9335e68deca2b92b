import { transfer } from 'comlink';
import { type Project, type ProjectParts, UserError } from '#engine';
import type { DocumentContents } from '../state/documentStore';
import { holdWorker, type WorkerHandle, type WorkerPort, workerPort } from '../worker/workerHandle';
import type { Outcome } from '../worker/trainingApi';

/**
 * What the project worker does. It keeps the data file of the open project as it lies in the project's file, so that
 * saving compresses nothing.
 */
export interface ProjectApi {
  /** Answers once the worker runs. */
  warmUp(): Promise<void>;
  /** Opens a project file with its data. */
  open(file: Uint8Array, fileName: string): Promise<Outcome<DocumentContents>>;
  /** Opens a project whose parts lie apart. */
  openParts(parts: ProjectParts, fileName: string): Promise<Outcome<DocumentContents>>;
  /** The project's file; null where the data file is not held and must be handed over. */
  pack(project: Project, data: Uint8Array | null): Promise<Uint8Array | null>;
}

let handle: WorkerHandle<ProjectApi> | null = null;
let spawn: () => WorkerPort = spawnProjectWorker;

/** Puts something else in the worker's place, for tests. */
export function setProjectWorker(other: () => WorkerPort): void {
  handle?.end();
  handle = null;
  spawn = other;
}

/** One worker serves the whole session; after a failure, such as too little memory, the next call gets a fresh one. */
function worker(): WorkerHandle<ProjectApi> {
  if (!handle || handle.ended) handle = holdWorker<ProjectApi>(spawn());
  return handle;
}

/** Starts the worker before it is needed. */
export function warmUpProjectWorker(): void {
  // One that does not start says so to whoever needs it.
  worker()
    .call((api) => api.warmUp())
    .catch(() => undefined);
}

/** Reads a project file; its bytes are handed over. Rejects with a `UserError` that says what is wrong with it. */
export async function readProjectFile(bytes: Uint8Array, fileName: string): Promise<DocumentContents> {
  const given = transfer(bytes, [bytes.buffer]);
  return valueOf(await worker().call<Outcome<DocumentContents>>((api) => api.open(given, fileName)));
}

/** Reads a project from the parts of its file. Rejects with a `UserError` that says what is wrong with them. */
export async function readProjectParts(parts: ProjectParts, fileName: string): Promise<DocumentContents> {
  return valueOf(await worker().call<Outcome<DocumentContents>>((api) => api.openParts(parts, fileName)));
}

/** The bytes of the project's file. */
export async function packProject({
  project,
  dataBytes,
}: Pick<DocumentContents, 'project' | 'dataBytes'>): Promise<Uint8Array> {
  const packed = await worker().call<Uint8Array | null>((api) => api.pack(project, null));
  if (packed) return packed;
  const whole = await worker().call<Uint8Array | null>((api) => api.pack(project, dataBytes ?? new Uint8Array()));
  if (!whole) throw new Error('The project worker did not take the data file.');
  return whole;
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new UserError(outcome.problems);
}

function spawnProjectWorker(): WorkerPort {
  return workerPort(new Worker(new URL('./project.worker.ts', import.meta.url), { type: 'module', name: 'project' }));
}
