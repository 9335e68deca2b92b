import { commonestClass } from '../../reports/classScores';
import { type RowSpan, seriesAt } from '../../tables/rowOrder';
import { commonStepMs } from '../../tables/stepUnit';
import type { DataSignature } from '../../tensors/dataSignature';
import type { Phrase, PhraseCode } from '../../text/phrase';
import type { ClassTarget, NumberTarget, PreparedData, PreparedTarget } from './prepareData';
import { valuesIn } from './splitRows';
import { isTrending } from './trend';

/** A forecast without a model. */
export interface NaiveForecast {
  readonly id: string;
  readonly name: Phrase;
  /** What it says of the row that lies `step` rows (from 0) after the last row of a window; `first` is the row of step 0. */
  readonly valueAt: (first: number, step: number) => number;
}

type SeasonKind = 'seasonal' | 'seasonalMean';

/** What seasons are called that everybody knows, by the unit of a step and their length. */
const USUAL_SEASONS: Readonly<Record<string, Readonly<Record<SeasonKind, PhraseCode>>>> = {
  'hour 24': { seasonal: 'baseline.sameHourYesterday', seasonalMean: 'baseline.meanOfHour' },
  'hour 168': { seasonal: 'baseline.sameHourLastWeek', seasonalMean: 'baseline.meanOfWeekHour' },
  'day 7': { seasonal: 'baseline.sameDayLastWeek', seasonalMean: 'baseline.meanOfWeekday' },
  'month 12': { seasonal: 'baseline.sameMonthLastYear', seasonalMean: 'baseline.meanOfMonth' },
};

function seasonalPhrase(kind: SeasonKind, season: number, { stepUnit }: DataSignature): Phrase {
  const usual = USUAL_SEASONS[`${stepUnit} ${season}`];
  return usual ? { code: usual[kind] } : { code: `baseline.${kind}`, values: { count: season } };
}

function lastValuePhrase({ recipe, signature }: PreparedData): Phrase {
  if (recipe.horizon > 1) return { code: 'baseline.lastValue' };
  if (signature.stepUnit === 'day') return { code: 'baseline.yesterday' };
  return { code: signature.stepUnit === 'hour' ? 'baseline.lastHour' : 'baseline.lastValue' };
}

/**
 * The length of a step in milliseconds where seasons go by the clock, so that a missing row shifts nothing; null where they
 * are counted in rows: without times, and for months and years, which have no fixed length.
 */
export function clockStep({ times, signature }: Pick<PreparedData, 'times' | 'signature'>): number | null {
  if (!times || signature.stepUnit === 'month' || signature.stepUnit === 'year') return null;
  return commonStepMs(times) || null;
}

/** Finds the last known row whole seasons before a row of the forecast, or −1 where the data have none. */
function seasonLookup(
  { times }: PreparedData,
  { firstRow, endRow }: RowSpan,
  stepMs: number | null,
): (season: number, first: number, step: number) => number {
  if (!times || stepMs === null) {
    return (season, first, step) => {
      const row = first + step - (Math.floor(step / season) + 1) * season;
      return row >= firstRow ? row : -1;
    };
  }
  const rowAt = new Map<number, number>();
  for (let row = firstRow; row < endRow; row++) rowAt.set(times[row] as number, row);
  return (season, first, step) => {
    const seasonMs = season * stepMs;
    const target = times[first + step] as number;
    const cyclesBack = Math.max(1, Math.ceil((target - (times[first - 1] as number)) / seasonMs));
    const row = rowAt.get(target - cyclesBack * seasonMs);
    return row !== undefined && row < first ? row : -1;
  };
}

const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
};

/** What the training part says of one series. */
interface SeriesFacts {
  readonly lookup: ReturnType<typeof seasonLookup>;
  /** The mean of its training rows. */
  readonly mean: number;
  /** For each season the mean of its training rows at each place in it; NaN where none lies there. */
  readonly seasonMeans: readonly Float64Array[];
  /** The mean change from one training row to the next. */
  readonly drift: number;
}

/**
 * The forecasts of a column that a model must be compared with (Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, section 5.2), each within its own series: the last value, and for each season the value one season before,
 * found by its time where rows have one (where the data lack that row, the last value stands in). Of numbers also the mean
 * of the training part, its mean at the same place of each season, and where the training part has a trend the last value
 * with its mean change; of classes the most common one.
 */
