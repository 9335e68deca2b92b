import { type CSSProperties, useLayoutEffect, useRef } from 'react';
import { Canvas } from '../canvas/Canvas';
import { useTexts } from '../i18n/texts';
import { dockBounds, dockHeightPx, dockShareOf } from '../state/dockShare';
import { useSelection } from '../state/selectionStore';
import { changeDock, useSettings } from '../state/settingsStore';
import { useView } from '../state/viewStore';
import { useSize } from '../ui/charts/useSize';
import { Splitter } from '../ui/Splitter';
import styles from './Center.module.css';
import { Checklist } from './checklist/Checklist';
import { Dock } from './Dock';
import { ErrorBoundary } from './frame/ErrorBoundary';
import { NodeStrip } from './strip/NodeStrip';

/**
 * The canvas and the dock below it, which share the height. The maximized dock lies over the canvas, which keeps its size and
 * with it its view, and of which a strip of nodes stays in sight.
 */
export function Center() {
  const { open, share } = useSettings((state) => state.panels.dock);
  const maximized = useView((state) => state.dockMaximized);
  const [center, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLDivElement>(null);
  const { t } = useTexts();
  useKeptFocus(maximized, canvas.current);
  const heightPx = size?.heightPx ?? 0;
  const dockHeight = size ? `${dockHeightPx(share, heightPx)}px` : `${share * 100}%`;
  return (
    <div
      ref={center}
      className={styles.center}
      data-maximized={maximized}
      style={{ '--dock-height': open ? dockHeight : 'auto' } as CSSProperties}
    >
      {maximized && <NodeStrip />}
      <div ref={canvas} className={styles.canvas} inert={maximized}>
        <ErrorBoundary part={t('canvas.label')}>
          <Canvas />
        </ErrorBoundary>
        <Checklist />
      </div>
      {open && !maximized && (
        <Splitter
          label={t('dock.resize')}
          axis="y"
          reversed
          sizePx={dockHeightPx(share, heightPx)}
          bounds={dockBounds(heightPx)}
          testId="splitter-dock"
          onResize={(wantedPx) => changeDock({ share: dockShareOf(wantedPx, heightPx) })}
        />
      )}
      <div className={styles.dock}>
        <Dock />
      </div>
    </div>
  );
}

/** Leads the focus to where it goes on when what has it goes out of sight: to the dock's tab, and back to the node. */
function useKeptFocus(maximized: boolean, canvas: HTMLElement | null): void {
  const before = useRef(maximized);
  useLayoutEffect(() => {
    if (before.current === maximized) return;
    before.current = maximized;
    const focused = document.activeElement;
    if (maximized && canvas?.contains(focused)) {
      document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
    } else if (!maximized && focused === document.body) {
      const [nodeId] = useSelection.getState().nodeIds;
      const node = canvas?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId ?? '')}"]`);
      node?.focus({ preventScroll: true });
    }
  }, [maximized, canvas]);
}
