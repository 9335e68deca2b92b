import { EN } from './en';
import type { Locale } from './locale';

/** The languages of the product. English is at hand at once; each other one is loaded when it is chosen. */
export const LANGUAGES = [
  { id: 'en', name: 'English', load: (): Promise<Locale> => Promise.resolve(EN) },
  { id: 'zh-CN', name: '简体中文', load: async (): Promise<Locale> => (await import('./zhCN')).ZH_CN },
] as const;

/** A language by its tag (BCP 47). */
export type Language = (typeof LANGUAGES)[number]['id'];
