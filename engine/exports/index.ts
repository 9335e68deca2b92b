import { cardExport } from './card/export';
import { kerasExport } from './keras/export';
import { kerasFileExport } from './kerasFile/export';
import { onnxExport } from './onnx/export';
import { pngExport, svgExport } from './picture/export';
import { pytorchExport } from './pytorch/export';
import { safetensorsExport } from './safetensors/export';
import { tfjsExport } from './tfjs/export';
import { typescriptExport } from './typescript/export';

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
