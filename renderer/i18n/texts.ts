import {
  choiceText,
  type GraphNode,
  layerText,
  type LayerText,
  type Locale,
  type NamedText,
  paramText,
  type Problem,
  type ProblemText,
  problemText,
  settingText,
  type TemplateText,
  templateText,
  type Writer,
  makeWriter,
  writeTitle,
} from '#engine';
import { useLocale } from './locale';

/** Everything that turns keys, phrases and problems into the user's language. */
export interface Texts extends Writer {
  /** A problem's sentences. */
  readonly problem: (problem: Pick<Problem, 'code' | 'values'>) => ProblemText;
  /** Name, help and documentation of a layer. */
  readonly layer: (type: string) => LayerText;
  /** What a node is called: its own name, or that of its layer. */
  readonly title: (node: GraphNode) => string;
  /** Name and help of a layer's parameter. */
  readonly param: (type: string, name: string) => NamedText;
  /** Name and help of a training setting. */
  readonly setting: (name: keyof Locale['settings']) => NamedText;
  /** The name of a value that can be chosen for a parameter or a setting. */
  readonly choice: (param: string, value: string) => string;
  /** What the gallery says of a template. */
  readonly template: (id: string) => TemplateText;
}

const NO_LAYER: LayerText = { label: '', help: '', text: '' };

function makeTexts(locale: Locale): Texts {
  const writer = makeWriter(locale);
  return {
    ...writer,
    title: (node) => writeTitle(node, writer),
    problem: (problem) => problemText(problem, locale),
    layer: (type) => layerText(locale, type) ?? NO_LAYER,
    param: (type, name) => paramText(locale, type, name) ?? { label: name, help: '' },
    setting: (name) => settingText(locale, name) ?? { label: name, help: '' },
    choice: (param, value) => choiceText(locale, param, value) ?? value,
    template: (id) => templateText(locale, id),
  };
}

const made = new WeakMap<Locale, Texts>();

function textsIn(locale: Locale): Texts {
  const texts = made.get(locale) ?? makeTexts(locale);
  made.set(locale, texts);
  return texts;
}

/** The texts in the user's language; the component is drawn again when the language changes. */
export function useTexts(): Texts {
  return textsIn(useLocale());
}

/** The texts in the user's language as it is now, for code outside components. */
export function currentTexts(): Texts {
  return textsIn(useLocale.getState());
}
