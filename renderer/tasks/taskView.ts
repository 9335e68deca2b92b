import type { Report, Table } from '#engine';
import type { ComponentType } from 'react';

/** The data and the recipe of a task by which they become samples. */
export interface RecipeProps<Recipe> {
  readonly table: Table;
  readonly recipe: Recipe;
}

/** What the window shows of one task only. */
export interface TaskView<Recipe> {
  /** The table's columns and what the task does with them. */
  readonly Columns: ComponentType<RecipeProps<Recipe>>;
  /** How rows become samples. */
  readonly Samples: ComponentType<RecipeProps<Recipe>>;
  /** What the model makes of the test part while it trains; null until it was first evaluated. */
  readonly LiveResult: ComponentType<{ readonly evaluation: Report | null }>;
  /** The same after the training, with all scores. */
  readonly Predictions: ComponentType<{ readonly evaluation: Report }>;
  /** Fetches what the views fetch only when they first draw it. */
  readonly preload?: () => Promise<unknown>;
}
