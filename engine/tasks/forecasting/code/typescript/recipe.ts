import settings from './recipe.json' with { type: 'json' };

/** How a table becomes what the model sees, what it forecasts, and how it is trained: all that can be set. */
export interface Recipe {
  readonly delimiter: string;
  /** The column that orders the rows, or nothing. */
  readonly time: string;
  // seqloom: if dayMonthYear
  /** How 5/6/2024 is read; 5.6.2024 always starts with the day. */
  readonly times: { readonly dayfirst: boolean };
  // seqloom: end
  readonly numbers: readonly string[];
  // seqloom: if categories
  readonly categories: readonly string[];
  // seqloom: end
  /** What is done to a column before it is scaled: `difference` or `logReturn`. */
  readonly transforms: Readonly<Record<string, string>>;
  // seqloom: if calendar
  readonly calendar: readonly string[];
  // seqloom: end
  // seqloom: if asItLies
  readonly scaling: string;
  // seqloom: end
  readonly inputs: readonly (readonly string[])[];
  readonly lookback: number;
  // seqloom: insert outputs
  readonly outputs: readonly {
    readonly columns: readonly string[];
    readonly truth?: string;
    readonly classWeights?: string;
  }[];
  // seqloom: end
  readonly horizon: number;
  // seqloom: if numbers
  readonly targets: readonly string[];
  // seqloom: end
  readonly split: { readonly train: number; readonly validation: number };
  readonly naive: {
    readonly lastValue: string;
    // seqloom: if seasons
    readonly seasons: readonly { readonly rows: number; readonly name: string }[];
    // seqloom: end
    // seqloom: if clockSeasons
    readonly stepMs: number;
    // seqloom: end
  };
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
