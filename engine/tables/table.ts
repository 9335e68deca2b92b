/** A column of numbers; an empty cell is NaN. */
export interface NumberColumn {
  readonly name: string;
  readonly kind: 'number';
  readonly values: Float64Array;
}

/** A column of moments, as milliseconds since 1970-01-01 in the file's own clock (no time zone is assumed). */
export interface TimeColumn {
  readonly name: string;
  readonly kind: 'time';
  readonly values: Float64Array;
  /** True when every cell is a date without a time of day. */
  readonly datesOnly: boolean;
  /** The columns that it was made of, where it stands in none of its own. */
  readonly from?: readonly string[];
  /** True for numbers that count time, such as Unix seconds. */
  readonly counts?: boolean;
}

/** A column of texts, each stored once; an empty cell is −1. */
export interface CategoryColumn {
  readonly name: string;
  readonly kind: 'category';
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}

export type Column = NumberColumn | TimeColumn | CategoryColumn;

/** A data file as typed columns of equal length. Plain data: typed arrays travel to workers without copying. */
export interface Table {
  readonly fileName: string;
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /**
   * Line of the file on which each row starts, counted from 1, kept so that later problems can name it; the record's number in
   * files that have no lines.
   */
  readonly lines: Uint32Array;
}

/** How many cells of a column are empty. */
export function emptyCells(column: Column): number {
  if (column.kind === 'category') return column.codes.reduce((count, code) => count + Number(code < 0), 0);
  return column.values.reduce((count, value) => count + Number(Number.isNaN(value)), 0);
}

/** The columns of tables by name: some have thousands, and so have recipes. */
const columnsByName = new WeakMap<Table, ReadonlyMap<string, Column>>();

/** The column of this name, if there is one. */
export function findColumn(table: Table, name: string): Column | undefined {
  let byName = columnsByName.get(table);
  if (!byName) {
    byName = new Map(table.columns.map((column) => [column.name, column]));
    columnsByName.set(table, byName);
  }
  return byName.get(name);
}
