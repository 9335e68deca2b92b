import { defineExport } from '../defineExport';

/** A program in Python on Keras 3. */
export const kerasExport = defineExport({
  id: 'keras',
  label: 'Keras',
  group: 'code',
  needs: 'data',
  start: (trained) => `python -m pip install -r requirements.txt && python ${trained ? 'predict' : 'train'}.py`,
  load: async () => (await import('./generateKeras')).generateKeras,
});
