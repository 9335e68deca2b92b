import type { EN } from './en';

/** The same tree of keys with any texts. */
type Translated<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]> };

/** Every word of the product in one language: what English has, complete, or it does not compile. */
export type Locale = Translated<typeof EN>;

/** Names one text outside of problems and layers. */
export type TextKey = keyof Locale['words'];

/** Names one kind of mistake; `locales/en/problems` says it in English. */
export type ProblemCode = keyof Locale['problems'];

/** The two lines of a problem, with `{{placeholders}}`: what is wrong, then what to do. */
export interface ProblemText {
  readonly message: string;
  readonly hint: string;
}

/** What a parameter or setting is called, and what it does: `Label: help.` in the folder of a language. */
export interface NamedText {
  readonly label: string;
  readonly help: string;
}

/** The four lines of a template on its card in the gallery. */
export interface TemplateText {
  readonly title: string;
  /** What is predicted from what. */
  readonly tagline: string;
  /** What to expect of the trained model, honestly. */
  readonly expect: string;
  /** Size and origin of the data. */
  readonly data: string;
}

/** The three lines of a layer. */
export interface LayerText extends NamedText {
  /** What it computes, in one or two sentences beyond `help`. */
  readonly text: string;
}
