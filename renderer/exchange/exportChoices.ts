import type { ExportKind, TextKey } from '#engine';

/** What can be exported, in the groups in which menus show it. */
export const EXPORT_CHOICES: readonly { readonly label: TextKey; readonly kinds: readonly ExportKind[] }[] = [
  { label: 'export.code', kinds: ['typescript', 'keras', 'pytorch'] },
  { label: 'export.model', kinds: ['tfjs', 'keras-file', 'onnx', 'safetensors'] },
  { label: 'export.report', kinds: ['svg', 'png', 'card'] },
];
