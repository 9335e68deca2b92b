import { type CSSProperties, useEffect } from 'react';
import { useTexts } from '../i18n/texts';
import { Inspector } from '../inspector/Inspector';
import { Palette, PaletteDragGhost } from './palette/Palette';
import { useSelection } from '../state/selectionStore';
import { useSettings } from '../state/settingsStore';
import { useView } from '../state/viewStore';
import { Center } from './Center';
import { preloadPanels } from '../panels';
import { Header } from './Header';
import { SidePanel } from './SidePanel';
import { StatusLine } from './StatusLine';
import styles from './Studio.module.css';

/** Long enough after the project stands that nothing waits for it. */
const PRELOAD_AFTER_MS = 1500;

function preloadWhenIdle(): () => void {
  const timer = setTimeout(() => void preloadPanels(), PRELOAD_AFTER_MS);
  return () => clearTimeout(timer);
}

/** The window with a project open. */
export function Studio() {
  useEffect(preloadWhenIdle, []);
  const { palette, inspector } = useSettings((state) => state.panels);
  // A maximized dock has the whole width, but for the settings of a node that is chosen.
  const maximized = useView((state) => state.dockMaximized);
  const nodeSelected = useSelection((state) => state.nodeIds.length > 0);
  const { t } = useTexts();
  const sizes = {
    '--palette-width': `${palette.sizePx}px`,
    '--inspector-width': `${inspector.sizePx}px`,
  } as CSSProperties;
  return (
    <div className={styles.studio} style={sizes}>
      <Header />
      <main className={styles.main}>
        {!maximized && (
          <SidePanel name="palette" side="left" label={t('palette.label')} resizeLabel={t('palette.resize')}>
            <Palette />
          </SidePanel>
        )}
        <Center />
        {(!maximized || nodeSelected) && (
          <SidePanel name="inspector" side="right" label={t('inspector.label')} resizeLabel={t('inspector.resize')}>
            <Inspector />
          </SidePanel>
        )}
      </main>
      <StatusLine />
      <PaletteDragGhost />
    </div>
  );
}
