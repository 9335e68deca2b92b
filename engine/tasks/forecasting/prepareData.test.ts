import { describe, expect, it } from 'vitest';
import { hourlyRecipe, hourlyTable, tableOf } from '../../testing/tables';
import { scoredStarts } from './evaluateForecasts';
import { naiveForecasts } from './naiveForecasts';
import { type NumberTarget, type PreparedData, prepareData } from './prepareData';
import type { DataRecipe } from './recipe';
import type { Table } from '../../tables/table';
import { windowSource } from './windowSource';
import { messagesOf } from '../../testing/english';

function prepare(table: Table, recipe: DataRecipe): PreparedData {
  const { prepared, problems } = prepareData(table, recipe);
  if (!prepared) throw new Error(messagesOf(problems).join('\n'));
  return prepared;
}
/** What a model that reads these numbers is given of some windows, and what is true of them. */
function samplesOf(prepared: PreparedData, ids: readonly number[]) {
  const writer = windowSource(prepared).open({
    inputs: [{ form: 'numbers', features: prepared.numberNames }],
    outputs: [{ columns: prepared.targets.map(({ name }) => name), truth: 'values' }],
  });
  const { lookback, horizon } = prepared.recipe;
  const inputs = new Float32Array(ids.length * lookback * prepared.numberNames.length);
  const truths = new Float32Array(ids.length * horizon * prepared.targets.length);
  const layout = 'sampleFirst';
  writer.write(Uint32Array.from(ids), {
    layout,
    inputs: [{ values: inputs, at: 0 }],
    targets: [{ values: truths, at: 0 }],
  });
  return { inputs: [...inputs], truths: [...truths] };
}

/** What is said of data, but that small tables have few windows to test on. */
const says = (table: Table, recipe: DataRecipe): string[] =>
  messagesOf(prepareData(table, recipe).problems.filter(({ code }) => code !== 'data.fewWindows'));

describe('a target of classes with empty cells', () => {
  const cells = Array.from({ length: 60 }, (_, i) => (i >= 50 && i % 2 === 0 ? '' : i % 3 === 0 ? 'a' : 'b'));
  const table = tableOf(`n,k\n${cells.map((text, i) => `${i},${text}`).join('\n')}\n`);
  const recipe = hourlyRecipe({
    time: null,
    features: ['n'],
    targets: ['k'],
    calendar: [],
    transforms: {},
    lookback: 3,
  });

  it('is not measured on them, and says so', () => {
    const { prepared, problems } = prepareData(table, recipe);
    expect(problems.map(({ code, severity, line }) => [code, severity, line])).toEqual([
      ['data.fewWindows', 'warning', undefined],
      ['data.missingClasses', 'warning', 52],
      ['data.counter', 'warning', undefined],
    ]);
    const scored = scoredStarts(prepared as PreparedData, 'test');
    const rows = Array.from(scored, (start) => start + 3);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter((row) => cells[row] === '')).toEqual([]);
    const all = prepared?.parts.test.starts.length ?? 0;
    expect(all).toBeGreaterThan(rows.length);
  });
});

const counting = (rows: number): Table => tableOf(`n\n${Array.from({ length: rows }, (_, i) => i).join('\n')}\n`);
const countingRecipe = (changes: Partial<DataRecipe> = {}): DataRecipe =>
  hourlyRecipe({ time: null, features: ['n'], targets: ['n'], scaling: 'none', ...changes });

