import { definePanel } from '../definePanel';

/** The model as code. */
export const codePanel = definePanel({
  id: 'code',
  label: 'dock.code',
  load: async () => (await import('./CodePanel')).CodePanel,
});
