import type { DataRecipe, Evaluation, Phrase, Table } from '#engine';
import type { ComponentType } from 'react';

/** What the window shows of one task only. */
export interface TaskView {
  /** The table's columns and what the task does with them. */
  readonly Columns: ComponentType<{ readonly table: Table; readonly recipe: DataRecipe }>;
  /** How rows become samples. */
  readonly Samples: ComponentType<{ readonly table: Table; readonly recipe: DataRecipe }>;
  /** What the model makes of the test part while it trains; null until it was first evaluated. */
  readonly LiveResult: ComponentType<{ readonly evaluation: Evaluation | null }>;
  /** The same after the training, with all scores. */
  readonly Predictions: ComponentType<{ readonly evaluation: Evaluation }>;
  /** The model's error over that of the strongest baseline; null where there is nothing to compare. */
  readonly compare: (evaluation: Evaluation) => { readonly ratio: number; readonly baseline: Phrase } | null;
  /** Fetches what the views fetch only when they first draw it. */
  readonly preload: () => Promise<unknown>;
}
