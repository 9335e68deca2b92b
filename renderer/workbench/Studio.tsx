import { type ComponentProps, type CSSProperties, useEffect } from 'react';
import { Canvas } from '../canvas/Canvas';
import { useTexts } from '../i18n/texts';
import { Inspector } from '../inspector/Inspector';
import { Palette, PaletteDragGhost } from './palette/Palette';
import { changePanel, PANEL_BOUNDS, type PanelName, useSettings } from '../state/settingsStore';
import { CommandIconButton } from '../commands/CommandIconButton';
import { Checklist } from './checklist/Checklist';
import { Dock } from './Dock';
import { preloadPanels } from '../panels';
import { ErrorBoundary } from './frame/ErrorBoundary';
import { Header } from './Header';
import { ChevronLeftIcon, ChevronRightIcon } from '../ui/icons';
import { NoticeBar } from './frame/NoticeBar';
import { Splitter } from '../ui/Splitter';
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
        {palette.open ? (
          <>
            <aside className={styles.palette} aria-label={t('palette.label')}>
              <ErrorBoundary part={t('palette.label')}>
                <Palette />
              </ErrorBoundary>
            </aside>
            <PanelSplitter panel="palette" label={t('palette.resize')} axis="x" />
          </>
        ) : (
          <div className={styles.rail} data-side="left">
            <CommandIconButton id="view.palette" icon={<ChevronRightIcon />} />
          </div>
        )}
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
        {inspector.open ? (
          <>
            <PanelSplitter panel="inspector" label={t('inspector.resize')} axis="x" reversed />
            <aside className={styles.inspector} aria-label={t('inspector.label')}>
              <ErrorBoundary part={t('inspector.label')}>
                <Inspector />
              </ErrorBoundary>
            </aside>
          </>
        ) : (
          <div className={styles.rail} data-side="right">
            <CommandIconButton id="view.inspector" icon={<ChevronLeftIcon />} />
          </div>
        )}
      </main>
      <StatusLine />
      <PaletteDragGhost />
    </div>
  );
}

type PanelSplitterProps = Pick<ComponentProps<typeof Splitter>, 'label' | 'axis' | 'reversed'> & {
  readonly panel: PanelName;
};

function PanelSplitter({ panel, ...look }: PanelSplitterProps) {
  const sizePx = useSettings((state) => state.panels[panel].sizePx);
  return (
    <Splitter
      {...look}
      sizePx={sizePx}
      bounds={PANEL_BOUNDS[panel]}
      testId={`splitter-${panel}`}
      onResize={(wantedPx) => changePanel(panel, { sizePx: wantedPx })}
    />
  );
}
