import { describe, expect, it } from 'vitest';
import type { Table } from '../../tables/table';
import { messagesOf } from '../../testing/english';
import { recordingsRecipe, recordingsTable, slopes } from '../../testing/recordings';
import { tableOf } from '../../testing/tables';
import { type PreparedSequences, prepareSequences } from './prepareSequences';
import type { SequenceRecipe } from './recipe';
import { suggestSequences } from './suggestSequences';
import { sequenceClassification } from './sequenceClassification';

function prepare(table: Table, changes: Partial<SequenceRecipe> = {}): PreparedSequences {
  const { prepared, problems } = prepareSequences(table, recordingsRecipe(changes));
  if (!prepared) throw new Error(messagesOf(problems).join('\n'));
  return prepared;
}

const problemsOf = (table: Table, changes: Partial<SequenceRecipe> = {}): string[] =>
  messagesOf(prepareSequences(table, recordingsRecipe(changes)).problems);

/** The numbers of one sample as its Input reads them, step by step. */
function numbersOf({ source }: PreparedSequences, id: number, layout: 'sampleFirst' | 'timeFirst' = 'sampleFirst') {
  const writer = source.open({ inputs: [{ form: 'numbers', features: ['x'] }], outputs: [] });
  const values = new Float32Array(writer.inputShapes[0]?.reduce((a, b) => a * b, 1) ?? 0).fill(99);
  writer.write(Uint32Array.of(id), { layout, inputs: [{ values, at: 0 }], targets: [] });
  return [...values];
}

/** Marks recordings of `slopes` as parts, the last ones for testing. */
const given = (count: number, test: number) =>
  recordingsTable(slopes(count).map((made, i) => ({ ...made, part: i < count - test ? 'train' : 'TEST' })));

describe('recordings as samples', () => {
  it('are padded behind their last step with zeros, in both layouts, and say so', () => {
    const prepared = prepare(
      recordingsTable([
        { name: 'a', label: 'up', values: [1, 2, 3] },
        { name: 'b', label: 'down', values: [5] },
        { name: 'c', label: 'up', values: [7, 8], part: 'test' },
      ]),
      { length: 4, scaling: 'none', parts: 'part', split: { train: 0.8, validation: 0 } },
    );
    expect(prepared.source.inputs).toEqual([{ name: 'x', kind: 'number', shape: [4], axes: ['time'], masked: true }]);
    expect(numbersOf(prepared, 0)).toEqual([1, 2, 3, 0]);
    expect(numbersOf(prepared, 1)).toEqual([5, 0, 0, 0]);
    const writer = prepared.source.open({ inputs: [{ form: 'numbers', features: ['x'] }], outputs: [] });
    const values = new Float32Array(8).fill(99);
    writer.write(Uint32Array.of(0, 1), { layout: 'timeFirst', inputs: [{ values, at: 0 }], targets: [] });
    expect([...values]).toEqual([1, 5, 2, 0, 3, 0, 0, 0]);
  });

  it('keep a step of nothing but zeros apart from padding', () => {
    const prepared = prepare(
      recordingsTable([
        { name: 'a', label: 'up', values: [0, 2, 0] },
        { name: 'b', label: 'down', values: [5] },
        { name: 'c', label: 'up', values: [7], part: 'test' },
      ]),
      { length: 4, scaling: 'none', parts: 'part', split: { train: 0.8, validation: 0 } },
    );
    const written = numbersOf(prepared, 0);
    expect(written.map((value) => value !== 0)).toEqual([true, true, true, false]);
    expect(Math.abs(written[0] as number)).toBeLessThan(1e-15);
  });

  it('are ordered by their column, wherever their rows stand in the file', () => {
    const table = tableOf('rec,step,x,kind\nb,2,22,down\na,1,11,up\nb,1,21,down\na,2,12,up\nc,1,1,up\nd,1,1,down\n');
    const prepared = prepare(table, { length: 2, scaling: 'none', split: { train: 0.5, validation: 0 } });
    expect(prepared.data.layout.recordings.map(({ name }) => name)).toEqual(['b', 'a', 'c', 'd']);
    expect(numbersOf(prepared, 0)).toEqual([21, 22]);
    expect(numbersOf(prepared, 1)).toEqual([11, 12]);
  });

  it('put a row that does not say its place last, which is told', () => {
    const table = tableOf(
      'rec,step,x,kind\na,3,13,up\na,,14,up\na,1,11,up\na,,15,up\na,2,12,up\nb,1,1,down\nc,1,1,up\n',
    );
    const changes = { length: 5, scaling: 'none', split: { train: 0.7, validation: 0 } } as const;
    expect(numbersOf(prepare(table, changes), 0)).toEqual([11, 12, 13, 14, 15]);
    expect(problemsOf(table, changes).join()).toContain(
      '2 rows have an empty cell in “step” and stand last in their recordings.',
    );
  });

  it('that are too long keep their last steps, which is told', () => {
    const table = recordingsTable(slopes(20));
    const prepared = prepare(table, { length: 6, scaling: 'none' });
    expect(numbersOf(prepared, 5).map((value) => value.toFixed(5))).toEqual(
      slopes(20)[5]
        ?.values.slice(-6)
        .map((value) => value.toFixed(5)),
    );
    expect(problemsOf(table, { length: 6 }).join()).toContain('longer than 6 steps');
  });

  it('cut into windows have the class of their last step', () => {
    const lines = Array.from({ length: 10 }, (_, i) =>
      Array.from({ length: 8 }, (_step, t) => `r${i},${t},${i + t},${t < 5 ? 'rest' : 'move'}`),
    ).flat();
    const table = tableOf(`rec,step,x,kind\n${lines.join('\n')}\n`);
    expect(problemsOf(table, { length: 8 }).join()).toContain('changes within the recording r0');
    const { data } = prepare(table, { samples: 'windows', length: 4, stride: 2 });
    const own = data.layout.samples.slice(0, 3);
    expect(own.map(({ first, steps }) => [first, steps])).toEqual([
      [0, 4],
      [2, 4],
      [4, 4],
    ]);
    expect(data.layout.classes).toEqual(['move', 'rest']);
    expect(own.map(({ label }) => label)).toEqual([1, 0, 0]);
    expect(data.signature.inputs[0]?.masked).toBeUndefined();
  });
});

