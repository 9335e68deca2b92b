import type { CalendarFeature, DataRecipe, Table, Transform } from '#engine';

type Changes = Partial<DataRecipe>;
type Split = DataRecipe['split'];

/** The names with one put in or taken out, in the order of the table's columns. */
function toggled(table: Table, names: readonly string[], name: string): readonly string[] {
  const wanted = new Set(names);
  if (!wanted.delete(name)) wanted.add(name);
  const known = table.columns.map((column) => column.name).filter((column) => wanted.has(column));
  // A recipe may name columns that this file lacks; they stay, and the engine says so.
  return [...known, ...names.filter((other) => wanted.has(other) && !known.includes(other))];
}

/** Makes a column a feature, or not one any more. */
export function toggleFeature(table: Table, recipe: DataRecipe, name: string): Changes {
  return { features: toggled(table, recipe.features, name) };
}

/** Makes a column a target, or not one any more. It may be a feature as well. */
export function toggleTarget(table: Table, recipe: DataRecipe, name: string): Changes {
  return { targets: toggled(table, recipe.targets, name) };
}

/** Lets a column order the rows, or no column when it did already. Without times there is no calendar. */
export function toggleTime(recipe: DataRecipe, name: string): Changes {
  return recipe.time === name ? { time: null, calendar: [] } : { time: name };
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

/** Reads a count of steps; null when the text is not a whole number from 1 to 100 000. */
export function parseSteps(text: string): number | null {
  const steps = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return steps >= 1 && steps <= 100_000 ? steps : null;
}

/** The least share that the training part and the test part keep. */
const LEAST_SHARE = 0.01;

const percent = (share: number): number => Math.round(share * 100) / 100;

/**
 * Moves one border of the split to a share of the rows, in whole percents. The border before the test part pushes none:
 * each stays between its neighbours, and only the validation part may vanish.
 */
export function moveBorder(split: Split, border: 'train' | 'validation', to: number): Split {
  const validationEnd = percent(split.train + split.validation);
  if (border === 'train') {
    const train = percent(Math.min(Math.max(to, LEAST_SHARE), validationEnd));
    return { train, validation: percent(validationEnd - train) };
  }
  const end = percent(Math.min(Math.max(to, split.train), 1 - LEAST_SHARE));
  return { train: split.train, validation: percent(end - split.train) };
}
