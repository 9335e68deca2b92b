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
  usedRows: ({ data }) => data.table,
  plan: ({ data }, facts) => planForecasting(data, facts),
};

type Flags = ProgramPlan['flags'];

/** What a forecasting project needs of the files of its programs. */
function planForecasting(prepared: PreparedData, facts: ProgramFacts): ProgramPlan {
  const { recipe, signature } = prepared;
  const naive = planNaive(prepared);
  const { stepMs } = naive;
  const kinds = new Map([...signature.targets, ...signature.inputs].map(({ name, kind }) => [name, kind]));
  const used = [...new Set([...recipe.features, ...recipe.targets])];
  const numbers = used.filter((name) => kinds.get(name) === 'number');
  const transforms = numbers.map((name) => [name, transformOf(recipe, name)] as const);
  const flags = flagsOf(prepared, facts, transforms, naive);
  return {
    flags,
    inserts: {
      ...insertsOf(recipe, flags, facts),
      ...(recipe.series === null ? oneSeries(recipe, flags) : severalSeries(recipe, flags)),
    },
    recipe: {
      time: recipe.time ?? '',
      ...(recipe.series !== null && { series: recipe.series }),
      ...(flags.numbers && { numbers, targets: recipe.targets.filter((name) => numbers.includes(name)) }),
      columns: [...new Set([recipe.time, recipe.series, ...used])].filter((name) => name !== null),
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
  const severalSeries = recipe.series !== null;
  const hasDrift = forecastNumbers.some((name) => drifting.includes(name));
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
    drift: hasDrift,
    seasons: hasSeasons,
    clockSeasons: byClock,
    noClockSeasons: !byClock,
    rowSeasons: hasSeasons && !byClock,
    // The moment of each row, not only their order.
    clock: recipe.calendar.length > 0 || byClock,
    severalSeries,
    oneSeries: !severalSeries,
    moments: severalSeries || byClock,
    named: forecastNumbers.length > 0 || hasSeasons,
    oneSeriesSeasons: !severalSeries && hasSeasons,
    oneSeriesClock: !severalSeries && byClock,
    oneSeriesRows: !severalSeries && hasSeasons && !byClock,
    oneSeriesDrift: !severalSeries && hasDrift,
  };
}

function insertsOf({ time, series }: DataRecipe, flags: Flags, { outputs }: ProgramFacts): ProgramPlan['inserts'] {
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
    scaler: [
      `const scaler = fitted?.scalers[name] ?? ${flags.fitted ? 'fitScaler(shown(values))' : '{ offset: 0, scale: 1 }'};`,
    ],
    prepared: [
      `return { labels, ${flags.moments ? 'times, ' : ''}${series === null ? '' : 'series, parts, '}raw, seen, known, fitted: { ${fitted.join(', ')} } };`,
    ],
    moments: flags.moments ? [`times: np.ndarray  # ${time === null ? PLACES : MILLISECONDS}`] : [],
    timesAre: [time === null ? `/** ${PLACES} */` : '/** The same in milliseconds since 1970. */'],
    ms: flags.moments
      ? [time === null ? 'ms = places_in(series)' : 'ms = times.to_numpy("datetime64[ms]").astype(np.int64)']
      : [],
  };
}

const TIMES = 'const times = cellsOf(table, recipe.time).map(parseTime);';
const PLACES = 'The place of each row in its series, from 0.';
const MILLISECONDS = 'In milliseconds since 1970.';

/** The lines of `data.ts`, `evaluation.ts` and `answers.ts` for rows of one series. */
function oneSeries({ time }: DataRecipe, { clock }: Flags): ProgramPlan['inserts'] {
  return {
    ordered:
      time === null
        ? ['const table = unordered;']
        : [
            'const order = [...cellsOf(unordered, recipe.time).map(parseTime).entries()].sort(([, a], [, b]) => a - b);',
            'const table = { ...unordered, rows: order.map(([row]) => unordered.rows[row]!) };',
          ],
    times: clock ? [TIMES] : [],
    shown: ["const shown = <T>(values: readonly T[]) => values.slice(...rowsOf('train', values.length));"],
    costs: ['starts.map((_, k) =>'],
    step: ['const step = mean(shown.slice(1).map((value, i) => Math.abs(value - shown[i]!)));'],
    shownClasses: ["const shown = prepared.raw.get(column)!.slice(...rowsOf('train', prepared.labels.length));"],
    head: ["const table: Value[][] = [[part === 'latest' ? 'after' : recipe.time || 'row', 'step', ...names]];"],
    line: ['table.push([prepared.labels[row] ?? prepared.labels.at(-1)!, step + 1, ...values]);'],
    seriesOrder: [],
    seasonSteps: [],
    placesIn: [],
  };
}

/** Their lines for rows of several series, and those of `series.ts` and `naive.ts`. */
function severalSeries({ time }: DataRecipe, { clockSeasons, rowSeasons }: Flags): ProgramPlan['inserts'] {
  const inOrder = 'const order = [...names.keys()].sort((a, b) => numberOf(a) - numberOf(b)';
  return {
    ordered: ['const table = inSeries(unordered);'],
    times: [time === null ? 'const times = placesIn(series);' : TIMES],
    shown: ["const shown = <T>(values: readonly T[]) => values.filter((_, row) => parts[row] === 'train');"],
    costs: ['byMoment(prepared, starts, (k) =>'],
    step: ['const step = mean(changesIn(prepared, column, trainingRows(prepared)).map(Math.abs));'],
    shownClasses: ['const shown = trainingRows(prepared).map((row) => prepared.raw.get(column)![row]!);'],
    head: [
      "const table: Value[][] = [[recipe.series, part === 'latest' ? 'after' : recipe.time || 'row', 'step', ...names]];",
    ],
    line: [
      "const label = prepared.labels[part === 'latest' ? row - step - 1 : row]!;",
      'table.push([prepared.series[start]!, label, step + 1, ...values]);',
    ],
    seriesOrder: time === null ? [`${inOrder});`] : [TIMES, `${inOrder} || times[a]! - times[b]!);`],
    placesIn: [
      `${rowSeasons || time === null ? 'export ' : ''}function placesIn(series: readonly string[]): number[] {`,
    ],
    seasonSteps: [
      clockSeasons
        ? 'const steps = prepared.times.map((ms) => Math.round(ms / recipe.naive.stepMs));'
        : 'const steps = placesIn(prepared.series);',
    ],
  };
}

/** The type of the names of naive forecasts: on one line where it fits. */
function naiveLines(fields: readonly string[]): string[] {
  const inOne = `readonly naive: { ${fields.join('; ')} };`;
  return inOne.length + 2 <= 120 ? [inOne] : ['readonly naive: {', ...fields.map((field) => `  ${field};`), '};'];
}

/** The end of `prepare` in `data.py`: on one line where it fits. */
function returnedLines({ numbers, categories, moments, severalSeries }: Flags): string[] {
  const fitted = [
    ...(numbers ? ['"scalers": scalers.to_dict()'] : []),
    ...(categories ? ['"vocabularies": vocabularies'] : []),
  ];
  const returned = (last: string): string =>
    `return Prepared(labels, ${moments ? 'ms, ' : ''}${severalSeries ? 'series, parts, ' : ''}raw, seen, known, ${last})`;
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
