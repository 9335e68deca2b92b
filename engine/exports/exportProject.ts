import { type ExportFile, generateTypeScript } from './typescript/generateTypeScript';
import { generateKeras } from './keras/generateKeras';
import { generatePytorch } from './pytorch/generatePytorch';
import type { Project } from '../project/project';
import { exportCard } from './card/exportCard';
import type { Exporter, ExportKind, ExportTools } from './exportKinds';
import { exportKerasFile } from './kerasFile/exportKerasFile';
import { exportOnnx } from './onnx/exportOnnx';
import { exportPng, exportSvg } from './picture/exportPicture';
import { exportSafetensors } from './safetensors/exportSafetensors';
import { exportTfjs } from './tfjs/exportTfjs';

const EXPORTERS = {
  typescript: generateTypeScript,
  keras: generateKeras,
  pytorch: generatePytorch,
  tfjs: exportTfjs,
  'keras-file': exportKerasFile,
  onnx: exportOnnx,
  safetensors: exportSafetensors,
  svg: exportSvg,
  png: exportPng,
  card: exportCard,
} as const satisfies Record<ExportKind, Exporter>;

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
  const exporter: Exporter = EXPORTERS[kind];
  return exporter(project, data, tools);
}