describe('preparing data', () => {
  it('splits in time order: what a window forecasts lies in one part, what it reads may lie in the part before', () => {
    const recipe = countingRecipe({ lookback: 3, horizon: 2 });
    const prepared = prepare(counting(50), recipe);
    const { train, validation, test } = prepared.parts;
    expect([train, validation, test].map(({ spans }) => spans)).toEqual([
      [{ firstRow: 0, endRow: 30 }],
      [{ firstRow: 30, endRow: 40 }],
      [{ firstRow: 40, endRow: 50 }],
    ]);
    for (const part of [train, validation, test]) {
      const [{ firstRow, endRow } = { firstRow: -1, endRow: -1 }] = part.spans;
      const { inputs, truths } = samplesOf(prepared, [...part.starts]);
      expect(Math.min(...truths)).toBe(part === train ? 3 : firstRow);
      expect(Math.max(...truths)).toBe(endRow - 1);
      expect(Math.min(...inputs)).toBe(part === train ? 0 : firstRow - 3);
      expect(Math.max(...inputs)).toBe(endRow - 3);
    }
  });

  it('takes column names as names, also those that every object knows', () => {
    const table = tableOf(
      `constructor,toString\n${Array.from({ length: 50 }, (_, i) => `${i % 7},${i % 3}`).join('\n')}\n`,
    );
    const prepared = prepare(
      table,
      countingRecipe({ features: ['constructor', 'toString'], targets: ['constructor'], units: {} }),
    );
    expect(prepared.parts.train.spans[0]?.firstRow).toBe(0);
    expect(prepared.targets[0]).toMatchObject({ unit: '', transform: 'none' });
  });

  it('puts the targets right after the window', () => {
    const prepared = prepare(counting(50), countingRecipe({ lookback: 3, horizon: 2 }));
    expect(samplesOf(prepared, [7])).toEqual({ inputs: [7, 8, 9], truths: [10, 11] });
  });

  it('fits scaling on the training part only: what comes later changes nothing', () => {
    const rows = Array.from({ length: 50 }, (_, i) => (i < 30 ? i % 7 : 1e6 + i));
    const calm = prepare(
      tableOf(`n\n${rows.slice(0, 30).concat(rows.slice(0, 20)).join('\n')}\n`),
      countingRecipe({ scaling: 'standard' }),
    );
    const wild = prepare(tableOf(`n\n${rows.join('\n')}\n`), countingRecipe({ scaling: 'standard' }));
    expect(wild.scalers).toEqual(calm.scalers);
    const train = rows.slice(0, 30);
    const mean = train.reduce((sum, n) => sum + n, 0) / 30;
    expect(wild.scalers.n?.offset).toBeCloseTo(mean, 12);
  });

  it('takes vocabularies from the training part only: later texts become the unseen code', () => {
    const rows = Array.from({ length: 50 }, (_, i) => `${i},${i < 30 ? (i % 2 ? 'a' : 'b') : 'new'}`);
    const prepared = prepare(tableOf(`n,t\n${rows.join('\n')}\n`), countingRecipe({ features: ['n', 't'] }));
    expect(prepared.vocabularies.t).toEqual(['b', 'a']);
    expect(prepared.codes.t?.[0]).toBe(1);
    expect(prepared.codes.t?.[40]).toBe(0);
    expect(prepared.signature.inputs[1]).toMatchObject({ kind: 'category', cardinality: 3 });
  });

  it('transforms into changes and loses the first row for it', () => {
    const prepared = prepare(hourlyTable(60), hourlyRecipe({ transforms: { load: 'logReturn' }, scaling: 'none' }));
    expect(prepared.parts.train.spans[0]?.firstRow).toBe(1);
    const { raw, scaled } = prepared.targets[0] as NumberTarget;
    expect(scaled[5]).toBeCloseTo(Math.log((raw[5] as number) / (raw[4] as number)), 6);
  });

  it('makes calendar pairs that meet at midnight', () => {
    const prepared = prepare(hourlyTable(60), hourlyRecipe({ calendar: ['hourOfDay'] }));
    expect(prepared.numberNames).toEqual(['load', 'hourOfDay sin', 'hourOfDay cos']);
    const row = (i: number): number[] => [...prepared.matrix.subarray(i * 3 + 1, i * 3 + 3)];
    expect(row(0)).toEqual([0, 1]);
    expect(row(6)[0]).toBeCloseTo(1, 6);
    expect(row(24)[1]).toBeCloseTo(1, 6);
  });

  it('sorts rows by time and says so', () => {
    const table = tableOf(
      't,n\n2024-01-03,3\n2024-01-01,1\n2024-01-02,2\n'.concat(
        Array.from({ length: 27 }, (_, i) => `2024-01-${String(i + 4).padStart(2, '0')},${i + 4}\n`).join(''),
      ),
    );
    const recipe = countingRecipe({ time: 't', lookback: 2 });
    expect([...(prepare(table, recipe).targets[0] as NumberTarget).raw.slice(0, 4)]).toEqual([1, 2, 3, 4]);
    expect(says(table, recipe)).toEqual(['The rows were not in time order (first on line 3); they are sorted by “t”.']);
  });

  it('fills gaps from the past and says how many; a gap at the start is set aside', () => {
    const rows = ['1', '', '', '4', ...Array.from({ length: 46 }, (_, i) => String((i * 7919) % 101))];
    const table = tableOf(`n,m\n${rows.map((n) => `${n},1`).join('\n')}\n`);
    expect([...(prepare(table, countingRecipe()).targets[0] as NumberTarget).raw.slice(0, 4)]).toEqual([1, 1, 1, 4]);
    expect(says(table, countingRecipe())).toEqual([
      '2 empty cells of “n” were filled with the last value before (first on line 3). The model learns from filled values, but is not evaluated on them.',
    ]);
    const leading = tableOf(`n,m\n${['', '2', ...rows.slice(3)].map((n) => `${n},1`).join('\n')}\n`);
    expect(says(leading, countingRecipe())[0]).toBe(
      '1 row before the first value of n is set aside (from line 2): nothing known by then could fill it.',
    );
    expect(prepare(leading, countingRecipe()).rowCount).toBe(leading.rowCount - 1);
  });

  it('says which part has no window, and when there are few to test on', () => {
    expect(says(counting(20), countingRecipe({ lookback: 13 }))).toEqual([
      'The training part has 12 rows, but a window needs 14: lookback 13 + horizon 1.',
    ]);
    expect(says(counting(20), countingRecipe({ lookback: 3, horizon: 5 }))).toEqual([
      'The validation part has 4 rows, but forecasts reach 5 rows ahead.',
      'The test part has 4 rows, but forecasts reach 5 rows ahead.',
    ]);
    const { prepared, problems } = prepareData(counting(144), countingRecipe({ lookback: 24, horizon: 12 }));
    expect(prepared?.parts.test.starts.length).toBe(18);
    expect(messagesOf(problems)).toEqual(['The test part has 18 windows, too few to judge a model by: 30 are needed.']);
  });

  it('refuses a constant target and warns of a constant feature', () => {
    const table = tableOf(`n,flat\n${Array.from({ length: 50 }, (_, i) => `${i},3`).join('\n')}\n`);
    const warned = prepareData(table, countingRecipe({ features: ['n', 'flat'] }));
    expect(warned.prepared).not.toBeNull();
    expect(messagesOf(warned.problems)).toContain(
      'The feature “flat” is always 3 in the training part: it carries no information.',
    );
    expect(says(table, countingRecipe({ targets: ['flat'] }))).toEqual([
      'The target “flat” is always 3 in the training part: there is nothing to learn.',
    ]);
  });

  it('refuses log returns of values that are not above zero, with the line', () => {
    expect(says(counting(50), countingRecipe({ transforms: { n: 'logReturn' } }))[0]).toBe(
      'The log return of “n” needs values above zero, but line 2 has 0.',
    );
  });

  it('reports all mistakes of a recipe at once', () => {
    const recipe = countingRecipe({
      features: ['gone'],
      targets: [],
      lookback: 0,
      split: { train: 0.9, validation: 0.3 },
    });
    expect(says(counting(50), recipe)).toEqual([
      'Lookback must be a whole number from 1 to 100000, but is 0.',
      'Validation share must be a number of at least 0 that leaves rows for the test, but is 0.3.',
      'The data has no column “gone”.',
      'No column is the target.',
    ]);
  });
});

