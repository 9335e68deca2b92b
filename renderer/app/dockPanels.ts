import { type ComponentType, lazy } from 'react';
import type { DockTab } from '../state/settingsStore';

// Loaded after the first screen: charts are a large part of the page's code, and the first screen has none.
const importData = () => import('../panels/data/DataPanel');
const importTraining = () => import('../panels/training/TrainingPanel');
const importPredictions = () => import('../panels/predictions/PredictionsPanel');
const importCode = () => import('../panels/code/CodePanel');

/** The panels that are loaded when their tab is first shown, unless `preloadPanels` came first. */
export const LAZY_PANELS: Readonly<Record<Exclude<DockTab, 'problems'>, ComponentType>> = {
  data: lazy(async () => ({ default: (await importData()).DataPanel })),
  training: lazy(async () => ({ default: (await importTraining()).TrainingPanel })),
  predictions: lazy(async () => ({ default: (await importPredictions()).PredictionsPanel })),
  code: lazy(async () => ({ default: (await importCode()).CodePanel })),
};

/**
 * Fetches the panels before they are asked for. A page that stays open may outlive the server it came from, and a panel
 * that is fetched only then is not to be had.
 */
export async function preloadPanels(): Promise<void> {
  const panels = [importData(), importTraining(), importPredictions(), importCode()];
  // The panels themselves fetch their charts when they first draw one.
  const charts = [import('../panels/training/LossChart'), import('../tasks/forecasting/ForecastChart')];
  await Promise.allSettled([...panels, ...charts]);
}

/** The compute chip, loaded after the window is drawn: it starts the training worker. */
export const ComputeChip = lazy(async () => ({
  default: (await import('../workbench/compute/ComputeChip')).ComputeChip,
}));
