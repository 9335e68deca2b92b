import { chainGraph } from '../chainGraph';
import type { Task } from '../task';
import { calendarColumnNames } from './calendar';
import { describeData } from './describeData';
import { type PreparedForecasts, prepareForecasts } from './prepareForecasts';
import { type DataRecipe, EMPTY_RECIPE, transformOf } from './recipe';
import { recipeSchema } from './recipeSchema';
import { suggestRecipe } from './suggestRecipe';
import { type WindowColumns, windowSignature } from './windowSignature';

/** Windows of a table, and what comes after them. */
export const forecasting: Task<'forecasting', DataRecipe, PreparedForecasts> = {
  id: 'forecasting',
  schema: recipeSchema,
  emptyRecipe: EMPTY_RECIPE,
  suggest: suggestRecipe,
  fittedColumns: ({ features, targets }) => [...features, ...targets],
  columns: ({ time, series, features, targets }) =>
    [...features, ...targets, time, series].filter((name) => name !== null),
  shaping: (recipe) => {
    const { time, series, features, targets, calendar, lookback, horizon, scaling, split } = recipe;
    const used = [...features, ...targets].map((name) => transformOf(recipe, name));
    return [
      time,
      ...(series === null ? [] : [series]),
      features,
      targets,
      calendar,
      used,
      lookback,
      horizon,
      scaling,
      split.train,
      split.validation,
    ];
  },
  drawnSplit: ({ split }) => split,
  describe: describeData,
  describeFitted: ({ lookback, horizon, ...recipe }, { vocabularies }) => {
    const textsOf = (name: string): readonly string[] | undefined =>
      Object.hasOwn(vocabularies, name) ? vocabularies[name] : undefined;
    const features = recipe.features.map((name): WindowColumns['features'][number] => {
      const texts = textsOf(name);
      return texts ? { name, kind: 'category', cardinality: texts.length + 1 } : { name, kind: 'number' };
    });
    const calendar = recipe.calendar.flatMap(calendarColumnNames).map((name) => ({ name, kind: 'number' as const }));
    const targets = recipe.targets.map((name): WindowColumns['targets'][number] => {
      const classes = textsOf(name);
      return classes ? { name, kind: 'category', classes } : { name, kind: 'number' };
    });
    return windowSignature({ lookback, horizon, features: [...features, ...calendar], targets });
  },
  prepare: prepareForecasts,
  exported: {
    does: ({ lookback, horizon }, columns) => {
      const next = horizon === 1 ? 'next row' : `next ${horizon} rows`;
      return `reads the last ${lookback} rows of a table and forecasts ${columns.join(', ')} of the ${next}`;
    },
    preprocessing: ({ lookback, horizon, time, calendar, scaling, features, targets, ...recipe }) => {
      const transforms = [...features, ...targets].map((name) => [name, transformOf(recipe, name)] as const);
      const transformed = Object.fromEntries(transforms.filter(([, transform]) => transform !== 'none'));
      return { shape: { lookback, horizon }, preparation: { time, calendar, transforms: transformed, scaling } };
    },
    scaling: ({ scaling }) => scaling,
    card: async () => (await import('./forecastingCard')).forecastingCard,
    programs: async () => (await import('./code/forecastingPrograms')).forecastingPrograms,
  },
  startingGraph: ({ targets }) => {
    const [first] = targets;
    const width = targets.reduce((sum, { shape }) => sum + (shape[0] ?? 1), 0);
    return first?.classes
      ? chainGraph([
          ['input', {}],
          ['lstm', {}],
          ['dense', { units: first.classes.length, activation: 'softmax' }],
          ['target', { loss: 'categoricalCrossentropy' }],
        ])
      : chainGraph([
          ['input', {}],
          ['lstm', {}],
          ['dense', { units: Math.max(1, width) }],
          ['target', {}],
        ]);
  },
};
