import { englishMessages } from '#engine';
import { createInstance } from 'i18next';
import { type Language, useSettings } from '../state/settingsStore';
import { EN } from './en';
import { ZH_CN } from './zhCN';

/** The message catalogue in the user's language. Keys are flat: their dots carry no structure. */
export const i18n = createInstance();

void i18n.init({
  resources: { en: { translation: { ...englishMessages(), ...EN } }, 'zh-CN': { translation: ZH_CN } },
  lng: useSettings.getState().language,
  fallbackLng: 'en',
  supportedLngs: ['en', 'zh-CN'] satisfies Language[],
  keySeparator: false,
  nsSeparator: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  // All texts are here already; waiting for the next tick would show keys first.
  initAsync: false,
});

useSettings.subscribe((state, before) => {
  if (state.language !== before.language) void i18n.changeLanguage(state.language);
});
