import { definePanel } from '../definePanel';

/** What the model makes of the test part. */
export const predictionsPanel = definePanel({
  id: 'predictions',
  label: 'dock.predictions',
  load: async () => (await import('./PredictionsPanel')).PredictionsPanel,
  preload: async () => (await import('../../tasks')).preloadTasks(),
});
