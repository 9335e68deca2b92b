import { definePanel } from '../definePanel';

/** The project's data. */
export const dataPanel = definePanel({
  id: 'data',
  label: 'dock.data',
  load: async () => (await import('./DataPanel')).DataPanel,
});