/** What each naive forecast says of a row, by its id; `first` is the first row that is forecast. */
const naiveAt = (prepared: PreparedData, first: number, step: number): Record<string, number> =>
  Object.fromEntries(
    naiveForecasts(prepared, prepared.targets[0] as NumberTarget).map(({ id, valueAt }) => [id, valueAt(first, step)]),
  );

/** Rows of one hour each from the first of 2024 on. */
const hours = (rows: readonly (readonly [hour: number, value: number])[]): Table =>
  tableOf(
    `hour,load\n${rows.map(([hour, value]) => `${new Date(Date.UTC(2024, 0, 1) + hour * 3_600_000).toISOString().slice(0, 16)},${value}`).join('\n')}\n`,
  );

describe('naive forecasts', () => {
  it('repeat a row that the window already knows, for every step of the horizon', () => {
    const recipe = countingRecipe({ horizon: 30, seasons: [24] });
    const prepared = prepare(counting(200), recipe);
    for (let step = 0; step < 30; step++) {
      const { lastValue, seasonal24 = -1 } = naiveAt(prepared, 150, step);
      expect(lastValue).toBe(149);
      expect(seasonal24).toBeLessThan(150);
      expect((150 + step - seasonal24) % 24).toBe(0);
    }
  });

  it('of numbers are also the mean, the mean of the season, and with a trend the last value and the mean change', () => {
    const recipe = countingRecipe({ horizon: 2, seasons: [4] });
    const prepared = prepare(
      tableOf(`n\n${Array.from({ length: 100 }, (_, i) => i + (i % 4) * 10).join('\n')}\n`),
      recipe,
    );
    // The training part is 0 … 59, of which 1, 5, … 57 stand at the place of row 81.
    expect(naiveAt(prepared, 80, 1)).toEqual({
      lastValue: 79 + 30,
      seasonal4: 77 + 10,
      mean: 29.5 + 15,
      seasonalMean4: 29 + 10,
      drift: 79 + 30 + (2 * (59 + 30)) / 59,
    });
    const flat = prepare(tableOf(`n\n${Array.from({ length: 100 }, (_, i) => i % 4).join('\n')}\n`), recipe);
    expect(Object.keys(naiveAt(flat, 80, 1))).not.toContain('drift');
  });

  it('look back by the clock: a missing hour shifts no season, and is told', () => {
    const kept = Array.from({ length: 200 }, (_, i) => i).filter((i) => i < 150 || i > 160);
    const { prepared, problems } = prepareData(hours(kept.map((hour) => [hour, hour])), hourlyRecipe());
    expect(messagesOf(problems)).toEqual([
      '11 steps are missing between the rows (first before line 152): windows span such gaps.',
    ]);
    const { raw } = prepared!.targets[0] as NumberTarget;
    for (let row = 150; row < kept.length; row++) {
      const dayBefore = (raw[row] as number) - 24;
      expect(naiveAt(prepared!, row, 0).seasonal24).toBe(kept.includes(dayBefore) ? dayBefore : raw[row - 1]);
    }
    expect(prepareData(hourlyTable(200), hourlyRecipe()).problems).toEqual([]);
  });

  it('are called what a reader calls them', () => {
    const prepared = prepare(hourlyTable(200), hourlyRecipe({ seasons: [24, 168, 5] }));
    const [target] = prepared.targets;
    expect(naiveForecasts(prepared, target!).map(({ name }) => name.code)).toEqual([
      'baseline.lastHour',
      'baseline.sameHourYesterday',
      'baseline.sameHourLastWeek',
      'baseline.seasonal',
      'baseline.mean',
      'baseline.meanOfHour',
      'baseline.meanOfWeekHour',
      'baseline.seasonalMean',
    ]);
  });
});

it('names the series of which the training part has no window, for nothing is learned of them', () => {
  const rows = (name: string, count: number): string =>
    Array.from({ length: count }, (_, i) => `${name},${Math.sin(i) + i / 9}\n`).join('');
  const recipe = hourlyRecipe({
    ...{ time: null, series: 'shop', features: ['v'], targets: ['v'], calendar: [], transforms: {} },
    lookback: 5,
  });
  const said = says(tableOf(`shop,v\n${rows('north', 60)}${rows('kiosk', 4)}${rows('south', 60)}`), recipe);
  expect(said.filter((text) => text.includes('no window in the training part'))).toEqual([
    expect.stringMatching(/^1 of 3 series has no window in the training part \(kiosk\)/),
  ]);
  expect(says(tableOf(`shop,v\n${rows('north', 60)}${rows('south', 60)}`), recipe).join()).not.toContain('no window');
});
