import { describe, expect, it } from 'vitest';
import { createRandom } from '../../random/random';
import { curveOf, lineValues, MODEL } from '../../reports/report';
import { messagesOf } from '../../testing/english';
import { hourlyRecipe, tableOf } from '../../testing/tables';
import type { Table } from '../../tables/table';
import { type PreparedForecasts, prepareForecasts } from './prepareForecasts';
import type { DataRecipe } from './recipe';
import { suggestRecipe } from './suggestRecipe';

const HOUR_MS = 3_600_000;
const timeAt = (hour: number): string => new Date(Date.UTC(2024, 0, 1) + hour * HOUR_MS).toISOString().slice(0, 16);

/** A table of these columns, a row for each hour. */
function hourly(columns: Readonly<Record<string, readonly (number | string)[]>>): Table {
  const names = Object.keys(columns);
  const count = columns[names[0] as string]?.length ?? 0;
  const rows = Array.from({ length: count }, (_, i) =>
    [timeAt(i), ...names.map((name) => columns[name]?.[i])].join(','),
  );
  return tableOf(`hour,${names.join(',')}\n${rows.join('\n')}\n`);
}

const noise = (count: number, seed: string): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => Number(random.normal().toFixed(4)));
};

const codesOf = (table: Table, recipe: DataRecipe): string[] =>
  prepareForecasts(table, recipe).problems.map(({ code }) => code);

/** What is reported of a model that says, in the data's own units, what this function does of the row that it forecasts. */
function reportOf(table: Table, recipe: DataRecipe, says: (row: number, raw: Float64Array) => number) {
  const { prepared, problems } = prepareForecasts(table, recipe);
  if (!prepared) throw new Error(messagesOf(problems).join('\n'));
  const { data } = prepared;
  const [target] = data.targets;
  if (target?.kind !== 'number') throw new Error('a target of numbers');
  const ids = prepared.scored('test');
  const values = Float32Array.from(ids, (id) => {
    const said = says(id + recipe.lookback, target.raw);
    return (said - target.scaler.offset) / target.scaler.scale;
  });
  const [report] = prepared.evaluate('test', ids, [{ columns: [target.name], values }]).targets;
  if (!report) throw new Error('a report');
  return report;
}

describe('a verdict', () => {
  const table = hourly({ load: noise(1000, 'white noise') });
  const recipe = hourlyRecipe({ seasons: [24] });

  it('never praises a model of white noise, whatever it learned', () => {
    const meanOnly = reportOf(table, recipe, () => 0);
    expect(meanOnly.verdict.kind).toBe('mean');
    const random = createRandom('guess');
    const nearMean = reportOf(table, recipe, () => 0.3 * random.normal());
    expect(['mean', 'worse', 'undecided', 'equal']).toContain(nearMean.verdict.kind);
    // The last value is much worse than the mean: to beat it is nothing.
    const lastValue = nearMean.baselines.find(({ id }) => id === 'lastValue');
    expect(lastValue?.comparisons[0]?.ratio).toBeLessThan(0.85);
  });

  it('says that a model repeats the last value, and praises one that knows more', () => {
    expect(reportOf(table, recipe, (row, raw) => raw[row - 1] as number).verdict.kind).toBe('copies');
    const better = reportOf(table, recipe, (row, raw) => 0.5 * (raw[row] as number));
    expect(better.verdict).toMatchObject({
      kind: 'better',
      against: [{ measure: 'rmse' }, { measure: 'mae' }],
    });
  });

  it('leaves a small gain on few windows undecided', () => {
    const random = createRandom('little');
    const short = hourly({ load: noise(220, 'short') });
    const little = reportOf(short, recipe, (row, raw) => 0.03 * (raw[row] as number) + 0.25 * random.normal());
    expect(little.sampleCount).toBeGreaterThan(30);
    expect(little.verdict.kind).toBe('undecided');
    expect(reportOf(hourly({ load: noise(100, 'few') }), recipe, (row, raw) => raw[row] as number).verdict.kind).toBe(
      'few',
    );
  });
});

