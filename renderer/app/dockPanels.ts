import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { DockTab } from '../state/settingsStore';

// Loaded when first shown: charts are half of the page's code, and the first screen has none.
const MODULES = import.meta.glob<Record<string, ComponentType>>([
  '../data/DataPanel.tsx',
  '../training/TrainingPanel.tsx',
  '../predictions/PredictionsPanel.tsx',
  '../code/CodePanel.tsx',
  '../training/ComputeChip.tsx',
]);

function load(path: string, name: string): LazyExoticComponent<ComponentType> {
  return lazy(async () => {
    const module = await MODULES[path]?.();
    return { default: module?.[name] ?? (() => null) };
  });
}

const DataPanel = load('../data/DataPanel.tsx', 'DataPanel');
const TrainingPanel = load('../training/TrainingPanel.tsx', 'TrainingPanel');
const PredictionsPanel = load('../predictions/PredictionsPanel.tsx', 'PredictionsPanel');
const CodePanel = load('../code/CodePanel.tsx', 'CodePanel');

/** The panels that are loaded when their tab is first shown. */
export const LAZY_PANELS: Readonly<Record<Exclude<DockTab, 'problems'>, ComponentType>> = {
  data: DataPanel,
  training: TrainingPanel,
  predictions: PredictionsPanel,
  code: CodePanel,
};

export const ComputeChip = load('../training/ComputeChip.tsx', 'ComputeChip');
