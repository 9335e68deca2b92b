import type { TextKey } from '#engine';
import { type ComponentType, lazy } from 'react';

/** A figure on a panel's tab. */
export interface PanelBadge {
  readonly count: number;
  readonly tone: 'error' | 'none';
}

interface PanelDefinition {
  /** Remembered as the tab in front, and a part of the ids that tests look for. */
  readonly id: string;
  readonly label: TextKey;
  /** Fetches the panel's code, which is not there when the page starts. */
  readonly load: () => Promise<ComponentType>;
  /** Fetches what the panel itself fetches only when it first draws it, such as a chart. */
  readonly preload?: () => Promise<unknown>;
  /** A hook: the figure on the tab. */
  readonly badge?: () => PanelBadge;
}

/** One tab of the dock. Dock, commands, shortcuts, command palette and native menu are made from it. */
export interface Panel extends PanelDefinition {
  /** What the dock draws; suspends until its code is there. */
  readonly View: ComponentType;
}

/** Makes a panel of what only it knows. */
export function definePanel(panel: PanelDefinition): Panel {
  return { ...panel, View: lazy(async () => ({ default: await panel.load() })) };
}
