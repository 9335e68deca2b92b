import { defineExport } from '../defineExport';

/** A program in Python on PyTorch. */
export const pytorchExport = defineExport({
  id: 'pytorch',
  label: 'PyTorch',
  group: 'code',
  needs: 'data',
  start: (trained) => `python -m pip install -r requirements.txt && python ${trained ? 'predict' : 'train'}.py`,
  load: async () => (await import('./generatePytorch')).generatePytorch,
});
