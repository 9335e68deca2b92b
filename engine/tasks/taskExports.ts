import type { ChosenLoss } from '../losses';
import type { Fact } from '../reports/blocks';
import type { Block } from '../reports/writeReport';
import type { CsvFormat } from '../tables/csvFormat';
import type { Column, Table } from '../tables/table';
import type { DataSignature } from '../tensors/dataSignature';
import type { Writer } from '../text/writer';
import type { ScalingName } from './scaler';

/** What one Input of the model reads. */
export type PlannedInput =
  | { readonly kind: 'numbers'; readonly columns: readonly string[] }
  | { readonly kind: 'codes'; readonly column: string };

/** What one Target of the model predicts. */
export type PlannedOutput = ChosenLoss &
  (
    | { readonly kind: 'numbers'; readonly columns: readonly string[] }
    | { readonly kind: 'class'; readonly column: string }
  );

/** What a program is planned from beside the prepared data. */
export interface ProgramFacts {
  /** In the order of the model's inputs and outputs. */
  readonly inputs: readonly PlannedInput[];
  readonly outputs: readonly PlannedOutput[];
  readonly csv: CsvFormat;
  readonly table: Table;
}

/** What exports say and make of the projects of a task. */
export interface TaskExports<Recipe, Prepared> {
  /**
   * What a model does with some columns, after its name and in English, such as `reads the last 6 rows of a table and
   * forecasts load of the next row`.
   */
  does(recipe: Recipe, columns: readonly string[]): string;
  /** How raw rows become inputs: what the model's shape tells, and what is not known of a model from elsewhere. */
  preprocessing(recipe: Recipe): Readonly<Record<'shape' | 'preparation', Readonly<Record<string, unknown>>>>;
  scaling(recipe: Recipe): ScalingName;
  /** Loads what a model card says. */
  card(): Promise<TaskCard<Recipe, Prepared>>;
  /** Loads what its programs are made of. */
  programs(): Promise<TaskPrograms<Prepared>>;
}

/** The languages of exported programs. */
export type ProgramLanguage = 'typescript' | 'python';

/** The text of files by name. */
export type Texts = Readonly<Record<string, string>>;

/** What the exported programs of a task are made of: real files, and what a project needs of them. */
export interface TaskPrograms<Prepared> {
  /** The files that each program brings along beside those of its framework; what none of them imports is left out. */
  readonly files: Readonly<Record<ProgramLanguage, Texts>>;
  /** The column whose moments order the rows, if there is one. */
  timeColumn(prepared: Prepared, table: Table): string | null;
  /** The rows that the programs read, where not all are in use. */
  usedRows?(prepared: Prepared): Table;
  plan(prepared: Prepared, facts: ProgramFacts): ProgramPlan;
}

/** What a project needs of the files of its task. */
export interface ProgramPlan {
  /** Which marked blocks of the files it needs. */
  readonly flags: Readonly<Record<string, boolean>>;
  /** Lines that are known only at the export, by the name of their block. */
  readonly inserts: Readonly<Record<string, readonly string[]>>;
  /** Its own part of `recipe.json`. */
  readonly recipe: Readonly<Record<string, unknown>>;
  /** Whether the program reads `outputs` of `recipe.json`: the columns of each. */
  readonly readsOutputs: boolean;
  /** What stands in JSON files of its own beside `recipe.json`, by name. */
  readonly settings: Readonly<Record<string, object>>;
  /** What a README says, in Markdown. */
  readonly readme: ReadmeTexts;
}

/** What a README says of a program. */
export interface ReadmeTexts {
  /** What the model answers with, such as `forecasts`. */
  readonly answers: string;
  /** What `predict` does; options stand in code spans. */
  readonly predict: string;
  /** What can be set in `recipe.json` beside the training. */
  readonly settings: string;
  /** A paragraph of its own, or nothing. */
  readonly note: string;
}

/** Which marked blocks a scaling needs; without number columns nothing is fitted. */
export function scalingFlags(scaling: ScalingName, hasNumbers: boolean): ProgramPlan['flags'] {
  return {
    standard: scaling === 'standard',
    minMax: scaling === 'minMax',
    none: scaling === 'none',
    // The export chooses the scaling; only the uncut files read it of their recipe.
    asItLies: false,
    fitted: scaling !== 'none' && hasNumbers,
    scaled: hasNumbers,
    unscaled: !hasNumbers,
  };
}

/** What is known of a project's data when a card is written. */
export interface KnownData<Recipe, Prepared> {
  readonly recipe: Recipe;
  readonly table: Table | null;
  readonly prepared: Prepared | null;
  readonly signature: DataSignature | null;
  /** The language of the card. */
  readonly writer: Writer;
}

/** What a model card says of the data of a task, beside what every card does. */
export interface TaskCard<Recipe, Prepared> {
  /** What the model does, in a sentence or two. */
  summary(known: KnownData<Recipe, Prepared>): string;
  /** Of the data, beside its file. */
  facts(known: KnownData<Recipe, Prepared>): readonly Fact[];
  column(known: KnownData<Recipe, Prepared>, name: string, kind: Column['kind']): CardColumn;
  /** Which samples train the model, which choose its best state, and which judge it. */
  split(known: KnownData<Recipe, Prepared>): readonly Block[];
  /** What is done to rows before the model sees them, beside scaling. */
  preparation(known: KnownData<Recipe, Prepared>): readonly Fact[];
  /** What one should know before relying on the model. */
  limits(known: KnownData<Recipe, Prepared>): readonly string[];
}

/** What a card says of a column. */
export interface CardColumn {
  readonly role: string;
  readonly unit?: string;
  readonly transform?: string;
}
