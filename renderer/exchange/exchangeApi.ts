import { version as tfjsVersion } from '@tensorflow/tfjs/package.json';
import { transfer } from 'comlink';
import {
  type Report,
  type ExportFile,
  type ExportKind,
  exportProject,
  type ExportTools,
  importModel,
  type Problem,
  type Project,
  readForeign,
  UserError,
} from '#engine';
import { version } from '../../package.json';
import type { ModelFiles } from '../host/Host';
import type { Outcome } from '../worker/trainingApi';

/** A model from elsewhere as a project, and what of it could not be taken over as it was. */
export interface ImportedProject {
  readonly project: Project;
  readonly warnings: readonly Problem[];
}

/** What the worker asks of the page: only a page can draw pictures, and it knows what the weights were judged to be. */
export interface PageTools {
  rasterize(svg: string, scale: number): Promise<Uint8Array>;
  evaluate(): Promise<Report | null>;
}

/** What the exchange worker does. */
export interface ExchangeApi {
  /** Reads a model that was made elsewhere; its bytes are handed over. */
  importModel(model: ModelFiles): Promise<Outcome<ImportedProject>>;
  exportProject(
    kind: ExportKind,
    project: Project,
    data: Uint8Array | null,
    look: 'light' | 'dark',
    page: PageTools,
  ): Promise<Outcome<readonly ExportFile[]>>;
}

/** The worker's side of importing and exporting. */
export function createExchangeApi(): ExchangeApi {
  return {
    importModel: async ({ files }) => {
      const outcome = await outcomeOf(async () => importModel(readForeign(files, await loadHdf5())));
      return handOver(outcome, ({ project }) => (project.trained ? [project.trained.weightData] : []));
    },
    exportProject: async (kind, project, data, look, page) => {
      const tools: ExportTools = {
        loadHdf5,
        rasterize: (svg, scale) => page.rasterize(svg, scale),
        evaluate: () => page.evaluate(),
        versions: { seqloom: version, tfjs: tfjsVersion },
        look,
      };
      const outcome = await outcomeOf(async () => exportProject(kind, project, data, tools));
      return handOver(outcome, (made) => made.map(({ bytes }) => bytes));
    },
  };
}

async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof UserError) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** Loaded only when a file needs it: it is large. */
async function loadHdf5(): Promise<Awaited<ReturnType<ExportTools['loadHdf5']>>> {
  const hdf5 = await import('h5wasm');
  await hdf5.ready;
  return hdf5;
}

/** The outcome with the memory of its large parts, instead of copies. They may share memory, which is handed over only once. */
function handOver<Value>(outcome: Outcome<Value>, partsOf: (value: Value) => readonly Uint8Array[]): Outcome<Value> {
  if (!outcome.ok) return outcome;
  return transfer(outcome, [...new Set(partsOf(outcome.value).map(({ buffer }) => buffer as ArrayBuffer))]);
}
