import { anyBoolean, names, nullOr, objectOf, oneOf, setting, shortText, withOptional } from '../../problem/jsonChecks';

/** What a recipe for recordings looks like in a project file; whether its numbers make sense is told when it is used. */
export const sequenceRecipeSchema = withOptional(
  {
    series: nullOr(shortText),
    label: nullOr(shortText),
    order: nullOr(shortText),
    features: names,
    scaling: oneOf('standard', 'minMax', 'none'),
    samples: oneOf('recordings', 'windows'),
    length: setting,
    stride: setting,
    parts: nullOr(shortText),
    split: objectOf({ train: setting, validation: setting }),
    stratified: anyBoolean,
    seed: setting,
  },
  { classOf: oneOf('sample', 'step') },
);
