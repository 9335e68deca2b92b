import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { Gallery } from './gallery/Gallery';
import { DropTarget } from './DropTarget';
import { useKeyboardShortcuts } from './commands/keyboard';
import { useTexts } from '../i18n/texts';
import { useSettings } from '../state/settingsStore';
import { useView } from '../state/viewStore';
import { Announcer } from './Announcer';
import { Dialogs } from './dialogs/Dialogs';
import { ErrorBoundary } from './frame/ErrorBoundary';
import { Studio } from './Studio';
import { resolveCssVariables, THEME } from '../ui/theme';
import { useColorScheme } from '../state/colorScheme';
import { useFocusReturn } from './dialogs/useFocusReturn';
import { useHostLink } from './useHostLink';

/** The whole window. */
export function App() {
  const scheme = useColorScheme();
  return (
    <MantineProvider theme={THEME} cssVariablesResolver={resolveCssVariables} forceColorScheme={scheme}>
      <Window />
    </MantineProvider>
  );
}

function Window() {
  const screen = useView((state) => state.screen);
  const language = useSettings((state) => state.language);
  const { t } = useTexts();
  // The browser chooses glyphs, quotes and the screen reader's voice by it.
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useKeyboardShortcuts();
  useHostLink();
  useFocusReturn();
  return (
    <ErrorBoundary part={t('failure.window')}>
      <DropTarget>{screen === 'gallery' ? <Gallery /> : <Studio />}</DropTarget>
      <Dialogs />
      <Announcer />
    </ErrorBoundary>
  );
}