describe('a leak', () => {
  const load = noise(400, 'load').map((value, i) => 100 + 20 * Math.sin(i / 9) + 5 * value);
  const ahead = (steps: number, change: (value: number) => number): number[] =>
    load.map((_, i) => Number(change(load[Math.min(i + steps, load.length - 1)] as number).toFixed(3)));
  const table = hourly({
    load: load.map((value) => Number(value.toFixed(3))),
    tomorrow: ahead(1, (value) => value),
    scaled: ahead(3, (value) => 32 + 1.8 * value),
    noisy: ahead(2, (value) => value).map((value, i) => value + 0.05 * Math.sin(i * 12.9898)),
    before: load.map((_, i) => Number((load[Math.max(0, i - 1)] as number).toFixed(3))),
    slow: load.map((_, i) => Number(Math.sin(i / 200).toFixed(6))),
  });
  const recipe = hourlyRecipe({ features: ['load', 'tomorrow', 'scaled', 'noisy', 'before', 'slow'], seasons: [] });

  it('is a feature that holds the target, or a multiple of it, some steps ahead; not one of the past', () => {
    const { problems } = prepareForecasts(table, recipe);
    expect(
      problems.filter(({ code }) => code === 'data.leak').map(({ column, values }) => [column, values.count]),
    ).toEqual([
      ['tomorrow', 1],
      ['scaled', 3],
      ['noisy', 2],
    ]);
  });

  it('is also the change to come, a sum, what only rises with the target, and what is near it', () => {
    const y = load.map((value) => Number(value.toFixed(2)));
    const next = (i: number): number => y[Math.min(i + 1, y.length - 1)] as number;
    const tells = (of: (i: number) => number): boolean =>
      codesOf(
        hourly({ load: y, x: y.map((_, i) => of(i)) }),
        hourlyRecipe({ features: ['load', 'x'], seasons: [] }),
      ).includes('data.leak');
    const near = noise(y.length, 'near');
    const now = (i: number): number => y[i] as number;
    const before = (i: number): number => y[Math.max(0, i - 1)] as number;
    expect(tells((i) => next(i) - now(i))).toBe(true);
    expect(tells((i) => next(i) + now(i))).toBe(true);
    expect(tells((i) => Math.exp(next(i)))).toBe(true);
    expect(tells((i) => next(i) + 0.1 * (near[i] as number))).toBe(true);
    expect(tells((i) => now(i) - before(i))).toBe(false);
    expect(tells((i) => Math.exp(before(i)))).toBe(false);
    expect(tells((i) => next(i) + 2 * (near[i] as number))).toBe(false);
  });

  it('is a number that tells the class to come; not one that tells that of now', () => {
    const y = noise(400, 'classes');
    const kinds = y.map((value) => (value > 0 ? 'up' : 'down'));
    const table = (x: readonly number[]): Table => hourly({ kind: kinds, x });
    const recipe = hourlyRecipe({ features: ['x'], targets: ['kind'], seasons: [] });
    expect(codesOf(table(y.map((_, i) => y[Math.min(i + 1, 399)] as number)), recipe)).toContain('data.leak');
    expect(codesOf(table(y), recipe)).not.toContain('data.leak');
    expect(codesOf(table(noise(400, 'other')), recipe)).not.toContain('data.leak');
  });

  it('takes all praise away', () => {
    const praised = reportOf(table, recipe, (row, raw) => raw[row] as number);
    expect(praised.verdict.kind).toBe('leaks');
    expect(praised.leaks).toEqual(['tomorrow', 'scaled', 'noisy']);
  });

  it('is no feature of a suggested recipe, nor is a counter', () => {
    const counted = hourly({
      id: load.map((_, i) => 1000 + i),
      tomorrow: ahead(1, (value) => value),
      wind: noise(400, 'wind'),
      load: load.map((value) => Number(value.toFixed(3))),
    });
    expect(suggestRecipe(counted)).toMatchObject({ features: ['wind', 'load'], targets: ['load'] });
    expect(codesOf(counted, hourlyRecipe({ features: ['id', 'load'] }))).toContain('data.counter');
  });

  it('is not seen in a series that is like its own future: a trend, a period, a slow change', () => {
    const shapes: readonly ((i: number) => number)[] = [
      (i) => i + 0.01 * Math.sin(i * 12.9898),
      (i) => Math.sin((2 * Math.PI * i) / 24),
      (i) => Math.sin(i / 300),
    ];
    for (const shape of shapes) {
      const other = hourly({
        load: load.map((_, i) => Number(shape(i).toFixed(5))),
        twin: load.map((_, i) => Number((3 - 2 * shape(i)).toFixed(5))),
      });
      expect(codesOf(other, hourlyRecipe({ features: ['load', 'twin'] }))).not.toContain('data.leak');
    }
  });

  it('of texts is the class some steps ahead', () => {
    const random = createRandom('moods');
    const moods = load.map(() => ['calm', 'storm', 'rain'][random.integer(3)] as string);
    const classes = hourly({ mood: moods, next: moods.map((_, i) => moods[i + 1] ?? 'calm'), load });
    const said = prepareForecasts(classes, hourlyRecipe({ features: ['load', 'next'], targets: ['mood'] })).problems;
    expect(said.filter(({ code }) => code === 'data.leak').map(({ column }) => column)).toEqual(['next']);
  });

  it('is a test part that stands in the training part', () => {
    const once = noise(200, 'once');
    expect(codesOf(hourly({ load: [...once, ...once] }), hourlyRecipe())).toContain('data.repeatedWindows');
    expect(codesOf(hourly({ load: noise(400, 'twice') }), hourlyRecipe())).not.toContain('data.repeatedWindows');
    const nights = noise(400, 'sun').map((value, i) => (i % 24 < 12 ? 0 : value));
    expect(codesOf(hourly({ load: nights }), hourlyRecipe())).not.toContain('data.repeatedWindows');
    const { verdict } = reportOf(
      hourly({ load: [...once, ...once] }),
      hourlyRecipe(),
      (row, raw) => raw[row] as number,
    );
    expect(verdict.kind).toBe('leaks');
  });

  it('is no series of few values, nor one with a short period: its windows repeat by nature', () => {
    const shapes: readonly ((i: number) => number)[] = [
      (i) => ((noise(600, 'coin')[i] as number) > 0 ? 1 : 0),
      (i) => [5, 8, 8, 9, 7, 0, 0][i % 7] as number,
      (i) => (i % 10 === 0 ? 1 : 0),
    ];
    for (const shape of shapes) {
      const load = Array.from({ length: 600 }, (_, i) => shape(i));
      expect(codesOf(hourly({ load }), hourlyRecipe({ lookback: 6, seasons: [] }))).not.toContain(
        'data.repeatedWindows',
      );
    }
  });
});

