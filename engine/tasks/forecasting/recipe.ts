import type { ScalingName } from '../scaler';

/** What is done to a column before scaling. Differences and log returns forecast changes instead of levels. */
export type Transform = 'none' | 'difference' | 'logReturn';

/** Features made from the time column, each a sine and a cosine so that the end of a cycle meets its start. */
export type CalendarFeature = 'hourOfDay' | 'dayOfWeek' | 'dayOfYear';

/** How a table becomes windows: which columns play which role, and how they are prepared. */
export interface DataRecipe {
  /** The column that orders the rows, or null to take them in file order. */
  readonly time: string | null;
  /** The column that tells several series apart, or null where the rows are one. No window spans two. */
  readonly series: string | null;
  readonly features: readonly string[];
  readonly targets: readonly string[];
  readonly calendar: readonly CalendarFeature[];
  /** Transforms by column name; a column that is absent is taken as it is. */
  readonly transforms: Readonly<Record<string, Transform>>;
  /** Units by column name, such as `USD`, for axes and tables. */
  readonly units: Readonly<Record<string, string>>;
  /** Steps that the model sees. */
  readonly lookback: number;
  /** Steps that it forecasts, starting right after the window. */
  readonly horizon: number;
  readonly scaling: ScalingName;
  /** Shares of the rows, in time order; what is left is the test part. */
  readonly split: { readonly train: number; readonly validation: number };
  /** Periods, in steps, of the seasonal naive forecasts to compare with; the last value is always compared. */
  readonly seasons: readonly number[];
}

/** The recipe of a project that has no data yet. */
export const EMPTY_RECIPE: DataRecipe = {
  time: null,
  series: null,
  features: [],
  targets: [],
  calendar: [],
  transforms: {},
  units: {},
  lookback: 30,
  horizon: 1,
  scaling: 'standard',
  split: { train: 0.7, validation: 0.15 },
  seasons: [],
};

/** What is done to a column before scaling. Column names are the user's, so only the recipe's own entries count. */
export function transformOf(recipe: Pick<DataRecipe, 'transforms'>, column: string): Transform {
  return (Object.hasOwn(recipe.transforms, column) ? recipe.transforms[column] : undefined) ?? 'none';
}

/** The unit of a column, or an empty text. */
export function unitOf(recipe: Pick<DataRecipe, 'units'>, column: string): string {
  return (Object.hasOwn(recipe.units, column) ? recipe.units[column] : undefined) ?? '';
}
