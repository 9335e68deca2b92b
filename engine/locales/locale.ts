import type { EN } from './en';

/** The same tree of keys with any texts. */
type Translated<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]> };

/** Every word of the product in one language: what English has, complete, or it does not compile. */
export type Locale = Translated<typeof EN>;

/** Names one text outside of problems and layers. */
export type TextKey = keyof Locale['words'];

/** Names one kind of mistake; `locales/en/problems` says it in English. */
export type ProblemCode = keyof Locale['problems'];

/** The two sentences of a problem, with `{{placeholders}}`: what is wrong, then what to do. */
export interface ProblemText {
  readonly message: string;
  readonly hint: string;
}

/** Name, help and documentation of a layer, and of its parameters. */
export interface LayerText {
  readonly label: string;
  readonly help: string;
  /** What it computes, in one or two sentences beyond `help`. */
  readonly text: string;
  readonly params: Readonly<Record<string, ParamText>>;
}

export interface ParamText {
  readonly label: string;
  readonly help: string;
  /** The names of what can be chosen, by value. */
  readonly options?: Readonly<Record<string, string>>;
}