describe('several series in one table', () => {
  // Two stores far apart in level, whose rows alternate.
  const stores = ['a', 'b'].map((name, k) => ({ name, level: 100 * k, values: noise(200, name) }));
  const rows = Array.from({ length: 200 }, (_, i) =>
    stores.map(({ name, level, values }) => `${timeAt(i)},${name},${(level + (values[i] as number)).toFixed(4)}`),
  ).flat();
  const table = tableOf(`hour,store,load\n${rows.join('\n')}\n`);

  it('are noticed by times that repeat, and nothing is trained until it is said what tells them apart', () => {
    const recipe = hourlyRecipe({ seasons: [] });
    const { prepared, problems } = prepareForecasts(table, recipe);
    expect(prepared).toBeNull();
    expect(problems).toMatchObject([
      { code: 'data.severalSeries', severity: 'error', values: { count: 200, line: 3 } },
    ]);
    expect(prepareForecasts(table, { ...recipe, time: null }).prepared).not.toBeNull();
    expect(suggestRecipe(table)).toMatchObject({ time: 'hour', series: 'store', features: ['load'], lookback: 24 });
  });

  it('never share a window, and are split at the same moments', () => {
    const { prepared } = prepareForecasts(table, hourlyRecipe({ series: 'store', seasons: [24] }));
    const { data } = prepared as PreparedForecasts;
    expect(data.series).toEqual([
      { name: 'a', firstRow: 0, endRow: 200 },
      { name: 'b', firstRow: 200, endRow: 400 },
    ]);
    const { lookback, horizon } = data.recipe;
    for (const { starts, spans } of Object.values(data.parts)) {
      expect(spans).toHaveLength(2);
      for (const start of starts)
        expect(Math.floor(start / 200)).toBe(Math.floor((start + lookback + horizon - 1) / 200));
    }
    const times = data.times as Float64Array;
    const [a, b] = data.parts.test.spans;
    expect(times[a?.firstRow ?? 0]).toBe(times[b?.firstRow ?? 0]);
    expect([...(prepared?.all() ?? [])]).not.toContain(200 - lookback + 1);
  });

  it('have baselines of their own: no model looks good because it knows which series it is', () => {
    const recipe = hourlyRecipe({ series: 'store', seasons: [24], features: ['load'] });
    const knowsTheStore = reportOf(table, recipe, (row) => (row < 200 ? 0 : 100));
    expect(knowsTheStore.verdict.kind).toBe('mean');
    expect(knowsTheStore.baselines.find(({ id }) => id === 'mean')?.metrics.rmse).toBeLessThan(1.5);
    expect(lineValues(knowsTheStore, MODEL)).toHaveLength(2 * 40);
    const at = curveOf(knowsTheStore)?.at;
    expect(at?.kind === 'name' && [at.names[0], at.names[40]]).toEqual([
      'a · 2024-01-07 16:00',
      'b · 2024-01-07 16:00',
    ]);
  });

  it('are named beside each prediction', () => {
    const { prepared } = prepareForecasts(table, hourlyRecipe({ series: 'store', seasons: [] }), { parts: 'whole' });
    const ids = prepared?.all() ?? new Uint32Array();
    const [head = [], ...body] =
      prepared?.predict(ids, [{ columns: ['load'], values: new Float32Array(ids.length) }]) ?? [];
    expect(head.slice(0, 4)).toEqual(['store', 'hour', 'after', 'step']);
    expect(new Set(body.map(([store]) => store))).toEqual(new Set(['a', 'b']));
    // After the last row of each there is a forecast of what nobody knows yet.
    expect(body.filter(([, hour]) => hour === '').map((row) => [row[0], row[5]])).toEqual([
      ['a', ''],
      ['b', ''],
    ]);
  });

  it('are not a clock that goes back once', () => {
    const times = [...Array.from({ length: 100 }, (_, i) => i), 99, ...Array.from({ length: 100 }, (_, i) => 100 + i)];
    const clock = tableOf(`hour,load\n${times.map((hour, i) => `${timeAt(hour)},${i % 7}.${i}`).join('\n')}\n`);
    const { prepared, problems } = prepareForecasts(clock, hourlyRecipe({ seasons: [] }));
    expect(prepared).not.toBeNull();
    expect(problems).toMatchObject([
      { code: 'data.repeatedTimes', severity: 'warning', values: { count: 1, line: 102 } },
    ]);
  });
});

