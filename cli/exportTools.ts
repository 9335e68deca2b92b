import { version as tfjsVersion } from '@tensorflow/tfjs/package.json';
import { evaluateTrained, type ExportTools, type Problem, type Report } from '#engine';
import { version } from '../package.json';
import { startBackend } from './nodeBackend';
import { type LoadedProject, tableBytes, tableOf } from './projectSource';
import { rasterizeSvg } from './rasterizeSvg';
import { spokenLocale } from './words';

/**
 * HDF5, loaded only when a file needs it, since it is large. Not `h5wasm/node`: that would put the files of a model, whose
 * names are always the same, on the disk, where another process may write them too.
 */
export async function loadHdf5(): Promise<Awaited<ReturnType<ExportTools['loadHdf5']>>> {
  const hdf5 = await import('h5wasm');
  await hdf5.ready;
  return hdf5;
}

/** What exports need of Node. `warn` is told what a picture lacks. */
export function exportTools(loaded: LoadedProject, warn: (problem: Problem) => void): ExportTools {
  return {
    loadHdf5,
    rasterize: (svg, scale) => rasterizeSvg(svg, scale, warn),
    evaluate: () => evaluate(loaded),
    locale: spokenLocale(),
    versions: { seqloom: version, tfjs: tfjsVersion },
  };
}

async function evaluate(loaded: LoadedProject): Promise<Report | null> {
  const { graph, task, trained } = loaded.project;
  if (!trained || !tableBytes(loaded)) return null;
  const { tf, kernels } = await startBackend('auto');
  return evaluateTrained(tf, { graph, task, table: tableOf(loaded), trained }, 'test', kernels);
}
