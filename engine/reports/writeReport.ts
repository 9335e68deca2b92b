import { isoTimes } from '../text/isoTimes';
import type { Writer } from '../text/writer';
import { curveOf, type Report, type ReportPart, type TablePart, type TargetReport, type Words } from './report';
import { scoreTable } from './reportTarget';
import { verdictText } from './verdictText';

/** A part of a page in the words of one language. All texts are plain: whoever writes them into a format escapes them. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** A sentence that must not be missed. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | TableBlock;

/** A table of texts. */
export interface TableBlock {
  readonly kind: 'table';
  readonly head: readonly string[];
  /** As many cells a row as in the head. */
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers, which are set to the right. */
  readonly numeric: readonly number[];
}

/** A name as it is, or a phrase in the writer's language. */
export function writeWords(words: Words, { phrase }: Writer): string {
  return typeof words === 'string' ? words : phrase(words);
}

/** A table of figures, those of a column with equal decimals. */
export function writeTable({ corner, columns, rows }: TablePart, writer: Writer): TableBlock {
  const cells = columns.map(({ key, format }) =>
    writeColumn(
      rows.map(({ figures }) => figures[key]),
      format,
      writer,
    ),
  );
  return {
    kind: 'table',
    head: [
      writeWords(corner, writer),
      ...columns.map(({ name, unit }) => {
        const text = writer.phrase(name);
        return unit === '' ? text : writer.t('text.aside', { text, aside: unit });
      }),
    ],
    rows: rows.map((row, i) => [writeWords(row.name, writer), ...cells.map((column) => column[i] ?? '')]),
    numeric: columns.map((_, i) => i + 1),
  };
}

function writeColumn(
  values: readonly (number | undefined)[],
  format: TablePart['columns'][number]['format'],
  { numbers }: Writer,
): readonly string[] {
  const known = values.filter((value) => value !== undefined);
  const written = format === 'figure' ? numbers.figures(known) : known.map(numbers[format]);
  let next = 0;
  return values.map((value) => (value === undefined ? '' : (written[next++] ?? '')));
}

/** A report on a page: of each target what it was measured on, its scores, the verdict, and what else there is. */
export function writeReport(report: Report, writer: Writer): readonly Block[] {
  return report.targets.flatMap((target) => writeTarget(target, report.part, writer));
}

function writeTarget(target: TargetReport, partName: Report['part'], writer: Writer): readonly Block[] {
  const { phrase } = writer;
  const part = phrase({ code: `part.inText.${partName}` });
  if (target.sampleCount === 0) {
    return [{ kind: 'text', text: phrase({ code: 'report.nothing', values: { target: target.name, part } }) }];
  }
  const about = { target: target.name, samples: samplesText(target, writer), part, span: spanText(target, writer) };
  const steps = target.steps > 1 ? ` ${phrase({ code: 'report.allSteps', values: { count: target.steps } })}` : '';
  return [
    { kind: 'text', text: phrase({ code: 'report.about', values: about }) + steps },
    writeTable(scoreTable(target), writer),
    { kind: 'note', text: verdictText(target, writer) },
    ...target.parts.flatMap((found) => writePart(found, writer)),
  ];
}

/** How many samples a target was measured on: `1,736 windows`. */
export function samplesText({ sample, sampleCount }: TargetReport, { amount }: Writer): string {
  return amount(`sample.${sample}`, sampleCount);
}

/** The first and the last moment, where the data has times: ` (2024-01-01 – 2024-02-01)`. */
function spanText(target: TargetReport, { t }: Writer): string {
  const at = curveOf(target)?.at;
  if (at?.kind !== 'time' || at.values.length === 0) return '';
  const write = isoTimes(at.values);
  return t('report.span', { from: write(at.values[0] as number), to: write(at.values.at(-1) as number) });
}

function writePart(part: ReportPart, writer: Writer): readonly Block[] {
  switch (part.kind) {
    // A page of text has no room for a curve.
    case 'curve':
      return [];
    case 'table':
      return [writeTable(part, writer)];
    case 'matrix':
      return [
        {
          kind: 'table',
          head: [writer.phrase(part.corner), ...part.names],
          rows: part.counts.map((row, i) => [part.names[i] ?? '', ...row.map(writer.numbers.count)]),
          numeric: part.names.map((_, i) => i + 1),
        },
        ...(part.note ? [{ kind: 'text' as const, text: writer.phrase(part.note) }] : []),
      ];
    case 'list':
      return [{ kind: 'list', items: part.items.map((item) => writeWords(item, writer)) }];
    case 'text':
    case 'note':
      return [{ kind: part.kind, text: writeWords(part.words, writer) }];
  }
}
