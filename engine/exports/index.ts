import { cardExport } from './card/export';
import { kerasExport } from './keras/export';
import { kerasFileExport } from './kerasFile/export';
import { onnxExport } from './onnx/export';
import { pngExport, svgExport } from './picture/export';
import { pytorchExport } from './pytorch/export';
import { safetensorsExport } from './safetensors/export';
import { tfjsExport } from './tfjs/export';
import { typescriptExport } from './typescript/export';
import type { ExportFile, ExportTools } from './defineExport';
import type { Project } from '../project/project';

/** Everything that a project can be exported to, in the order of menus and of the command line's help. */
export const EXPORTS = [
  typescriptExport,
  kerasExport,
  pytorchExport,
  tfjsExport,
  kerasFileExport,
  onnxExport,
  safetensorsExport,
  svgExport,
  pngExport,
  cardExport,
] as const;

/** The id of an export. */
export type ExportKind = (typeof EXPORTS)[number]['id'];

/**
 * Makes the files of an export: one, or several with paths that stay inside their folder. Throws a `UserError` with every
 * problem of a project that cannot be exported so.
 */
export async function exportProject(
  kind: ExportKind,
  project: Project,
  data: Uint8Array | null,
  tools: ExportTools,
): Promise<readonly ExportFile[]> {
  const definition = EXPORTS.find(({ id }) => id === kind);
  if (!definition) throw new Error(`There is no export ${kind}.`);
  const make = await definition.load();
  return make(project, data, tools);
}
