import type { MessageValues, Problem, ProblemFix, Writer } from '#engine';
import { useSyncExternalStore } from 'react';
import { findNode, numberFormat, timeFormat } from '#engine';
import { useDocument } from '../state/documentStore';
import type { TextKey } from './en';
import { i18n } from './i18n';
import { valueWord } from './valueWords';

/** A problem's sentences in the user's language. */
export interface ProblemText {
  readonly message: string;
  readonly hint: string;
}

/** Everything that turns keys, phrases, figures and problems of the engine into the user's language. */
export interface Texts extends Writer {
  readonly language: string;
  /** A text of the interface. */
  readonly t: (key: TextKey, values?: MessageValues) => string;
  /** A problem's sentences. */
  readonly problem: (problem: Problem) => ProblemText;
  /** The words on the button of a problem's fix. */
  readonly fix: (fix: ProblemFix) => string;
  /** A text of the catalogue of layers, such as `lstm.param.units.label`. */
  readonly layer: (key: string) => string;
  /** A text of a training setting, such as `epochs.label`. */
  readonly setting: (key: string) => string;
}

function makeTexts(language: string): Texts {
  const translate = i18n.getFixedT(language) as (key: string, values?: object) => string;
  // Looking a text up goes through plurals, nesting and fallbacks; one without values is always the same.
  const plain = new Map<string, string>();
  const look = (key: string, values?: object): string => {
    if (values !== undefined) return translate(key, values);
    const text = plain.get(key) ?? translate(key);
    plain.set(key, text);
    return text;
  };
  return {
    language,
    numbers: numberFormat(language),
    times: timeFormat(language),
    t: (key, values) => look(key, values),
    phrase: ({ code, values }) => look(`phrase.${code}`, values && translateValues(values, language)),
    problem: (problem) => {
      const key = `problem.${problem.code}`;
      if (!i18n.exists(`${key}.message`)) return { message: problem.message, hint: problem.hint };
      const values = { ...translateValues(problem.values, language), ...ownNames(problem, look) };
      return { message: look(`${key}.message`, values), hint: look(`${key}.hint`, values) };
    },
    fix: ({ labelCode, labelValues }) =>
      look(`phrase.${labelCode}`, labelValues && translateValues(labelValues, language)),
    layer: (key) => look(`layer.${key}`),
    setting: (key) => look(`setting.${key}`),
  };
}

/** Words of the engine's own that stand among a problem's values, such as “a whole number”. */
function translateValues(values: MessageValues | undefined, language: string): MessageValues {
  if (language === 'en' || !values) return values ?? {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? valueWord(name, value) : value]),
  );
}

/** The label of the parameter or setting that a problem is about, which the engine fills in in English. */
function ownNames(problem: Problem, look: (key: string) => string): MessageValues {
  if (problem.values.label === undefined) return {};
  if (problem.code === 'training.setting') {
    return { label: look(`setting.${problem.path?.slice('training.'.length)}.label`) };
  }
  if (problem.nodeId === undefined || problem.param === undefined) return {};
  const node = findNode(useDocument.getState().project.graph, problem.nodeId);
  const key = `layer.${node?.type}.param.${problem.param}.label`;
  return node && i18n.exists(key) ? { label: look(key) } : {};
}

const made = new Map<string, Texts>();

function textsIn(language: string): Texts {
  const texts = made.get(language) ?? makeTexts(language);
  made.set(language, texts);
  return texts;
}

function onLanguage(changed: () => void): () => void {
  i18n.on('languageChanged', changed);
  return () => i18n.off('languageChanged', changed);
}

/** The texts in the user's language; the component is drawn again when the language changes. */
export function useTexts(): Texts {
  return useSyncExternalStore(onLanguage, currentTexts);
}

/** The texts in the user's language as it is now, for code outside components. */
export function currentTexts(): Texts {
  return textsIn(i18n.language);
}
