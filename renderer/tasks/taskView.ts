import type { DataRecipe, Report, Table } from '#engine';
import type { ComponentType } from 'react';

/** What the window shows of one task only. */
export interface TaskView {
  /** The table's columns and what the task does with them. */
  readonly Columns: ComponentType<{ readonly table: Table; readonly recipe: DataRecipe }>;
  /** How rows become samples. */
  readonly Samples: ComponentType<{ readonly table: Table; readonly recipe: DataRecipe }>;
  /** What the model makes of the test part while it trains; null until it was first evaluated. */
  readonly LiveResult: ComponentType<{ readonly evaluation: Report | null }>;
  /** The same after the training, with all scores. */
  readonly Predictions: ComponentType<{ readonly evaluation: Report }>;
  /** Fetches what the views fetch only when they first draw it. */
  readonly preload: () => Promise<unknown>;
}
