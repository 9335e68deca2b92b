import { refuse } from '../../../problem/problem';
import { type ProgramFacts, type ProgramPlan, scalingFlags, type TaskPrograms } from '../../taskExports';
import type { PreparedForecasts } from '../prepareForecasts';
import type { PreparedData } from '../prepareData';
import { type DataRecipe, transformOf } from '../recipe';
import { clockStep, naiveForecasts } from '../naiveForecasts';
import { EN } from '../../../locales/en';
import { fileTexts } from '../../../text/fileTexts';
import { say } from '../../../text/phrase';

/** The exported programs of forecasting. */
export const forecastingPrograms: TaskPrograms<PreparedForecasts> = {
  files: {
    typescript: fileTexts(
      import.meta.glob<string>('./typescript/*.ts', { query: '?raw', import: 'default', eager: true }),
    ),
    python: fileTexts(import.meta.glob<string>('./python/*.py', { query: '?raw', import: 'default', eager: true })),
  },
  timeColumn: ({ data }) => data.recipe.time,
  plan: ({ data }, facts) => planForecasting(data, facts),
};

type Flags = ProgramPlan['flags'];

/** What a forecasting project needs of the files of its programs. */
function planForecasting(prepared: PreparedData, facts: ProgramFacts): ProgramPlan {
  const { recipe, signature } = prepared;
  if (recipe.series !== null) refuse('export.severalSeries', { column: recipe.series });
  const naive = planNaive(prepared);
  const { stepMs } = naive;
  const kinds = new Map([...signature.targets, ...signature.inputs].map(({ name, kind }) => [name, kind]));
  const used = [...new Set([...recipe.features, ...recipe.targets])];
  const numbers = used.filter((name) => kinds.get(name) === 'number');
  const transforms = numbers.map((name) => [name, transformOf(recipe, name)] as const);
  const flags = flagsOf(prepared, facts, transforms, naive);
  return {
    flags,
    inserts: insertsOf(recipe, flags, facts),
    recipe: {
      time: recipe.time ?? '',
      ...(flags.numbers && { numbers, targets: recipe.targets.filter((name) => numbers.includes(name)) }),
      columns: [...(recipe.time === null ? [] : [recipe.time]), ...used],
      ...(flags.categories && { categories: used.filter((name) => kinds.get(name) === 'category') }),
      transforms: Object.fromEntries(transforms.filter(([, transform]) => transform !== 'none')),
      ...(recipe.calendar.length > 0 && { calendar: recipe.calendar }),
      ...{ lookback: recipe.lookback, horizon: recipe.horizon, split: recipe.split },
      ...(hasNaive(flags) && {
        naive: {
          ...(flags.numbersOut && { lastValue: naive.lastValue, mean: naive.mean }),
          ...(flags.drift && { drift: naive.drift, drifting: naive.drifting }),
          ...(flags.seasons && {
            seasons: naive.seasons.map(({ mean, ...season }) => ({ ...season, ...(flags.numbersOut && { mean }) })),
            ...(stepMs !== null && { stepMs }),
          }),
        },
      }),
    },
    readsOutputs: true,
    settings: {},
    readme: {
      answers: 'forecasts',
      predict:
        'prints the forecasts of the test part beside what came true, as CSV; `--latest` forecasts what follows the last row, `--input FILE.csv` reads rows of your own',
      settings: 'columns, windows, split and training',
      note: '',
    },
  };
}

/** Whether programs read anything of naive forecasts: those of classes without a season have one name each. */
const hasNaive = ({ numbersOut, seasons }: Flags): boolean => Boolean(numbersOut || seasons);

/** Which marked blocks are needed. The columns that the outputs forecast decide more than those that are read. */
function flagsOf(
  { recipe, signature }: PreparedData,
  { outputs }: ProgramFacts,
  numbers: readonly (readonly [name: string, transform: string])[],
  { seasons, stepMs, drifting }: NaivePlan,
): Flags {
  const transforms = new Set(numbers.map(([, transform]) => transform));
  const forecastNumbers = outputs.flatMap((output) => (output.kind === 'numbers' ? output.columns : []));
  const changes = new Set(numbers.filter(([name]) => forecastNumbers.includes(name)).map(([, transform]) => transform));
  const hasNumbers = numbers.length > 0;
  const hasSeasons = seasons.length > 0;
  const byClock = hasSeasons && stepMs !== null;
  return {
    numbers: hasNumbers,
    noNumbers: !hasNumbers,
    categories: [...signature.targets, ...signature.inputs].some(({ kind }) => kind === 'category'),
    transforms: transforms.has('difference') || transforms.has('logReturn'),
    levels: transforms.has('none'),
    difference: transforms.has('difference'),
    logReturn: transforms.has('logReturn'),
    changesOut: changes.has('difference') || changes.has('logReturn'),
    levelsOut: changes.has('none'),
    differenceOut: changes.has('difference'),
    logReturnOut: changes.has('logReturn'),
    calendar: recipe.calendar.length > 0,
    hourOfDay: recipe.calendar.includes('hourOfDay'),
    dayOfWeek: recipe.calendar.includes('dayOfWeek'),
    dayOfYear: recipe.calendar.includes('dayOfYear'),
    ...scalingFlags(recipe.scaling, hasNumbers),
    numbersOut: forecastNumbers.length > 0,
    drift: forecastNumbers.some((name) => drifting.includes(name)),
    seasons: hasSeasons,
    clockSeasons: byClock,
    noClockSeasons: !byClock,
    rowSeasons: hasSeasons && !byClock,
    // The moment of each row, not only their order.
    clock: recipe.calendar.length > 0 || byClock,
  };
}

