import { findMissingCodes } from './numbers/findMissingCodes';
import type { RawTable } from './rawTable';
import type { WideTable } from './turnTable';
import type { Decision, Reading } from './reading';

/** Columns of a table may be thousands, and its rows millions. */
const [MOST_OFFERED, MOST_LOOKED_AT] = [50, 50_000];

/** What was found out about how a file is written, where it is not what everyone expects or could be otherwise. */
export function readingDecisions(
  raw: RawTable,
  reading: Reading,
  emptyColumns: number,
  wide: WideTable | null,
): Decision[] {
  const { given, names, unnamed, renamed } = raw;
  const decisions: Decision[] = [];
  const tell = (about: Decision['about'], code: string, values = {}): void => {
    const isGiven = about in given;
    decisions.push({ about, reason: isGiven ? { code: 'reading.given' } : ({ code, values } as Decision['reason']) });
  };
  const { encoding, skipped, footer, header } = reading;
  const { kind } = raw;
  decisions.push(...(kind?.decisions ?? []));
  if (!kind || kind.isText)
    tell('encoding', `reading.encoding.${raw.marked ? 'mark' : encoding === 'utf-8' ? 'valid' : 'guessed'}`);
  if (!kind && names.length > 1) tell('delimiter', 'reading.delimiter');
  if (reading.decimal === ',') tell('decimal', 'reading.decimalComma');
  if (!header) tell('header', 'reading.noHeader', { count: names.length });
  if (skipped > 0) tell('skipped', 'reading.skipped', { count: skipped });
  if (footer > 0) tell('footer', 'reading.footer', { count: footer });
  const kept = new Set(raw.columns.map(({ column }) => column.name));
  const called = unnamed.map((k) => names[k] as string).filter((name) => kept.has(name));
  if (header && called.length > 0) tell('columns', 'reading.unnamed', { columns: called.slice(0, 20) });
  if (emptyColumns > 0) tell('columns', 'reading.emptyColumns', { count: emptyColumns });
  for (const { from, to } of renamed.slice(0, 20)) tell('columns', 'reading.renamed', { from, to });
  for (const column of raw.columns) {
    const { name } = column.column;
    for (const reason of column.reasons ?? [])
      decisions.push({ about: 'types', reason: { code: 'reading.ofColumn', values: { column: name, reason } } });
  }
  if (wide?.series) {
    const values = { count: wide.times.length, column: wide.series };
    decisions.push(
      given.turned
        ? { about: 'turned', reason: { code: 'reading.turned', values }, offer: { turned: null } }
        : { about: 'turned', reason: { code: 'reading.wide', values }, offer: { turned: wide.series } },
    );
  }
  return [...decisions, ...missingDecisions(raw.columns, reading)];
}

/** Numbers that seem to stand for a missing value, and those that are settled to. */
function missingDecisions(columns: RawTable['columns'], { missing }: Reading): Decision[] {
  const settled = Object.entries(missing).map(([column, codes]): Decision => {
    const { [column]: _, ...others } = missing;
    const reason = { code: 'reading.missingSettled', values: { column, codes } } as const;
    return { about: 'missing', reason, offer: { missing: others } };
  });
  const offered = columns.flatMap(({ column }) =>
    column.kind !== 'number'
      ? []
      : findMissingCodes(sampled(column.values), column.name).map(({ code }): Decision => {
          const count = column.values.reduce((sum, value) => sum + Number(value === code), 0);
          const codes = [...(missing[column.name] ?? []), code];
          const reason = {
            code: 'reading.missingCode',
            values: { column: column.name, value: String(code), count },
          } as const;
          return { about: 'missing', reason, offer: { missing: { ...missing, [column.name]: codes } } };
        }),
  );
  return [...settled, ...offered.slice(0, MOST_OFFERED)];
}

/** At most so many of a column's values, evenly spaced. */
function sampled(values: Float64Array): Float64Array {
  const step = Math.ceil(values.length / MOST_LOOKED_AT);
  return step <= 1 ? values : values.filter((_, row) => row % step === 0);
}
