import { useSyncExternalStore } from 'react';
import { useSettings } from './settingsStore';

const DARK_QUERY = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(DARK_QUERY);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** The scheme of the moment: the user's choice, or the system's. */
export function colorScheme(): 'light' | 'dark' {
  const { theme } = useSettings.getState();
  if (theme !== 'system') return theme;
  return window.matchMedia(DARK_QUERY).matches ? 'dark' : 'light';
}

/** As `colorScheme`, followed as it changes. */
export function useColorScheme(): 'light' | 'dark' {
  const choice = useSettings((state) => state.theme);
  const systemDark = useSyncExternalStore(subscribe, () => window.matchMedia(DARK_QUERY).matches);
  if (choice !== 'system') return choice;
  return systemDark ? 'dark' : 'light';
}
