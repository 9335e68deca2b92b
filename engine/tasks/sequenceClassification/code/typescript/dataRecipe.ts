/** How a table of recordings becomes what the model sees, and what it is asked. */
export interface DataRecipe {
  readonly series: string;
  readonly label: string;
  readonly classes: readonly string[];
  // seqloom: if ordered
  /** The column that orders the rows of a recording. */
  readonly order: string;
  // seqloom: end
  // seqloom: if mixedNames
  /** Which of those that name recordings and classes hold numbers. */
  readonly numbered: readonly string[];
  // seqloom: end
  // seqloom: if scaled
  readonly numbers: readonly string[];
  // seqloom: end
  // seqloom: if categories
  readonly categories: readonly string[];
  // seqloom: end
  // seqloom: if asItLies
  readonly scaling: string;
  readonly classOf: string;
  readonly samples: string;
  // seqloom: end
  readonly inputs: readonly (readonly string[])[];
  /** Steps of a sample; what has fewer is padded with zeros. */
  readonly length: number;
  // seqloom: if windows
  /** Steps from the start of a window to that of the next. */
  readonly stride: number;
  // seqloom: end
  /** What each output of the model is compared with: `number`, `oneHot` or `balanced`. */
  readonly targets: readonly string[];
  // seqloom: if linear
  /** What Seqloom measured of a linear model on the test part. */
  readonly linear: {
    readonly by: string;
    readonly figures: { readonly accuracy: number; readonly macroF1: number };
    /** Wrong answers about each recording. */
    readonly wrong: readonly number[];
  };
  // seqloom: end
}
