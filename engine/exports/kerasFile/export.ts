import { defineExport } from '../defineExport';

/** A `.keras` file of version 3. */
export const kerasFileExport = defineExport({
  id: 'keras-file',
  label: 'Keras',
  group: 'model',
  needs: 'weights',
  file: { extensions: ['keras'], mediaType: 'application/zip' },
  load: async () => (await import('./exportKerasFile')).exportKerasFile,
});
