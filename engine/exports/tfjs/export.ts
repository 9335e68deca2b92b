import { defineExport } from '../defineExport';

/** A LayersModel of TensorFlow.js: `model.json` and its shards. */
export const tfjsExport = defineExport({
  id: 'tfjs',
  label: 'TensorFlow.js',
  group: 'model',
  needs: 'weights',
  load: async () => (await import('./exportTfjs')).exportTfjs,
});
