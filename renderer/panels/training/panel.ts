import { definePanel } from '../definePanel';

/** The training in progress or the last one. */
export const trainingPanel = definePanel({
  id: 'training',
  label: 'dock.training',
  load: async () => (await import('./TrainingPanel')).TrainingPanel,
  preload: () => import('./LossChart'),
});
