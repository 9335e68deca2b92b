import { useSyncExternalStore } from 'react';
import { useSettings } from '../state/settingsStore';

const DARK_QUERY = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(DARK_QUERY);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** The scheme to draw in: the user's choice, or the system's, followed as it changes. */
export function useColorScheme(): 'light' | 'dark' {
  const choice = useSettings((state) => state.theme);
  const systemDark = useSyncExternalStore(subscribe, () => window.matchMedia(DARK_QUERY).matches);
  if (choice !== 'system') return choice;
  return systemDark ? 'dark' : 'light';
}
