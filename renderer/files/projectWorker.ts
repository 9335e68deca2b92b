import { transfer } from 'comlink';
import type { ProjectParts } from '#engine';
import type { DocumentContents } from '../state/documentStore';
import { KeptWorker } from '../worker/KeptWorker';
import { type Outcome, valueOf } from '../worker/outcome';
import { workerPort } from '../worker/workerHandle';
import type { ProjectApi } from './projectApi';

/** The worker that opens and saves. After a failure, such as too little memory, the next call gets a fresh one. */
export const PROJECT_WORKER = new KeptWorker<ProjectApi>(() =>
  workerPort(new Worker(new URL('./project.worker.ts', import.meta.url), { type: 'module', name: 'project' })),
);

/** Starts the worker before it is needed. */
export function warmUpProjectWorker(): void {
  // One that does not start says so to whoever needs it.
  PROJECT_WORKER.call((api) => api.warmUp()).catch(() => undefined);
}

/** Reads a project file; its bytes are handed over. Rejects with a `UserError` that says what is wrong with it. */
export async function readProjectFile(bytes: Uint8Array, fileName: string): Promise<DocumentContents> {
  const given = transfer(bytes, [bytes.buffer]);
  return valueOf(await PROJECT_WORKER.call<Outcome<DocumentContents>>((api) => api.open(given, fileName)));
}

/** Reads a project from the parts of its file. Rejects with a `UserError` that says what is wrong with them. */
export async function readProjectParts(parts: ProjectParts, fileName: string): Promise<DocumentContents> {
  return valueOf(await PROJECT_WORKER.call<Outcome<DocumentContents>>((api) => api.openParts(parts, fileName)));
}

/** The bytes of the project's file. */
export async function packProject(contents: Pick<DocumentContents, 'project' | 'dataBytes'>): Promise<Uint8Array> {
  const { project, dataBytes } = contents;
  const packed = await PROJECT_WORKER.call<Uint8Array | null>((api) => api.pack(project, null));
  if (packed) return packed;
  const whole = await PROJECT_WORKER.call<Uint8Array | null>((api) => api.pack(project, dataBytes ?? new Uint8Array()));
  if (!whole) throw new Error('The project worker did not take the data file.');
  return whole;
}
