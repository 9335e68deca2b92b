import { defineExport } from '../defineExport';

/** A model of standard ONNX operators. */
export const onnxExport = defineExport({
  id: 'onnx',
  label: 'ONNX',
  group: 'model',
  needs: 'weights',
  file: { extensions: ['onnx'], mediaType: 'application/octet-stream' },
  load: async () => (await import('./exportOnnx')).exportOnnx,
});
