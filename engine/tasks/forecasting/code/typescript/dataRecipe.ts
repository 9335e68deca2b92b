/** How a table becomes what the model sees, and what it forecasts. */
export interface DataRecipe {
  /** The column that orders the rows, or nothing. */
  readonly time: string;
  // seqloom: if severalSeries
  /** The column that tells several series apart. */
  readonly series: string;
  // seqloom: end
  // seqloom: if numbers
  readonly numbers: readonly string[];
  readonly targets: readonly string[];
  // seqloom: end
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
  readonly split: { readonly train: number; readonly validation: number };
  // seqloom: insert naive
  readonly naive: {
    readonly lastValue: string;
    readonly mean: string;
    readonly drift: string;
    readonly drifting: readonly string[];
    readonly seasons: readonly { readonly rows: number; readonly name: string; readonly mean: string }[];
    readonly stepMs: number;
  };
  // seqloom: end
}
