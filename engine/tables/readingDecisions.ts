import type { RawTable } from './finishTable';
import type { WideTable } from './turnTable';
import type { Decision, Reading } from './reading';

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
  if (header && unnamed.length > emptyColumns) {
    tell('columns', 'reading.unnamed', { columns: unnamed.map((k) => names[k] as string).slice(0, 20) });
  }
  if (emptyColumns > 0) tell('columns', 'reading.emptyColumns', { count: emptyColumns });
  for (const { from, to } of renamed.slice(0, 20)) tell('columns', 'reading.renamed', { from, to });
  for (const column of raw.columns) {
    const { name } = column.column;
    for (const reason of column.reasons ?? [])
      decisions.push({ about: 'types', reason: { code: 'reading.ofColumn', values: { column: name, reason } } });
  }
  if (wide?.series) {
    const values = { count: wide.times.length, column: wide.series };
    decisions.push({ about: 'turned', reason: { code: given.turned ? 'reading.turned' : 'reading.wide', values } });
  }
  return decisions;
}
