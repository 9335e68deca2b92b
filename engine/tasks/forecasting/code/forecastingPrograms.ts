import { type ProgramFacts, type ProgramPlan, scalingFlags, type TaskPrograms } from '../../taskExports';
import type { PreparedForecasts } from '../prepareForecasts';
import type { PreparedData } from '../prepareData';
import { type DataRecipe, transformOf } from '../recipe';
import { naiveForecasts } from '../naiveForecasts';
import { commonStepMs } from '../../../tables/stepUnit';
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
      naive: {
        lastValue: naive.lastValue,
        ...(naive.seasons.length > 0 && { seasons: naive.seasons, ...(stepMs !== null && { stepMs }) }),
      },
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

/** Which marked blocks are needed. The columns that the outputs forecast decide more than those that are read. */
function flagsOf(
  { recipe, signature }: PreparedData,
  { outputs }: ProgramFacts,
  numbers: readonly (readonly [name: string, transform: string])[],
  { seasons, stepMs }: NaivePlan,
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
    'readonly lastValue: string',
    ...(flags.seasons ? ['readonly seasons: readonly { readonly rows: number; readonly name: string }[]'] : []),
    ...(flags.clockSeasons ? ['readonly stepMs: number'] : []),
  ];
  return {
    returned: returnedLines(flags),
    answers: [
      `return infer(model, prepared, starts).flatMap(({ column, values${hasClasses ? ', probabilities' : ''} }) => {`,
    ],
    naive: flags.seasons
      ? ['readonly naive: {', ...naive.map((field) => `  ${field};`), '};']
      : [`readonly naive: { ${naive.join('; ')} };`],
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
  /** What “the last value again” is called for this data. */
  readonly lastValue: string;
  readonly seasons: readonly { readonly rows: number; readonly name: string }[];
  /** Milliseconds from row to row, where a season is looked up by the clock; null where it is counted in rows. */
  readonly stepMs: number | null;
}

/** Plans the naive forecasts of the engine's own evaluation, under their English names. */
function planNaive(prepared: PreparedData): NaivePlan {
  const [last = '', ...seasonal] = naiveForecasts(prepared).map(({ phrase }) => say(EN, phrase));
  const { seasons } = prepared.recipe;
  return {
    lastValue: last,
    seasons: seasons.map((rows, i) => ({ rows, name: seasonal[i] ?? '' })),
    stepMs: seasons.length > 0 ? clockStep(prepared) : null,
  };
}

/** As in `naiveForecasts`: months and years have no fixed length, so their seasons are counted in rows. */
function clockStep({ times, signature }: PreparedData): number | null {
  if (!times || signature.stepUnit === 'month' || signature.stepUnit === 'year') return null;
  return commonStepMs(times) || null;
}
