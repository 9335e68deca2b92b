import { MantineProvider } from '@mantine/core';
import { Gallery } from './gallery/Gallery';
import { DropTarget } from './DropTarget';
import { useKeyboardShortcuts } from './commands/keyboard';
import { useTexts } from '../i18n/texts';
import { useView } from '../state/viewStore';
import { Announcer } from './Announcer';
import { Dialogs } from './dialogs/Dialogs';
import { ErrorBoundary } from './frame/ErrorBoundary';
import { Studio } from './Studio';
import { resolveCssVariables, THEME } from '../ui/theme';
import { useColorScheme } from '../state/colorScheme';
import { useDocumentLanguage } from './useDocumentLanguage';
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
  const { t } = useTexts();
  useKeyboardShortcuts();
  useDocumentLanguage();
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