export function naiveForecasts(prepared: PreparedData, target: PreparedTarget): readonly NaiveForecast[] {
  const { series, recipe, signature } = prepared;
  const { seasons } = recipe;
  const stepMs = clockStep(prepared);
  const valueOf = (row: number): number => (target.kind === 'number' ? target.raw : target.codes)[row] as number;
  const facts = series.map((span) => seriesFacts(prepared, target, span, stepMs));
  const factsAt = (row: number): SeriesFacts => facts[seriesAt(series, row)] as SeriesFacts;
  const lastValue: NaiveForecast = {
    id: 'lastValue',
    name: target.kind === 'number' ? lastValuePhrase(prepared) : { code: 'baseline.lastClass' },
    valueAt: (first) => valueOf(first - 1),
  };
  const seasonal = seasons.map(
    (season): NaiveForecast => ({
      id: `seasonal${season}`,
      name: seasonalPhrase('seasonal', season, signature),
      valueAt: (first, step) => {
        const row = factsAt(first).lookup(season, first, step);
        return valueOf(row >= 0 ? row : first - 1);
      },
    }),
  );
  if (target.kind === 'category') return [lastValue, ...seasonal, commonest(prepared, target)];
  const seasonalMeans = seasons.map(
    (season, k): NaiveForecast => ({
      id: `seasonalMean${season}`,
      name: seasonalPhrase('seasonalMean', season, signature),
      valueAt: (first, step) => {
        const own = factsAt(first);
        const span = series[seriesAt(series, first)] as RowSpan;
        const found = own.seasonMeans[k]?.[placeInSeason(prepared, span, first + step, season, stepMs)];
        return found === undefined || Number.isNaN(found) ? own.mean : found;
      },
    }),
  );
  const others: readonly NaiveForecast[] = [
    { id: 'mean', name: { code: 'baseline.mean' }, valueAt: (first) => factsAt(first).mean },
    ...seasonalMeans,
  ];
  if (!hasTrend(prepared, target)) return [lastValue, ...seasonal, ...others];
  const drift: NaiveForecast = {
    id: 'drift',
    name: { code: 'baseline.drift' },
    valueAt: (first, step) => valueOf(first - 1) + (step + 1) * factsAt(first).drift,
  };
  return [lastValue, ...seasonal, ...others, drift];
}

/** Whether the training part of some series has a trend. */
function hasTrend({ parts: { train } }: PreparedData, { raw }: NumberTarget): boolean {
  return train.spans.some(({ firstRow, endRow }) => isTrending(raw.subarray(firstRow, endRow)));
}

function commonest({ parts: { train } }: PreparedData, { codes, classes }: ClassTarget): NaiveForecast {
  const code = commonestClass(valuesIn(train, codes), classes.length);
  return { id: 'majorityClass', name: { code: 'baseline.majorityClass' }, valueAt: () => code };
}

/** Where a row stands in its season, from 0. */
function placeInSeason(
  { times }: PreparedData,
  { firstRow }: RowSpan,
  row: number,
  season: number,
  stepMs: number | null,
): number {
  const steps = times && stepMs !== null ? Math.round((times[row] as number) / stepMs) : row - firstRow;
  return ((steps % season) + season) % season;
}

function seriesFacts(
  prepared: PreparedData,
  target: PreparedTarget,
  span: RowSpan,
  stepMs: number | null,
): SeriesFacts {
  const lookup = seasonLookup(prepared, span, stepMs);
  if (target.kind === 'category') return { lookup, mean: 0, seasonMeans: [], drift: 0 };
  const { train } = prepared.parts;
  const own = train.spans.filter(({ firstRow }) => firstRow >= span.firstRow && firstRow < span.endRow);
  // A series that begins after the training part has nothing of its own to go by.
  const spans = own.length > 0 ? own : train.spans;
  const seasonMeans = prepared.recipe.seasons.map((season) => {
    const [sums, counts] = [new Float64Array(season), new Float64Array(season)];
    for (const { firstRow, endRow } of spans) {
      const of = prepared.series[seriesAt(prepared.series, firstRow)] as RowSpan;
      for (let row = firstRow; row < endRow; row++) {
        const place = placeInSeason(prepared, of, row, season, stepMs);
        sums[place] = (sums[place] as number) + (target.raw[row] as number);
        counts[place] = (counts[place] as number) + 1;
      }
    }
    return sums.map((sum, place) => sum / (counts[place] as number));
  });
  let [change, steps] = [0, 0];
  for (const { firstRow, endRow } of spans) {
    change += (target.raw[endRow - 1] as number) - (target.raw[firstRow] as number);
    steps += endRow - 1 - firstRow;
  }
  return {
    lookup,
    mean: mean(valuesIn({ spans }, target.raw)),
    seasonMeans,
    drift: change / Math.max(1, steps),
  };
}
