import { byName, listOf, names, nullOr, objectOf, oneOf, setting, shortText } from '../../problem/jsonChecks';

/** What a recipe for windows looks like in a project file; whether its numbers make sense is told when it is used. */
export const recipeSchema = objectOf({
  time: nullOr(shortText),
  series: nullOr(shortText),
  features: names,
  targets: names,
  calendar: listOf(oneOf('hourOfDay', 'dayOfWeek', 'dayOfYear'), 20),
  transforms: byName(oneOf('none', 'difference', 'logReturn')),
  units: byName(shortText),
  lookback: setting,
  horizon: setting,
  scaling: oneOf('standard', 'minMax', 'none'),
  split: objectOf({ train: setting, validation: setting }),
  seasons: listOf(setting, 20),
});