describe('the split', () => {
  it('leaves every recording in one part, also when it is cut into windows', () => {
    const { data, source } = prepare(recordingsTable(slopes(40)), { samples: 'windows', length: 4, stride: 1 });
    const partsOf = new Map<string, Set<string>>();
    for (const part of ['train', 'validation', 'test'] as const) {
      for (const id of source.ids(part)) {
        const name = data.layout.samples[id]?.recording.name ?? '';
        partsOf.set(name, (partsOf.get(name) ?? new Set()).add(part));
      }
    }
    expect(partsOf.size).toBe(40);
    expect([...partsOf.values()].every((parts) => parts.size === 1)).toBe(true);
  });

  it('shows the classes in the same shares in every part, and the same recordings for the same seed', () => {
    const skewed = slopes(60).map((made, i) => ({ ...made, label: i % 4 === 0 ? 'rare' : 'common' }));
    const table = recordingsTable(skewed);
    const { data, source } = prepare(table);
    for (const [part, count] of [
      ['train', 36],
      ['validation', 12],
      ['test', 12],
    ] as const) {
      const labels = [...source.ids(part)].map((id) => data.layout.samples[id]?.label);
      expect(labels.length).toBe(count);
      expect(labels.filter((label) => label === 1).length).toBe(count / 4);
    }
    expect([...prepare(table).source.ids('test')]).toEqual([...source.ids('test')]);
    expect([...prepare(table, { seed: 43 }).source.ids('test')]).not.toEqual([...source.ids('test')]);
  });

  it('follows a column of parts, and draws the validation part from the training part alone', () => {
    const { source } = prepare(given(30, 10), { parts: 'part' });
    expect([...source.ids('test')]).toEqual(Array.from({ length: 10 }, (_, i) => 20 + i));
    expect(source.parts.train.samples + source.parts.validation.samples).toBe(20);
    expect(source.parts.validation.samples).toBe(5);
    const wrong = recordingsTable(slopes(9).map((made, i) => ({ ...made, part: i === 3 ? 'hold-out' : 'train' })));
    expect(problemsOf(wrong, { parts: 'part' }).join()).toContain('“hold-out”');
  });

  it('fits scalings and classes on the training part alone', () => {
    const made = slopes(20).map((one, i) => ({ ...one, part: i < 14 ? 'train' : i < 17 ? 'validation' : 'test' }));
    const wild = made.map((one) => (one.part === 'train' ? one : { ...one, values: one.values.map((x) => 1000 * x) }));
    const odd = wild.map((one, i) => (i === 19 ? { ...one, label: 'never seen' } : one));
    const calm = prepare(recordingsTable(made), { parts: 'part' });
    const other = prepare(recordingsTable(odd), { parts: 'part' });
    expect(other.fitted).toEqual(calm.fitted);
    const values = made.filter(({ part }) => part === 'train').flatMap((one) => one.values);
    expect(calm.fitted.scalers.x?.offset).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 10);
    const columns = ['kind'];
    const answers = other.predict(Uint32Array.of(19), [{ columns, values: Float32Array.of(0.4, 0.6) }]);
    expect(answers[1]?.slice(0, 4)).toEqual(['r20', 7, 'up', 'never seen']);
  });

  it('says which part has no samples, and what else is wrong, at once', () => {
    const few = recordingsTable(slopes(2));
    expect(problemsOf(few, { split: { train: 0.9, validation: 0 } }).join()).toContain('The test part has no samples');
    const said = problemsOf(few, { series: null, features: ['kind'], length: 0 });
    expect(said.join('\n')).toMatch(/which recording[\s\S]*another role/);
    expect(said.join('\n')).toContain('Length of a sample');
  });

  it('of new data is one test part, without labels', () => {
    const { fitted } = prepare(recordingsTable(slopes(20)));
    const { prepared, problems } = prepareSequences(
      tableOf('rec,step,x\nq,1,0.1\nq,2,0.3\nz,1,0.5\n'),
      recordingsRecipe(),
      {
        fitted,
        parts: 'whole',
      },
    );
    expect(problems).toEqual([]);
    expect([...(prepared?.all() ?? [])]).toEqual([0, 1]);
    const output = { columns: ['kind'], values: Float32Array.of(0.25, 0.75, 0.9, 0.1) };
    expect(prepared?.predict(Uint32Array.of(0, 1), [output])).toEqual([
      ['recording', 'step', 'predicted', 'actual', 'p(down)', 'p(up)'],
      ['q', 2, 'up', '', 0.25, 0.75],
      ['z', 1, 'down', '', expect.closeTo(0.9, 6), expect.closeTo(0.1, 6)],
    ]);
  });
});

