import type { Phrase } from '../text/phrase';
import type { Errors, Measure, Opponent, Verdict } from './judge';

/** What an evaluation found, as data. App, command line and model card show the same of it, each in its own form. */
export interface Report {
  /** The part of the data that it was found on. */
  readonly part: 'validation' | 'test';
  readonly targets: readonly TargetReport[];
}

/** How good a model's answers to one target are, beside those of baselines. */
export interface TargetReport {
  /** The column or output, by the user's name. */
  readonly name: string;
  /** The unit of its numbers; empty for classes. */
  readonly unit: string;
  /** What is answered once, for counting them in words. */
  readonly sample: 'window' | 'sequence' | 'step';
  readonly sampleCount: number;
  /** Answers to one sample: the horizon, or 1. */
  readonly steps: number;
  /** What verdicts compare, the first before the others. */
  readonly measures: readonly Measure[];
  /** The metrics that a table of scores shows, in order. */
  readonly metrics: readonly TableColumn[];
  readonly model: Scores;
  readonly baselines: readonly BaselineScores[];
  /** Features that tell the answer: see `findLeaks`. */
  readonly leaks: readonly (string | Phrase)[];
  readonly verdict: Verdict;
  /** What else there is to show, in order. */
  readonly parts: readonly ReportPart[];
}

/** How good some answers are. */
export interface Scores {
  /** By name, such as `mae` or `accuracy`; errors of numbers in the data's own units. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly errors: Errors;
}

/** How good a baseline is, and what the model is worth against it. */
export interface BaselineScores extends Scores, Opponent {
  /** What it is, for the reader: “same as yesterday”. */
  readonly name: Phrase;
}

/** What a report says: a phrase, or a name of the user's own. */
export type Words = Phrase | string;

/** Something that a report shows beside verdict and scores. */
export type ReportPart = CurvePart | MatrixPart | TablePart | ListPart | TextPart;

/** Answers in the order of the samples: what was true, what the model says, what each baseline says. */
export interface CurvePart {
  readonly kind: 'curve';
  readonly title: Phrase;
  readonly unit: string;
  /** Where each value stands. */
  readonly at: Positions;
  /** Values of one sample, one after another. */
  readonly steps: number;
  /** Where values are codes of classes, their names; a code without a name was never seen in training. */
  readonly classes: readonly string[] | null;
  readonly lines: readonly CurveLine[];
}

/** Where values stand: at times in milliseconds, at rows counted from 0, or at samples that have names. */
export type Positions =
  | { readonly kind: 'time' | 'row'; readonly values: Float64Array }
  | { readonly kind: 'name'; readonly names: readonly string[] };

/** One line of a curve. */
export interface CurveLine {
  /** `ACTUAL`, `MODEL` or the id of a baseline. */
  readonly id: string;
  readonly name: Words;
  /** One value for each position. */
  readonly values: Float64Array;
}

/** The id of what was true among the lines of a curve. */
export const ACTUAL = 'actual';

/** The id of the model among the lines of a curve and the rows of a table of scores. */
export const MODEL = 'model';

/** Counts of pairs, such as actual and predicted classes. */
export interface MatrixPart {
  readonly kind: 'matrix';
  readonly title: Phrase;
  /** What its rows and columns are: “actual ↓ predicted →”. */
  readonly corner: Phrase;
  /** Names of the rows and of the columns. */
  readonly names: readonly string[];
  /** `counts[row][column]`. */
  readonly counts: readonly (readonly number[])[];
  /** What the counts leave out. */
  readonly note: Phrase | null;
}

/** A table of figures. */
export interface TablePart {
  readonly kind: 'table';
  readonly title: Phrase;
  /** What stands above the names of the rows. */
  readonly corner: Words;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** A column of figures. */
export interface TableColumn {
  readonly key: string;
  readonly name: Phrase;
  /** What the name means, at length. */
  readonly help: Phrase | null;
  readonly format: 'figure' | 'share' | 'gain' | 'count';
  readonly unit: string;
}

/** A row of figures by the keys of their columns; a figure that is not there leaves its cell empty. */
export interface TableRow {
  readonly id: string;
  readonly name: Words;
  readonly figures: Readonly<Record<string, number>>;
}

/** Sentences or names below each other. */
export interface ListPart {
  readonly kind: 'list';
  readonly items: readonly Words[];
}

/** A sentence; `note` for one that must not be missed. */
export interface TextPart {
  readonly kind: 'text' | 'note';
  readonly words: Words;
}

/** The curve of a target, if it has one. */
export function curveOf(target: TargetReport): CurvePart | undefined {
  return target.parts.find((part) => part.kind === 'curve');
}

/** The values of a line of a target's curve; none where there is no such line. */
export function lineValues(target: TargetReport | undefined, id: string): Float64Array {
  const curve = target && curveOf(target);
  return curve?.lines.find((line) => line.id === id)?.values ?? new Float64Array();
}