function insertsOf({ time }: DataRecipe, flags: Flags, { outputs }: ProgramFacts): ProgramPlan['inserts'] {
  const fitted = [...(flags.numbers ? ['scalers'] : []), ...(flags.categories ? ['vocabularies'] : [])];
  const hasClasses = outputs.some(({ kind }) => kind === 'class');
  const naive = [
    ...(flags.numbersOut ? ['readonly lastValue: string', 'readonly mean: string'] : []),
    ...(flags.drift ? ['readonly drift: string', 'readonly drifting: readonly string[]'] : []),
    ...(flags.seasons
      ? [`readonly seasons: readonly { rows: number; name: string${flags.numbersOut ? '; mean: string' : ''} }[]`]
      : []),
    ...(flags.clockSeasons ? ['readonly stepMs: number'] : []),
  ];
  return {
    returned: returnedLines(flags),
    answers: [
      `return infer(model, prepared, starts).flatMap(({ column, values${hasClasses ? ', probabilities' : ''} }) => {`,
    ],
    naive: hasNaive(flags) ? naiveLines(naive) : [],
    ordered:
      time === null
        ? ['const table = unordered;']
        : [
            'const order = [...cellsOf(unordered, recipe.time).map(parseTime).entries()].sort(([, a], [, b]) => a - b);',
            'const table = { ...unordered, rows: order.map(([row]) => unordered.rows[row]!) };',
          ],
    scaler: [
      `const scaler = fitted?.scalers[name] ?? ${flags.fitted ? 'fitScaler(values.slice(first, end))' : '{ offset: 0, scale: 1 }'};`,
    ],
    prepared: [
      `return { labels, ${flags.clockSeasons ? 'times, ' : ''}raw, seen, known, fitted: { ${fitted.join(', ')} } };`,
    ],
  };
}

/** The type of the names of naive forecasts: on one line where it fits. */
function naiveLines(fields: readonly string[]): string[] {
  const inOne = `readonly naive: { ${fields.join('; ')} };`;
  return inOne.length + 2 <= 120 ? [inOne] : ['readonly naive: {', ...fields.map((field) => `  ${field};`), '};'];
}

/** The end of `prepare` in `data.py`: on one line where it fits. */
function returnedLines({ numbers, categories, clockSeasons }: Flags): string[] {
  const fitted = [
    ...(numbers ? ['"scalers": scalers.to_dict()'] : []),
    ...(categories ? ['"vocabularies": vocabularies'] : []),
  ];
  const returned = (last: string): string =>
    `return Prepared(labels, ${clockSeasons ? 'ms, ' : ''}raw, seen, known, ${last})`;
  const inOne = returned(`{${fitted.join(', ')}}`);
  return inOne.length + 4 <= 88 ? [inOne] : [`fitted = {${fitted.join(', ')}}`, returned('fitted')];
}

/** The forecasts without a model that an exported evaluation names beside the model's own. */
interface NaivePlan {
  /** What they are called for this data. */
  readonly lastValue: string;
  readonly mean: string;
  readonly drift: string;
  /** The columns whose training part has a trend. */
  readonly drifting: readonly string[];
  readonly seasons: readonly { readonly rows: number; readonly name: string; readonly mean: string }[];
  /** Milliseconds from row to row, where a season is looked up by the clock; null where it is counted in rows. */
  readonly stepMs: number | null;
}

/** Plans the naive forecasts of the engine's own evaluation, under their English names. */
function planNaive(prepared: PreparedData): NaivePlan {
  const { seasons } = prepared.recipe;
  const named = prepared.targets.map((target) => ({ target, naive: naiveForecasts(prepared, target) }));
  const nameOf = (id: string): string => {
    const found = named.flatMap(({ naive }) => naive).find((each) => each.id === id);
    return found ? say(EN, found.name) : '';
  };
  const drifting = named.filter(({ naive }) => naive.some(({ id }) => id === 'drift')).map(({ target }) => target.name);
  return {
    ...{ lastValue: nameOf('lastValue'), mean: nameOf('mean'), drift: nameOf('drift'), drifting },
    seasons: seasons.map((rows) => ({ rows, name: nameOf(`seasonal${rows}`), mean: nameOf(`seasonalMean${rows}`) })),
    stepMs: seasons.length > 0 ? clockStep(prepared) : null,
  };
}
