import { useColorScheme as useSystemScheme } from '@mantine/hooks';
import { useSettings } from './settingsStore';

const systemScheme = () => (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** The scheme of the moment: the user's choice, or the system's. */
export function colorScheme(): 'light' | 'dark' {
  const { theme } = useSettings.getState();
  return theme === 'system' ? systemScheme() : theme;
}

/** As `colorScheme`, followed as it changes. */
export function useColorScheme(): 'light' | 'dark' {
  const choice = useSettings((state) => state.theme);
  const system = useSystemScheme(systemScheme());
  return choice === 'system' ? system : choice;
}