describe('suggested seasons', () => {
  const monthly = (count: number, valueAt: (i: number) => number): Table =>
    tableOf(
      `month,load\n${Array.from({ length: count }, (_, i) => `${1949 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01,${valueAt(i).toFixed(3)}`).join('\n')}\n`,
    );

  it('are those of the step: 12 months, 24 and 168 hours', () => {
    const random = createRandom('seasons');
    expect(suggestRecipe(monthly(144, () => random.normal()))).toMatchObject({ seasons: [12], lookback: 24 });
    expect(suggestRecipe(hourly({ load: noise(600, 'hours') })).seasons).toEqual([24, 168]);
    expect(suggestRecipe(hourly({ load: noise(100, 'hours') })).seasons).toEqual([24]);
  });

  it('are also those that the values show, and none that they do not', () => {
    const random = createRandom('period');
    const periodic = (period: number): number[] =>
      Array.from({ length: 600 }, (_, i) => Math.sin((2 * Math.PI * i) / period) + 0.2 * random.normal());
    expect(suggestRecipe(hourly({ load: periodic(10) })).seasons).toEqual([10, 24, 168]);
    const plain = (values: readonly number[]): Table =>
      tableOf(`load\n${values.map((value) => value.toFixed(4)).join('\n')}\n`);
    expect(suggestRecipe(plain(periodic(33))).seasons).toEqual([33]);
    for (let seed = 0; seed < 20; seed++) {
      const steps = noise(600, `none ${seed}`);
      let level = 0;
      expect(suggestRecipe(plain(steps)).seasons, `noise ${seed}`).toEqual([]);
      expect(suggestRecipe(plain(steps.map((step) => (level += step)))).seasons, `walk ${seed}`).toEqual([]);
    }
  });
});
