import { codePanel } from './code/panel';
import { dataPanel } from './data/panel';
import type { Panel } from './definePanel';
import { predictionsPanel } from './predictions/panel';
import { problemsPanel } from './problems/panel';
import { trainingPanel } from './training/panel';

/** The panels of the dock, from left to right. */
export const PANELS: readonly Panel[] = [dataPanel, trainingPanel, predictionsPanel, codePanel, problemsPanel];

/**
 * Fetches the panels before they are asked for. A page that stays open may outlive the server it came from, and a panel
 * that is fetched only then is not to be had.
 */
export async function preloadPanels(): Promise<void> {
  await Promise.allSettled(PANELS.flatMap(({ load, preload }): unknown[] => [load(), preload?.()]));
}
