import {
  type LayerText,
  type Locale,
  type MessageValues,
  type ParamText,
  type Problem,
  type ProblemText,
  problemText,
  say,
  type TextKey,
  type Writer,
  makeWriter,
} from '#engine';
import { useLocale } from './locale';

/** Everything that turns keys, phrases and problems into the user's language. */
export interface Texts extends Writer {
  readonly language: string;
  /** A text of the interface. */
  readonly t: (key: TextKey, values?: MessageValues) => string;
  /** A problem's sentences. */
  readonly problem: (problem: Problem) => ProblemText;
  /** Name, help and documentation of a layer, and of its parameters. */
  readonly layer: (type: string) => LayerText;
  /** Name and help of a training setting. */
  readonly setting: (name: keyof Locale['settings']) => ParamText;
}

const NO_LAYER: LayerText = { label: '', help: '', text: '', params: {} };

function makeTexts(locale: Locale): Texts {
  const layers: Readonly<Record<string, LayerText>> = locale.layers;
  return {
    language: locale.id,
    t: (code, values) => (values ? say(locale, { code, values }) : locale.words[code]),
    ...makeWriter(locale),
    problem: (problem) => problemText(problem, locale),
    setting: (name) => locale.settings[name],
    layer: (type) => (Object.hasOwn(layers, type) ? layers[type] : undefined) ?? NO_LAYER,
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
