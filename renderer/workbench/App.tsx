import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { Gallery } from './gallery/Gallery';
import { DropTarget } from './DropTarget';
import { useKeyboardShortcuts } from './commands/keyboard';
import { useTexts } from '../i18n/texts';
import { useSettings } from '../state/settingsStore';
import { useView } from '../state/viewStore';
import { Dialogs } from './dialogs/Dialogs';
import { ErrorBoundary } from './frame/ErrorBoundary';
import { NoticeBar } from './frame/NoticeBar';
import { Studio } from './Studio';
import { resolveCssVariables, THEME } from '../ui/theme';
import { useColorScheme } from '../state/colorScheme';
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
  return (
    <ErrorBoundary part={t('failure.window')}>
      <DropTarget>{screen === 'gallery' ? <Gallery /> : <Studio />}</DropTarget>
      <NoticeBar />
      <Dialogs />
      <Announcer />
    </ErrorBoundary>
  );
}

/** Says what has happened to screen readers. Two regions take turns, so that the same words are said again. */
function Announcer() {
  const { id, text } = useView((state) => state.announcement);
  return (
    <div className="visuallyHidden" data-testid="announcer">
      <div role="status" aria-live="polite">
        {id % 2 === 0 ? text : ''}
      </div>
      <div role="status" aria-live="polite">
        {id % 2 === 1 ? text : ''}
      </div>
    </div>
  );
}
