import { type ComponentType, lazy } from 'react';
import type { DockTab } from '../state/settingsStore';

// Loaded when first shown: charts are a large part of the page's code, and the first screen has none.
const DataPanel = lazy(async () => ({ default: (await import('../data/DataPanel')).DataPanel }));
const TrainingPanel = lazy(async () => ({ default: (await import('../training/TrainingPanel')).TrainingPanel }));
const PredictionsPanel = lazy(async () => ({
  default: (await import('../predictions/PredictionsPanel')).PredictionsPanel,
}));
const CodePanel = lazy(async () => ({ default: (await import('../code/CodePanel')).CodePanel }));

/** The panels that are loaded when their tab is first shown. */
export const LAZY_PANELS: Readonly<Record<Exclude<DockTab, 'problems'>, ComponentType>> = {
  data: DataPanel,
  training: TrainingPanel,
  predictions: PredictionsPanel,
  code: CodePanel,
};

/** The compute chip, loaded after the window is drawn: it starts the training worker. */
/**
 * Fetches the panels before they are asked for. A page that stays open outlives the server it came from, and a panel
 * that is fetched only then is not to be had.
 */
export async function preloadPanels(): Promise<void> {
  await Promise.allSettled(Object.values(MODULES).map((load) => load()));
}

export const ComputeChip = lazy(async () => ({ default: (await import('../training/ComputeChip')).ComputeChip }));
