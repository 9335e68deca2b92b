import type { DataRecipe } from './dataRecipe.js';
import settings from './recipe.json' with { type: 'json' };

/** All that can be set. */
export interface Recipe extends DataRecipe {
  readonly delimiter: string;
  // seqloom: if dayMonthYear
  /** How 5/6/2024 is read; 5.6.2024 always starts with the day. */
  readonly times: { readonly dayfirst: boolean };
  // seqloom: end
  readonly training: {
    readonly seed: number;
    readonly epochs: number;
    readonly batchSize: number;
    readonly shuffle: boolean;
    readonly learningRate: number;
    // seqloom: if warmUp
    readonly warmUpEpochs: number;
    // seqloom: end
    // seqloom: if clip
    readonly clipNorm: number;
    // seqloom: end
    /** Training ends after this many epochs whose loss did not fall by more than `minDelta`. */
    readonly patience: number;
    readonly minDelta: number;
  };
}

export const recipe: Recipe = settings;
