import { EN, type Language, LANGUAGES, type Locale } from '#engine';
import { create } from 'zustand';
import { useSettings } from '../state/settingsStore';

/** The words that are shown, in the user's language as soon as they are loaded. */
export const useLocale = create<Locale>(() => EN);

/** Loads a language and shows everything in it. Of several that are asked for in a row, the last one stays. */
export async function showLanguage(wanted: Language): Promise<void> {
  const locale = await LANGUAGES.find(({ id }) => id === wanted)?.load();
  if (locale && useSettings.getState().language === wanted) useLocale.setState(locale, true);
}

/** Shows the language of the settings, from now on. Settles when the first one is there; `onFailure` hears of later ones. */
export function followLanguage(onFailure: (error: unknown) => void): Promise<void> {
  useSettings.subscribe(({ language }, before) => {
    if (language !== before.language) showLanguage(language).catch(onFailure);
  });
  return showLanguage(useSettings.getState().language);
}