describe('truths', () => {
  it('are rows of one class, weighted by class where the loss asks for it, or the code', () => {
    const uneven = slopes(16).map((made, i) => ({
      ...made,
      label: i < 4 ? 'few' : 'many',
      part: i < 3 || (i > 4 && i < 14) ? 'train' : 'test',
    }));
    const prepared = prepare(recordingsTable(uneven), { parts: 'part', split: { train: 0.8, validation: 0 } });
    const write = (truth: 'oneHot' | 'code', balanced = false) => {
      const writer = prepared.source.open({ inputs: [], outputs: [{ columns: ['kind'], truth, balanced }] });
      const values = new Float32Array(2 * (writer.targetShapes[0]?.[0] ?? 0));
      writer.write(Uint32Array.of(0, 5), { layout: 'sampleFirst', inputs: [], targets: [{ values, at: 0 }] });
      return [...values];
    };
    expect(write('oneHot')).toEqual([1, 0, 0, 1]);
    expect(write('code')).toEqual([0, 1]);
    // 12 training samples: 3 of few, 9 of many.
    const [few, , , many] = write('oneHot', true);
    expect(few).toBeCloseTo(12 / (2 * 3), 5);
    expect(many).toBeCloseTo(12 / (2 * 9), 5);
  });
});

describe('the report', () => {
  it('holds answers against the most common class and a linear model, which are right on a small table', () => {
    const prepared = prepare(given(40, 10), { parts: 'part' });
    const ids = prepared.scored('test');
    const truth = [...ids].map((id) => prepared.data.layout.samples[id]?.label as number);
    const wrongOnce = Float32Array.from(truth.flatMap((code, i) => ((code === 0) === i > 0 ? [0.9, 0.1] : [0.1, 0.9])));
    const [target] = prepared.evaluate('test', ids, [{ columns: ['kind'], values: wrongOnce }]).targets;
    expect(target?.model.metrics.accuracy).toBeCloseTo(0.9, 10);
    expect(target?.baselines.map(({ id, metrics }) => [id, metrics.accuracy])).toEqual([
      ['majorityClass', 0.5],
      ['linearSummary', 1],
    ]);
    expect(target?.verdict.kind).toBe('few');
    expect(target?.parts.map(({ kind }) => kind)).toEqual(['curve', 'matrix', 'table', 'table']);
    expect(target?.parts[1]).toMatchObject({ names: ['down', 'up'] });
  });
});

describe('a first recipe', () => {
  it('finds the roles of columns, and starts with a model that heeds the padding', () => {
    const table = recordingsTable(slopes(12));
    const recipe = suggestSequences(table);
    expect(recipe).toMatchObject({
      series: 'rec',
      order: 'step',
      features: ['x'],
      label: 'kind',
      parts: 'part',
      length: 11,
    });
    const graph = sequenceClassification.startingGraph(sequenceClassification.describe(table, recipe));
    expect(graph.nodes.map(({ type }) => type)).toEqual(['input', 'masking', 'lstm', 'dense', 'target']);
  });

  it('takes numbers for names and classes', () => {
    const rows = [1, 2, 3, 4].flatMap((id) => [0.5, 0.25].map((x) => `${id},${id % 2 === 0 ? 9 : 10},${x * id}`));
    const table = tableOf(`id,class,x\n${rows.join('\n')}\n`);
    const recipe = { ...suggestSequences(table), split: { train: 0.5, validation: 0 } };
    expect(recipe).toMatchObject({ series: 'id', label: 'class', features: ['x'], length: 2 });
    const { data } = prepare(table, recipe);
    expect(data.layout.recordings.map(({ name }) => name)).toEqual(['1', '2', '3', '4']);
    expect(data.layout.classes).toEqual(['9', '10']);
  });
});
