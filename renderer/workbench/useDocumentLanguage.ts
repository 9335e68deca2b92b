import { useEffect } from 'react';
import { useSettings } from '../state/settingsStore';

/** Tells the browser the language of the texts: it chooses glyphs, quotes and the screen reader's voice by it. */
export function useDocumentLanguage(): void {
  const language = useSettings((state) => state.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}
