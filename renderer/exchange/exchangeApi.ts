import { version as tfjsVersion } from '@tensorflow/tfjs/package.json';
import {
  type ExportFile,
  type ExportKind,
  exportProject,
  type ExportTools,
  type ImportedModel,
  importModel,
  type Language,
  LANGUAGES,
  type Project,
  readForeign,
} from '#engine';
import { version } from '../../package.json';
import type { ModelFiles } from '#contract';
import { handOver, type Outcome, outcomeOf } from '../worker/outcome';

/** A model from elsewhere as a project, and what of it could not be taken over as it was. */
export type ImportedProject = Pick<ImportedModel, 'project' | 'warnings'>;

/** What the worker asks of the page: only a page can draw pictures, and it knows what the weights were judged to be. */
export type PageTools = Pick<ExportTools, 'rasterize' | 'evaluate'>;

/** What the exchange worker does. */
export type ExchangeApi = ReturnType<typeof createExchangeApi>;

/** The worker's side of importing and exporting. */
export function createExchangeApi() {
  return {
    /** Loads what reading takes. */
    start: async (): Promise<void> => void (await loadHdf5()),
    /** Reads a model that was made elsewhere; its bytes are handed over. */
    importModel: async ({ files }: ModelFiles): Promise<Outcome<ImportedProject>> => {
      const outcome = await outcomeOf(async () => importModel(readForeign(files, await loadHdf5())));
      const weights = outcome.ok && outcome.value.project.trained?.weightData;
      return handOver(outcome, weights ? [weights] : []);
    },
    exportProject: async (
      kind: ExportKind,
      project: Project,
      data: Uint8Array | null,
      look: 'light' | 'dark',
      language: Language,
      page: PageTools,
    ): Promise<Outcome<readonly ExportFile[]>> => {
      const locale = await LANGUAGES.find(({ id }) => id === language)?.load();
      const tools: ExportTools = {
        loadHdf5,
        rasterize: (svg, scale) => page.rasterize(svg, scale),
        evaluate: () => page.evaluate(),
        versions: { seqloom: version, tfjs: tfjsVersion },
        look,
        ...(locale && { locale }),
      };
      const outcome = await outcomeOf(async () => exportProject(kind, project, data, tools));
      return handOver(outcome, outcome.ok ? outcome.value.map(({ bytes }) => bytes) : []);
    },
  };
}

/** Loaded only when a file needs it: it is large. */
async function loadHdf5(): Promise<Awaited<ReturnType<ExportTools['loadHdf5']>>> {
  const hdf5 = await import('h5wasm');
  await hdf5.ready;
  return hdf5;
}
