import type { Phrase } from '../../text/phrase';
import type { Table } from '../../tables/table';
import type { RowOrder } from '../../tables/rowOrder';
import type { DataSignature } from '../../tensors/dataSignature';
import type { FittedScaler } from '../scaler';
import type { FittedData } from '../task';
import type { DataRecipe, Transform } from './recipe';
import type { Parts } from './splitRows';

/** A target of numbers: raw values for results, scaled ones for training. Both have one entry a row. */
export interface NumberTarget {
  readonly name: string;
  readonly kind: 'number';
  readonly unit: string;
  readonly transform: Transform;
  readonly raw: Float64Array;
  /** Rows whose cell was empty: their value is a stand-in, never the truth to be measured against. */
  readonly filledRows: ReadonlySet<number>;
  readonly scaled: Float32Array;
  readonly scaler: FittedScaler;
}

/** A target of classes: codes into `classes`, −1 for a class that the training part never shows. */
export interface ClassTarget {
  readonly name: string;
  readonly kind: 'category';
  readonly classes: readonly string[];
  readonly codes: Int32Array;
  /** Rows that say no class: nothing is measured there. */
  readonly emptyRows: ReadonlySet<number>;
}

export type PreparedTarget = NumberTarget | ClassTarget;

/** A table made ready for windows: rows in time order, columns transformed and scaled. */
export interface PreparedData extends FittedData {
  readonly recipe: DataRecipe;
  /** The rows in use, in the order of the file. */
  readonly table: Table;
  readonly signature: DataSignature;
  readonly rowCount: number;
  /** Row times in milliseconds, or null without a time column. */
  readonly times: Float64Array | null;
  /** Names of the number columns of `matrix`: features in recipe order, then calendar pairs in recipe order. */
  readonly numberNames: readonly string[];
  /** Scaled number features, row by row: `rowCount × numberNames.length`. */
  readonly matrix: Float32Array;
  /** Codes of category features by name; 0 stands for texts that the training part never shows. */
  readonly codes: Readonly<Record<string, Int32Array>>;
  readonly targets: readonly PreparedTarget[];
  /** Features that tell a target: see `findLeaks`. */
  readonly leaks: readonly (string | Phrase)[];
  /** The rows of each series, and what it is called. */
  readonly series: RowOrder['series'];
  readonly parts: Parts;
}
