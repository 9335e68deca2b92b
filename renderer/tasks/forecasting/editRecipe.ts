import type { CalendarFeature, DataRecipe, Table, Transform } from '#engine';
import { inColumnOrder } from '../../recipes/inColumnOrder';

type Changes = Partial<DataRecipe>;

/** Makes a column a feature or a target, or not one any more. It may be both. */
export function toggleRole(table: Table, recipe: DataRecipe, role: 'feature' | 'target', name: string): Changes {
  const names = recipe[`${role}s`];
  const toggled = names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
  return { [`${role}s`]: inColumnOrder(table, toggled) };
}

/** Lets a column order the rows, or no column when it did already. Without times there is no calendar. */
export function toggleTime(recipe: DataRecipe, name: string): Changes {
  return recipe.time === name ? { time: null, calendar: [] } : { time: name };
}

/** Lets a column tell series apart; it then is neither feature nor target. */
export function withSeries(recipe: DataRecipe, series: string | null): Changes {
  const others = (names: readonly string[]): readonly string[] => names.filter((name) => name !== series);
  return { series, features: others(recipe.features), targets: others(recipe.targets) };
}

/** Sets what is done to a column before scaling. */
export function withTransform(recipe: DataRecipe, name: string, transform: Transform): Changes {
  const { [name]: _, ...others } = recipe.transforms;
  return { transforms: transform === 'none' ? others : { ...others, [name]: transform } };
}

/** Sets a column's unit; an empty one takes it away. */
export function withUnit(recipe: DataRecipe, name: string, unit: string): Changes {
  const { [name]: _, ...others } = recipe.units;
  return { units: unit.trim() === '' ? others : { ...others, [name]: unit.trim() } };
}

/** Every calendar feature, the shortest cycle first. */
export const CALENDAR_FEATURES: readonly CalendarFeature[] = ['hourOfDay', 'dayOfWeek', 'dayOfYear'];

/** Adds a calendar feature or takes it away. */
export function toggleCalendar(recipe: DataRecipe, feature: CalendarFeature): Changes {
  const had = recipe.calendar.includes(feature);
  return {
    calendar: CALENDAR_FEATURES.filter((other) => (other === feature ? !had : recipe.calendar.includes(other))),
  };
}

/** Reads periods such as `24, 168`; null when the text is not a list of whole numbers of at least 1. */
export function parseSeasons(text: string): readonly number[] | null {
  const parts = text.split(/[,;，、\s]+/).filter(Boolean);
  const seasons = parts.map(Number);
  if (!seasons.every((season) => Number.isInteger(season) && season >= 1 && season <= 100_000)) return null;
  return [...new Set(seasons)];
}
