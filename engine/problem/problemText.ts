/** The two sentences of a problem, with `{{placeholders}}`: what is wrong, then what to do. */
export interface ProblemText {
  readonly message: string;
  readonly hint: string;
}
