import type { Block } from '../../reports/writeReport';

/** A titled part of a card. */
export interface CardSection {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A model card before it is written as Markdown or HTML. */
export interface CardDocument {
  /** The tag of its language (BCP 47). */
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly CardSection[];
}
