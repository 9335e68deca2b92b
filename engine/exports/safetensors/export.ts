import { defineExport } from '../defineExport';

/** The weights alone, under the names of their layers. */
export const safetensorsExport = defineExport({
  id: 'safetensors',
  label: 'safetensors',
  group: 'model',
  needs: 'weights',
  file: { extensions: ['safetensors'], mediaType: 'application/octet-stream' },
  load: async () => (await import('./exportSafetensors')).exportSafetensors,
});
