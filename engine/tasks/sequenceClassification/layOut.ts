import type { PartName } from '../../samples/sampleSource';
import { findColumn, type Table } from '../../tables/table';
import { columnTexts, sortTexts } from '../../tables/columnTexts';
import type { SequenceRecipe } from './recipe';
import { findRecordings, type Recording, type SortedRows } from './recordings';
import { drawParts, givenParts } from './splitRecordings';

/** One sample: some steps of a recording, from the sorted row `first` on. */
export interface SequenceSample {
  readonly recording: Recording;
  readonly first: number;
  /** Never more than the recipe's length. */
  readonly steps: number;
  /** Its class, of a window that of its last step; negative where it has none. Not asked for where each step has its own. */
  readonly label: number;
}

/** In place of a class where the table does not say one. */
export const UNLABELED = -1;

/** In place of a class that the training part never shows: this for the first of them, one less for the next. */
const UNSEEN = -2;

/** How a table falls into recordings, parts and samples. */
export interface Layout extends SortedRows {
  /** The part of each recording; null for one that belongs to none. */
  readonly parts: readonly (PartName | null)[];
  /** The classes that the training part shows. */
  readonly classes: readonly string[];
  /** The classes that only other parts show. */
  readonly unseen: readonly string[];
  /** The class of each sorted row, as `classText` reads it. */
  readonly rowClasses: Int32Array;
  readonly samples: readonly SequenceSample[];
  /** The samples of each part. */
  readonly ids: Readonly<Record<PartName, Uint32Array>>;
  /** Recordings that are longer than a sample of the whole may be. */
  readonly cut: number;
  /** The first recording whose class changes where one is asked for the whole. */
  readonly changing: Recording | null;
  /** Recordings without a class. */
  readonly unlabeled: number;
}

/** What stands already: the classes of an earlier training; or that all samples are for testing. */
export interface LayoutOptions {
  readonly classes?: readonly string[];
  readonly whole?: boolean;
}

/** Lays a table out by its recipe. Never fails: what is of no use is left out, and `prepareSequences` says why. */
export function layOut(table: Table, recipe: SequenceRecipe, { classes: known, whole }: LayoutOptions = {}): Layout {
  const sorted = findRecordings(table, recipe);
  const { rows, recordings } = sorted;
  const column = recipe.label === null ? undefined : findColumn(table, recipe.label);
  const { codes, texts } = column ? columnTexts(column) : { codes: null, texts: [] };
  const codeAt = (row: number): number => (codes ? (codes[rows[row] as number] as number) : -1);
  const found = recordings.map((recording) => commonest(recording, codeAt));
  const ofRecording = found.map(({ code }) => code);
  const parts = whole ? recordings.map((): PartName => 'test') : partsOf(table, sorted, ofRecording, recipe);
  const classes = known ?? trainedClasses(sorted, parts, codeAt, texts);
  const indexOf = new Map(classes.map((text, i) => [text, i]));
  const unseen = texts.filter((text) => !indexOf.has(text));
  unseen.forEach((text, i) => indexOf.set(text, UNSEEN - i));
  const classOf = (code: number): number => indexOf.get(texts[code] as string) ?? UNLABELED;
  const rowClasses = Int32Array.from(rows, (_, row) => classOf(codeAt(row)));
  const isWhole = recipe.samples === 'recordings';
  const bySteps = recipe.classOf === 'step';

  const samples: SequenceSample[] = [];
  const ids: Record<PartName, number[]> = { train: [], validation: [], test: [] };
  recordings.forEach((recording, k) => {
    for (const { first, steps } of cutRecording(recording, recipe)) {
      const label = isWhole ? classOf(ofRecording[k] as number) : (rowClasses[first + steps - 1] as number);
      const part = parts[k];
      const isLabeled = bySteps
        ? rowClasses.subarray(first, first + steps).some((own) => own !== UNLABELED)
        : label !== UNLABELED;
      if (part && (isLabeled || whole)) ids[part].push(samples.length);
      samples.push({ recording, first, steps, label });
    }
  });
  return {
    ...sorted,
    parts,
    classes,
    unseen,
    rowClasses,
    samples,
    ids: {
      train: Uint32Array.from(ids.train),
      validation: Uint32Array.from(ids.validation),
      test: Uint32Array.from(ids.test),
    },
    cut: isWhole ? recordings.filter(({ steps }) => steps > recipe.length).length : 0,
    changing: (isWhole && !bySteps && recordings.find((_, k) => found[k]?.changes)) || null,
    unlabeled: ofRecording.filter((code) => code < 0).length,
  };
}

/** What the table says of a class, known to the training part or not; null where it says nothing. */
export const classText = ({ classes, unseen }: Layout, code: number): string | null =>
  (code < 0 ? unseen[UNSEEN - code] : classes[code]) ?? null;

/** The class that most rows of a recording have, the first of equals; −1 where none has one. */
function commonest(
  { first, steps }: Recording,
  codeAt: (row: number) => number,
): { readonly code: number; readonly changes: boolean } {
  const counts = new Map<number, number>();
  for (let row = first; row < first + steps; row++) {
    const code = codeAt(row);
    if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const [top = [-1]] = [...counts].sort(([, a], [, b]) => b - a);
  return { code: top[0] ?? -1, changes: counts.size > 1 };
}

function partsOf(
  table: Table,
  { rows, recordings }: SortedRows,
  classes: readonly number[],
  recipe: SequenceRecipe,
): readonly (PartName | null)[] {
  const column = recipe.parts === null ? undefined : findColumn(table, recipe.parts);
  if (!column) return drawParts(classes, recipe);
  const { codes, texts } = columnTexts(column);
  const marks = recordings.map(({ first }) => partNamed(texts[codes[rows[first] as number] as number] ?? ''));
  return givenParts(marks, classes, recipe);
}

/** The part that a cell names. */
export function partNamed(text: string): PartName | null {
  const name = text.trim().toLowerCase();
  return name === 'train' || name === 'validation' || name === 'test' ? name : null;
}

function trainedClasses(
  { recordings }: SortedRows,
  parts: readonly (PartName | null)[],
  codeAt: (row: number) => number,
  texts: readonly string[],
): readonly string[] {
  const seen = new Set<string>();
  recordings.forEach(({ first, steps }, k) => {
    if (parts[k] !== 'train') return;
    for (let row = first; row < first + steps; row++) {
      const text = texts[codeAt(row)];
      if (text !== undefined) seen.add(text);
    }
  });
  return sortTexts(seen);
}

/** The samples of a recording: one of the whole, its last steps where it is too long; or windows, one at least. */
function cutRecording(
  { first, steps }: Recording,
  { samples, length, stride }: SequenceRecipe,
): readonly { readonly first: number; readonly steps: number }[] {
  if (steps <= length) return [{ first, steps }];
  if (samples === 'recordings') return [{ first: first + steps - length, steps: length }];
  const count = Math.floor((steps - length) / stride) + 1;
  return Array.from({ length: count }, (_, k) => ({ first: first + k * stride, steps: length }));
}
