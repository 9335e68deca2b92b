import { type CSSProperties, useEffect } from 'react';
import { Canvas } from '../canvas/Canvas';
import { useTexts } from '../i18n/texts';
import { Inspector } from '../inspector/Inspector';
import { Palette, PaletteDragGhost } from './palette/Palette';
import { useSettings } from '../state/settingsStore';
import { Checklist } from './checklist/Checklist';
import { Dock } from './Dock';
import { preloadPanels } from '../panels';
import { ErrorBoundary } from './frame/ErrorBoundary';
import { Header } from './Header';
import { NoticeBar } from './frame/NoticeBar';
import { PanelSplitter } from './PanelSplitter';
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
  const { palette, inspector, dock } = useSettings((state) => state.panels);
  const { t } = useTexts();
  const sizes = {
    '--palette-width': `${palette.sizePx}px`,
    '--inspector-width': `${inspector.sizePx}px`,
    '--dock-height': `${dock.sizePx}px`,
  } as CSSProperties;
  return (
    <div className={styles.studio} style={sizes}>
      <Header />
      <main className={styles.main}>
        <SidePanel name="palette" side="left" label={t('palette.label')} resizeLabel={t('palette.resize')}>
          <Palette />
        </SidePanel>
        <div className={styles.center}>
          <div className={styles.canvas}>
            <ErrorBoundary part={t('canvas.label')}>
              <Canvas />
            </ErrorBoundary>
            <Checklist />
            <NoticeBar />
          </div>
          {dock.open && <PanelSplitter panel="dock" label={t('dock.resize')} axis="y" reversed />}
          <div className={styles.dock} data-open={dock.open}>
            <Dock />
          </div>
        </div>
        <SidePanel name="inspector" side="right" label={t('inspector.label')} resizeLabel={t('inspector.resize')}>
          <Inspector />
        </SidePanel>
      </main>
      <StatusLine />
      <PaletteDragGhost />
    </div>
  );
}
